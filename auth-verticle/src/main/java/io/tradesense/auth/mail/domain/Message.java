package io.tradesense.auth.mail.domain;

import java.util.regex.Pattern;

/** A letter with an address on it. */
public record Message(String to, Letter letter) {
    private static final Pattern ADDRESS = Pattern.compile("[\\x21-\\x7E&&[^<>,;:\"]]{3,254}");

    /** @throws IllegalArgumentException where the address could break out of its header */
    public Message {
        if (!ADDRESS.matcher(to).matches()) {
            throw new IllegalArgumentException("not an address that mail can be sent to");
        }
    }

    @Override
    public String toString() {
        return letter.toString();
    }
}
