package io.tradesense.auth.factors.domain;

import io.tradesense.auth.domain.Digest;
import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Stands in once for a device that is lost. 120 random bits in Crockford's Base32, which has no letters that are taken for
 * digits.
 *
 * @param text in six groups: {@code 7QK2-M0XA-91ZT-VBCD-3F8R-HW5J}
 */
public record RecoveryCode(String text) {
    /** How many a user is given at a time. */
    public static final int SET = 10;

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 24;
    private static final int GROUP = 4;
    private static final Pattern FORM = Pattern.compile("[" + ALPHABET + "]{" + LENGTH + "}");
    private static final SecureRandom RANDOM = new SecureRandom();

    public static List<RecoveryCode> set() {
        return Stream.generate(RecoveryCode::random).limit(SET).toList();
    }

    /** However it was typed: in small letters, with or without hyphens and blanks, O for 0, I or L for 1. */
    public static Optional<RecoveryCode> parse(String typed) {
        String plain = typed.toUpperCase(Locale.ROOT)
                .replaceAll("[\\s-]", "")
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
        return FORM.matcher(plain).matches() ? Optional.of(grouped(plain)) : Optional.empty();
    }

    /** What is kept of it. The user belongs to it, so that equal codes of two users do not look equal. */
    public Digest digest(UUID userId) {
        return Digest.of(userId + " " + text);
    }

    private static RecoveryCode random() {
        var plain = new StringBuilder();
        RANDOM.ints(LENGTH, 0, ALPHABET.length()).forEach(index -> plain.append(ALPHABET.charAt(index)));
        return grouped(plain.toString());
    }

    private static RecoveryCode grouped(String plain) {
        return new RecoveryCode(String.join("-", plain.split("(?<=\\G.{" + GROUP + "})")));
    }

    @Override
    public String toString() {
        return "(secret)";
    }
}
