package io.tradesense.auth.keys.aes;

import io.tradesense.auth.secrets.MasterKey;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.SecureRandom;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Private keys as they may lie in a database: AES-256-GCM, {@code nonce (12 bytes) | ciphertext | tag (16 bytes)}. The
 * key's id is authenticated with it, so a sealed key cannot be moved to another row.
 */
public final class SealedKeys {
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();
    private final SecretKey key;

    public SealedKeys(MasterKey master) {
        this.key = master.derive("signing-keys", "AES");
    }

    public byte[] seal(String id, RSAPrivateCrtKey privateKey) {
        try {
            byte[] nonce = new byte[NONCE_BYTES];
            RANDOM.nextBytes(nonce);
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, id).doFinal(privateKey.getEncoded());
            byte[] stored = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
            System.arraycopy(sealed, 0, stored, NONCE_BYTES, sealed.length);
            return stored;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has " + CIPHER, impossible);
        }
    }

    /** @throws IllegalStateException where this master key did not seal that key under that id */
    public RSAPrivateCrtKey open(String id, byte[] stored) {
        try {
            byte[] nonce = Arrays.copyOf(stored, NONCE_BYTES);
            byte[] opened =
                    cipher(Cipher.DECRYPT_MODE, nonce, id).doFinal(stored, NONCE_BYTES, stored.length - NONCE_BYTES);
            return (RSAPrivateCrtKey) KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(opened));
        } catch (GeneralSecurityException | RuntimeException foreign) {
            throw new IllegalStateException(
                    "AUTH_KEY_ENCRYPTION_KEY does not open signing key " + id
                            + ": it is another one, or the row was changed",
                    foreign);
        }
    }

    private Cipher cipher(int mode, byte[] nonce, String id) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(id.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
