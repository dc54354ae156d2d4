package io.tradesense.auth.recovery.domain;

import io.tradesense.auth.domain.Digest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;

/** 256 random bits that were mailed somewhere: whoever has them reads the mail there. What is stored is their digest. */
public final class MailedToken {
    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();
    private final String text;

    /** What a token is good for, once and not for long. */
    public enum Purpose {
        VERIFY(Duration.ofHours(24)),
        RESET(Duration.ofMinutes(30)),
        CHANGE_ADDRESS(Duration.ofHours(24));

        private final Duration life;

        Purpose(Duration life) {
            this.life = life;
        }

        public Duration life() {
            return life;
        }
    }

    /** Any text will do: one that is no token has a digest nobody stored. */
    public MailedToken(String text) {
        this.text = text;
    }

    public static MailedToken random() {
        byte[] bits = new byte[BYTES];
        RANDOM.nextBytes(bits);
        return new MailedToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bits));
    }

    /** Base64url, 43 characters. */
    public String reveal() {
        return text;
    }

    public Digest digest() {
        return Digest.of(text);
    }

    @Override
    public String toString() {
        return "(secret)";
    }
}
