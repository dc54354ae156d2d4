package io.tradesense.auth.domain;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * SHA-256 of something that must be recognised and not kept. Only for values nobody can guess: a password goes through
 * {@code PasswordHashes}.
 *
 * @param text Base64url without padding, 43 characters
 */
public record Digest(String text) {

    public static Digest of(byte[] content) {
        try {
            byte[] sha = MessageDigest.getInstance("SHA-256").digest(content);
            return new Digest(Base64.getUrlEncoder().withoutPadding().encodeToString(sha));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    public static Digest of(String content) {
        return of(content.getBytes(StandardCharsets.UTF_8));
    }
}
