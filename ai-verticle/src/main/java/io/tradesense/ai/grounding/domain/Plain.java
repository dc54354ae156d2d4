package io.tradesense.ai.grounding.domain;

/**
 * A text with every way of writing a digit, a minus or a space brought to one, character by character, so that places in
 * it are places in the original.
 */
final class Plain {
    /** Space that groups digits and never ends a word. */
    static final char GROUPING_SPACE = '\u00A0';

    private Plain() {}

    static String of(String text) {
        var plain = new StringBuilder(text.length());
        for (int at = 0; at < text.length(); at++) {
            plain.append(plain(text.charAt(at)));
        }
        return plain.toString();
    }

    private static char plain(char c) {
        if (Character.getType(c) == Character.DECIMAL_DIGIT_NUMBER) {
            return (char) ('0' + Character.digit(c, 10));
        }
        return switch (c) {
            case '\u2212', '\u2010', '\u2011', '\uFE63', '\uFF0D', '\u2012' -> '-';
            case '\u00A0', '\u202F', '\u2009', '\u2007', '\u2008', '\u200A' -> GROUPING_SPACE;
            case '\u2019', '\u02BC', '\uFF07' -> '\'';
            case '\uFF0C', '\u066C' -> ',';
            case '\uFF0E', '\u066B' -> '.';
            case '\uFF05', '\u066A' -> '%';
            case '\uFF04' -> '$';
            case '\uFF0B' -> '+';
            default -> c;
        };
    }

    /** Whether it holds a number in a form that nobody here can read: ½, ², Ⅳ, ① or digits beyond the usual plane. */
    static boolean hidesNumbers(String plain) {
        return plain.codePoints().anyMatch(Plain::isHiddenNumber);
    }

    private static boolean isHiddenNumber(int point) {
        int type = Character.getType(point);
        return type == Character.OTHER_NUMBER
                || type == Character.LETTER_NUMBER
                || type == Character.DECIMAL_DIGIT_NUMBER && point > '9'
                // Invisible characters between digits make one number look like another.
                || type == Character.FORMAT && point != '\u200D';
    }
}
