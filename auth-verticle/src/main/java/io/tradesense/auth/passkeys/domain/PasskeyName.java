package io.tradesense.auth.passkeys.domain;

import io.tradesense.kit.Fault;

/** How a user tells a passkey from the others: 1 to 64 characters, without white space around and control characters. */
public record PasskeyName(String text) {
    private static final int LONGEST = 64;

    /** @throws Fault INVALID where the text is no name */
    public PasskeyName {
        text = text.strip();
        boolean printable = text.codePoints().noneMatch(PasskeyName::isInvisible);
        if (text.isEmpty() || text.codePointCount(0, text.length()) > LONGEST || !printable) {
            throw Fault.invalid("/name", "is 1 to " + LONGEST + " printable characters");
        }
    }

    private static boolean isInvisible(int c) {
        int type = Character.getType(c);
        return type == Character.CONTROL
                || type == Character.SURROGATE
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR;
    }
}
