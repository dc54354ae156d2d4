package io.tradesense.auth.sessions.domain;

import io.tradesense.auth.domain.Digest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** 256 random bits that stand for a session. Only their holder knows them: what is stored is their digest. */
public final class RefreshToken {
    private static final int BYTES = 32;
    private static final int CHARACTERS = 43;
    private static final SecureRandom RANDOM = new SecureRandom();
    private final byte[] bits;

    /** @throws IllegalArgumentException where there are not 256 bits */
    public RefreshToken(byte[] bits) {
        if (bits.length != BYTES) {
            throw new IllegalArgumentException("a refresh token has " + BYTES * 8 + " bits");
        }
        this.bits = bits.clone();
    }

    public static RefreshToken random() {
        byte[] bits = new byte[BYTES];
        RANDOM.nextBytes(bits);
        return new RefreshToken(bits);
    }

    /** Empty where the text cannot be one. */
    public static Optional<RefreshToken> parse(String text) {
        if (text.length() != CHARACTERS) {
            return Optional.empty();
        }
        try {
            return Optional.of(new RefreshToken(Base64.getUrlDecoder().decode(text)));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    public byte[] bits() {
        return bits.clone();
    }

    public Digest digest() {
        return Digest.of(bits);
    }

    /** As its holder keeps it: Base64url, 43 characters. */
    public String reveal() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RefreshToken token && Arrays.equals(bits, token.bits);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bits);
    }

    @Override
    public String toString() {
        return "(secret)";
    }
}
