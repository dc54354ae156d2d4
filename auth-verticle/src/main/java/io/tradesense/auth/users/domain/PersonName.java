package io.tradesense.auth.users.domain;

import io.tradesense.kit.Fault;
import java.util.List;

/** How a person wants to be called: 1 to 100 characters, without white space around and control characters within. */
public record PersonName(String text) {
    private static final int LONGEST = 100;

    /** @throws Fault INVALID where the text is no name */
    public PersonName {
        text = text.strip();
        boolean printable = text.codePoints().noneMatch(PersonName::isInvisible);
        if (text.isEmpty() || text.codePointCount(0, text.length()) > LONGEST || !printable) {
            throw Fault.invalid("/name", "is 1 to " + LONGEST + " printable characters");
        }
    }

    /** What others can guess a password from. */
    public List<String> words() {
        return List.of(text.split("[\\s.,'-]+"));
    }

    private static boolean isInvisible(int c) {
        int type = Character.getType(c);
        return type == Character.CONTROL
                || type == Character.SURROGATE
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR;
    }
}
