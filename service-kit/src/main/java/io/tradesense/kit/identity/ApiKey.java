package io.tradesense.kit.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * A key that a program presents in place of an access token: {@code tsk_}, 43 random characters (256 bits) and six that
 * are the CRC-32 of what stands before them. The fixed beginning and the sum let scanners find leaked keys, and let a
 * gateway refuse made-up ones without asking anybody. Only its holder knows it: what is stored and asked for is its
 * digest.
 */
public final class ApiKey {
    public static final String PREFIX = "tsk_";
    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int RANDOM_CHARACTERS = 43;
    private static final int SUM_CHARACTERS = 6;
    private static final Pattern FORM =
            Pattern.compile(PREFIX + "[0-9A-Za-z]{" + (RANDOM_CHARACTERS + SUM_CHARACTERS) + "}");
    private static final SecureRandom RANDOM = new SecureRandom();

    private final String text;

    private ApiKey(String text) {
        this.text = text;
    }

    public static ApiKey random() {
        var text = new StringBuilder(PREFIX);
        RANDOM.ints(RANDOM_CHARACTERS, 0, DIGITS.length()).forEach(digit -> text.append(DIGITS.charAt(digit)));
        return new ApiKey(text + sum(text.toString()));
    }

    /** Empty where the text cannot be a key. */
    public static Optional<ApiKey> parse(String text) {
        boolean whole = FORM.matcher(text).matches()
                && text.endsWith(sum(text.substring(0, PREFIX.length() + RANDOM_CHARACTERS)));
        return whole ? Optional.of(new ApiKey(text)) : Optional.empty();
    }

    /** SHA-256, Base64url without padding: a fast hash is enough for what nobody can guess. */
    public String digest() {
        try {
            byte[] sha = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(sha);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    /** The key itself; to be shown to its owner, once. */
    public String reveal() {
        return text;
    }

    @Override
    public String toString() {
        return "(secret)";
    }

    private static String sum(String text) {
        var crc = new CRC32();
        crc.update(text.getBytes(StandardCharsets.US_ASCII));
        var sum = new StringBuilder();
        long rest = crc.getValue();
        for (int i = 0; i < SUM_CHARACTERS; i++) {
            sum.insert(0, DIGITS.charAt((int) (rest % DIGITS.length())));
            rest /= DIGITS.length();
        }
        return sum.toString();
    }
}
