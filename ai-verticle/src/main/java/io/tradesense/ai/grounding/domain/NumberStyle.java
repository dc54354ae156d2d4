package io.tradesense.ai.grounding.domain;

import java.util.regex.Pattern;

/** Which of point and comma begins the decimals in a text. */
enum NumberStyle {
    /** 1,234.56 */
    POINT('.', ','),
    /** 1.234,56 */
    COMMA(',', '.');

    private static final Pattern POINT_DECIMALS =
            Pattern.compile("(?<![\\d.,])\\d+\\.(?:\\d{1,2}|\\d{4,})(?![\\d.,]*\\d)|\\d,\\d{3}\\.\\d");
    private static final Pattern COMMA_DECIMALS =
            Pattern.compile("(?<![\\d.,])\\d+,(?:\\d{1,2}|\\d{4,})(?![\\d.,]*\\d)|\\d\\.\\d{3},\\d");
    final char decimal;
    final char grouping;

    NumberStyle(char decimal, char grouping) {
        this.decimal = decimal;
        this.grouping = grouping;
    }

    /** By the numbers that can be read in one way only; a text that has none, or both, is read the English way. */
    static NumberStyle of(String plain) {
        boolean comma = COMMA_DECIMALS.matcher(plain).find();
        return comma && !POINT_DECIMALS.matcher(plain).find() ? COMMA : POINT;
    }
}
