package io.tradesense.auth.passwords.argon2;

import io.tradesense.auth.secrets.MasterKey;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/**
 * The salt of an address: HMAC-SHA-256 of it under a key of the service, cut to 16 bytes. Accounts under one address
 * share it, so one hash tells which of them a password belongs to; how many there are shows in no one's clock. Two
 * addresses never share one, and without the key none can be computed ahead.
 */
public final class AddressSalts {
    private static final String HMAC = "HmacSHA256";
    private static final int BYTES = 16;
    private final SecretKey key;

    public AddressSalts(MasterKey master) {
        this.key = master.derive("password-salts", HMAC);
    }

    byte[] of(String owner) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            return Arrays.copyOf(mac.doFinal(owner.getBytes(StandardCharsets.UTF_8)), BYTES);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has " + HMAC, impossible);
        }
    }
}
