package io.tradesense.auth.mail.aes;

import io.tradesense.auth.secrets.MasterKey;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Letters hold tokens that open accounts, so a letter that waits in the database is sealed: AES-256-GCM,
 * {@code nonce (12 bytes) | ciphertext | tag (16 bytes)}, bound to its id.
 */
public final class SealedLetters {
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();
    private final SecretKey key;

    public SealedLetters(MasterKey master) {
        this.key = master.derive("waiting-letters", "AES");
    }

    public byte[] seal(UUID id, String text) {
        try {
            byte[] nonce = new byte[NONCE_BYTES];
            RANDOM.nextBytes(nonce);
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, id).doFinal(text.getBytes(StandardCharsets.UTF_8));
            byte[] stored = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
            System.arraycopy(sealed, 0, stored, NONCE_BYTES, sealed.length);
            return stored;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has " + CIPHER, impossible);
        }
    }

    /** @throws IllegalStateException where this master key did not seal that letter under that id */
    public String open(UUID id, byte[] stored) {
        try {
            byte[] nonce = Arrays.copyOf(stored, NONCE_BYTES);
            byte[] opened =
                    cipher(Cipher.DECRYPT_MODE, nonce, id).doFinal(stored, NONCE_BYTES, stored.length - NONCE_BYTES);
            return new String(opened, StandardCharsets.UTF_8);
        } catch (GeneralSecurityException | RuntimeException foreign) {
            throw new IllegalStateException("AUTH_KEY_ENCRYPTION_KEY does not open the letter " + id, foreign);
        }
    }

    private Cipher cipher(int mode, byte[] nonce, UUID id) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(id.toString().getBytes(StandardCharsets.US_ASCII));
        return cipher;
    }
}
