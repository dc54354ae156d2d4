package io.tradesense.auth.passwords.domain;

import java.util.Locale;

/** Letters written as the digits and signs that look like them. */
final class Leet {
    private static final String SIGNS = "@430$571!|l";
    private static final String LETTERS = "aaeosstiiii";

    private Leet() {}

    /**
     * Lower case, and every sign as the letter it stands for: {@code P@$$w0rd} folds to {@code password}. A 1 can stand for
     * an i and for an l, so those fold to one letter; only folded texts may be compared.
     */
    static String fold(String text) {
        var folded = new StringBuilder(text.length());
        text.toLowerCase(Locale.ROOT).chars().map(Leet::letter).forEach(c -> folded.append((char) c));
        return folded.toString();
    }

    private static int letter(int c) {
        int at = SIGNS.indexOf(c);
        return at < 0 ? c : LETTERS.charAt(at);
    }
}
