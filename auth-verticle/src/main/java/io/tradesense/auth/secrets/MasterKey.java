package io.tradesense.auth.secrets;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * The operator's key, {@code AUTH_KEY_ENCRYPTION_KEY}. It is never used itself: each purpose has a key of its own,
 * HMAC-SHA-256 of the purpose's name (the expand step of RFC 5869 for one block), so no two uses can meet.
 */
public final class MasterKey {
    public static final int BYTES = 32;
    private static final String HMAC = "HmacSHA256";
    private final SecretKeySpec root;

    /** @throws IllegalArgumentException where the key has not 256 bits */
    public MasterKey(byte[] root) {
        if (root.length != BYTES) {
            throw new IllegalArgumentException("a master key has " + BYTES + " bytes");
        }
        this.root = new SecretKeySpec(root, HMAC);
    }

    /** @param algorithm what the derived key is for, as the JCA names it: {@code AES}, {@code HmacSHA256} */
    public SecretKey derive(String purpose, String algorithm) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(root);
            mac.update(("tradesense.auth." + purpose).getBytes(StandardCharsets.US_ASCII));
            mac.update((byte) 1);
            return new SecretKeySpec(mac.doFinal(), algorithm);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has " + HMAC, impossible);
        }
    }

    @Override
    public String toString() {
        return "(secret)";
    }
}
