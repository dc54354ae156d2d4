package io.tradesense.auth.users.domain;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An address a message can be sent to. Of what RFC 5321 allows, the part that real mailboxes use: an unquoted ASCII
 * local part and a domain of at least two labels (an international one in its {@code xn--} form).
 *
 * @param text as it is written to: trimmed, the domain in lower case
 */
public record EmailAddress(String text) {
    private static final int LONGEST = 254;
    private static final int LONGEST_LOCAL_PART = 64;
    private static final Pattern FORM = Pattern.compile(
            "([A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*)" // local part
                    + "@((?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+" // labels
                    + "[A-Za-z](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9]))"); // top level

    /** Empty where the text is no address. */
    public static Optional<EmailAddress> parse(String text) {
        String trimmed = text.strip();
        var form = FORM.matcher(trimmed.length() > LONGEST ? "" : trimmed);
        return form.matches() && form.group(1).length() <= LONGEST_LOCAL_PART
                ? Optional.of(
                        new EmailAddress(form.group(1) + "@" + form.group(2).toLowerCase(Locale.ROOT)))
                : Optional.empty();
    }

    /** How addresses are compared. Local parts that differ in case only would be two accounts for one mailbox. */
    public String key() {
        return text.toLowerCase(Locale.ROOT);
    }

    /** What others can guess a password from: the local part whole and in pieces, and the names of the domain. */
    public List<String> words() {
        String[] sides = text.split("@", 2);
        String domain = sides[1].substring(0, sides[1].lastIndexOf('.'));
        return Stream.of(Stream.of(sides[0]), Stream.of(sides[0].split("[^A-Za-z]+")), Stream.of(domain.split("\\.")))
                .flatMap(words -> words)
                .toList();
    }
}
