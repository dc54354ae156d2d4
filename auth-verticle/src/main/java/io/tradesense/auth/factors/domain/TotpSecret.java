package io.tradesense.auth.factors.domain;

import java.security.SecureRandom;
import java.util.Arrays;

/** What a user's device and this service both make one-time codes from: 160 bits, as RFC 4226 recommends for HMAC-SHA-1. */
public final class TotpSecret {
    public static final int BYTES = 20;
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final SecureRandom RANDOM = new SecureRandom();
    private final byte[] bytes;

    /** @throws IllegalArgumentException where there are not {@value #BYTES} bytes */
    public TotpSecret(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("a secret has " + BYTES + " bytes");
        }
        this.bytes = bytes.clone();
    }

    public static TotpSecret random() {
        byte[] made = new byte[BYTES];
        RANDOM.nextBytes(made);
        return new TotpSecret(made);
    }

    public byte[] reveal() {
        return bytes.clone();
    }

    /** Base32 (RFC 4648), as it is typed into a device: 32 characters, no padding. */
    public String text() {
        var text = new StringBuilder();
        for (int bit = 0; bit < BYTES * Byte.SIZE; bit += 5) {
            int pair = (bytes[bit / Byte.SIZE] & 0xff) << Byte.SIZE;
            pair |= bit / Byte.SIZE + 1 < BYTES ? bytes[bit / Byte.SIZE + 1] & 0xff : 0;
            text.append(ALPHABET.charAt(pair >> (11 - bit % Byte.SIZE) & 0x1f));
        }
        return text.toString();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TotpSecret secret && Arrays.equals(bytes, secret.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "(secret)";
    }
}
