package io.tradesense.trading.roundtrips.domain;

import java.math.BigDecimal;
import java.math.MathContext;
import org.jspecify.annotations.Nullable;

/**
 * The sums over one round trip that all its figures follow from. They are exact, whichever arithmetic made them, and
 * know neither direction nor multiplier: a value is Σ price × quantity.
 *
 * @param entered quantity of all entries, positive
 * @param peak the largest quantity held
 * @param held the quantity still held
 * @param entryValue over all entries
 * @param exitValue over all exits
 * @param heldValue over the lots still held, as the cost basis values them
 */
public record TripSums(
        BigDecimal entered,
        BigDecimal peak,
        BigDecimal held,
        BigDecimal entryValue,
        BigDecimal exitValue,
        BigDecimal heldValue) {

    public TripSums {
        entered = PlainDecimal.of(entered);
        peak = PlainDecimal.of(peak);
        held = PlainDecimal.of(held);
        entryValue = PlainDecimal.of(entryValue);
        exitValue = PlainDecimal.of(exitValue);
        heldValue = PlainDecimal.of(heldValue);
    }

    /**
     * How quotients are rounded: to 16 significant digits, half to even (IEEE 754-2008 decimal64). Digits rather than
     * decimals, because an average of 0.00000012 deserves as many as one of 50,000.
     */
    static final MathContext ROUNDING = MathContext.DECIMAL64;

    BigDecimal entryPrice() {
        return entryValue.divide(entered, ROUNDING);
    }

    @Nullable
    BigDecimal exitPrice() {
        var exited = entered.subtract(held);
        return exited.signum() == 0 ? null : exitValue.divide(exited, ROUNDING);
    }

    /** What the lots that have left the position were entered for. */
    BigDecimal closedValue() {
        return entryValue.subtract(heldValue);
    }

    /** What the exits would have brought a long position, in points of price × quantity. */
    BigDecimal gain() {
        return exitValue.subtract(closedValue());
    }
}
