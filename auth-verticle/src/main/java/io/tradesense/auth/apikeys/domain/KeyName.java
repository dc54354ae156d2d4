package io.tradesense.auth.apikeys.domain;

import io.tradesense.kit.Fault;

/** What a user calls a key: 1 to 100 characters, without white space around and control characters within. */
public record KeyName(String text) {
    private static final int LONGEST = 100;

    /** @throws Fault INVALID where the text is no name */
    public KeyName {
        text = text.strip();
        if (text.isEmpty()
                || text.codePointCount(0, text.length()) > LONGEST
                || text.codePoints().anyMatch(Character::isISOControl)) {
            throw Fault.invalid("/name", "is 1 to " + LONGEST + " printable characters");
        }
    }
}
