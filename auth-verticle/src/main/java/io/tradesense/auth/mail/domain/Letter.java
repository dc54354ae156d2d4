package io.tradesense.auth.mail.domain;

import java.util.regex.Pattern;

/**
 * What is written to a user, without to whom.
 *
 * @param subject one line of printable ASCII
 * @param text plain, lines ended by {@code \n}
 */
public record Letter(String subject, String text) {
    private static final Pattern SUBJECT = Pattern.compile("[\\x20-\\x7E]{1,120}");

    /** @throws IllegalArgumentException where the subject could break out of its header */
    public Letter {
        if (!SUBJECT.matcher(subject).matches()) {
            throw new IllegalArgumentException("a subject is one line of ASCII");
        }
    }

    /** Letters hold tokens. */
    @Override
    public String toString() {
        return "Letter[" + subject + "]";
    }
}
