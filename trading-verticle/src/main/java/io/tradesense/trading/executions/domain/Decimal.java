package io.tradesense.trading.executions.domain;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/**
 * Reads a plain decimal ({@code -1250.75}, {@code 1.2e-7}) exactly, and refuses what would be costly before it costs:
 * {@code new BigDecimal("1e999999999")} is cheap, adding one to it is not.
 */
public final class Decimal {

    /** Digits behind the point that are kept; the smallest unit of any coin in use is the eighteenth. */
    public static final int MAX_SCALE = 18;

    /** Digits in all. */
    public static final int MAX_DIGITS = 30;

    private static final int MAX_LENGTH = 64;
    private static final Pattern PLAIN =
            Pattern.compile("[+-]?(?:\\d{1,40}(?:\\.\\d{0,40})?|\\.\\d{1,40})(?:[eE][+-]?\\d{1,2})?");

    private Decimal() {}

    /**
     * The number, never in a form with a negative scale.
     *
     * @throws Unreadable if it is no number, or has more digits than are kept
     */
    public static BigDecimal parse(String text) {
        if (text.length() > MAX_LENGTH || !PLAIN.matcher(text).matches()) {
            throw new Unreadable(text, "is not a number that can be kept");
        }
        var shortest = new BigDecimal(text).stripTrailingZeros();
        var integerDigits = shortest.precision() - shortest.scale();
        if (shortest.scale() > MAX_SCALE || Math.max(shortest.precision(), integerDigits) > MAX_DIGITS) {
            throw new Unreadable(
                    text, "has more than " + MAX_DIGITS + " digits, or " + MAX_SCALE + " behind the point");
        }
        return shortest.scale() < 0 ? shortest.setScale(0) : shortest;
    }
}
