package io.tradesense.auth.passwords.domain;

import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What a new password must be: long enough to guess badly and not one of the first that are guessed. There are no
 * classes of characters to satisfy (NIST SP 800-63B, 5.1.1.2).
 */
public final class PasswordRules {
    public static final int SHORTEST = 8;
    public static final int LONGEST = 128;
    static final String COMMON = "is one of the first passwords that are guessed";
    /** Shorter words are in half of all passwords by chance. */
    private static final int SHORTEST_OWN_WORD = 3;
    /** What must be left of a password beside the user's own words, digits and signs. */
    private static final int LEAST_OTHER_LETTERS = 4;

    private final CommonPasswords common;

    public PasswordRules(CommonPasswords common) {
        this.common = common;
    }

    /** Why a text cannot be a password, for a person; empty where it can. */
    Optional<String> malformed(Password password) {
        String value = password.reveal();
        int length = value.codePointCount(0, value.length());
        if (length < SHORTEST || length > LONGEST) {
            return Optional.of("has " + SHORTEST + " to " + LONGEST + " characters");
        }
        return StandardCharsets.UTF_8.newEncoder().canEncode(value)
                ? Optional.empty()
                : Optional.of("is not valid Unicode text");
    }

    /**
     * Why a password is refused, for a person; empty where it is fine. The words never quote it.
     *
     * @param own what others know of the user: parts of the address and of the name
     */
    public Optional<String> refusal(Password password, Collection<String> own) {
        String value = password.reveal();
        return malformed(password)
                .or(() -> common.contains(value) ? Optional.of(COMMON) : Optional.empty())
                .or(() -> isBuiltFrom(own, value)
                        ? Optional.of("is built from your own address or name")
                        : Optional.empty());
    }

    private static boolean isBuiltFrom(Collection<String> own, String password) {
        String plain = password.toLowerCase(Locale.ROOT);
        String folded = Leet.fold(password);
        var covered = new BitSet(plain.length());
        own.stream()
                .map(Leet::fold)
                .filter(word -> word.length() >= SHORTEST_OWN_WORD)
                .forEach(word -> {
                    for (int at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + 1)) {
                        covered.set(at, at + word.length());
                    }
                });
        long others = IntStream.range(0, plain.length())
                .filter(at -> !covered.get(at) && Character.isLetter(plain.charAt(at)))
                .count();
        return !covered.isEmpty() && others < LEAST_OTHER_LETTERS;
    }
}
