package io.tradesense.analytics.readmodel.domain;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * Amounts of money in a row, added exactly.
 *
 * <p>The scale belongs to the data, not to the engine: the column takes the fewest decimal places that hold every
 * amount (2 for stocks in dollars, up to 18 for coins), so nothing is rounded on the way in. Where the sum of the
 * absolute amounts then fits a {@code long}, no sum, running total or drawdown of any part of the column can overflow,
 * and plain {@code long} arithmetic without checks is exact ({@link LongMoney}). Where it does not, the same operations
 * run on {@code BigDecimal} ({@link WideMoney}): slower, equally exact, and the tests' oracle for the other.
 */
public sealed interface MoneyColumn permits LongMoney, WideMoney {

    /** Decimal places an average is rounded to, half even, unless its data carries more. */
    int AVERAGE_PLACES = 10;

    static MoneyColumn of(List<BigDecimal> amounts) {
        int scale = 0;
        for (BigDecimal amount : amounts) {
            scale = Math.max(scale, amount.stripTrailingZeros().scale());
        }
        LongMoney narrow = LongMoney.of(amounts, scale);
        return narrow != null ? narrow : new WideMoney(amounts.toArray(BigDecimal[]::new));
    }

    /** The exact sum over the count, rounded half even to {@link #AVERAGE_PLACES} places; no trailing zeros. */
    static BigDecimal average(BigDecimal sum, long count) {
        int places = Math.max(AVERAGE_PLACES, sum.scale());
        return plain(sum.divide(BigDecimal.valueOf(count), places, RoundingMode.HALF_EVEN));
    }

    /** The same amount without trailing zeros and without an exponent. */
    static BigDecimal plain(BigDecimal amount) {
        BigDecimal stripped = amount.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0, RoundingMode.UNNECESSARY) : stripped;
    }

    int size();

    BigDecimal amount(int row);

    int signum(int row);

    /** The nearest double, for statistics only. */
    double value(int row);

    /** The amounts of these rows in this order; each row at most once, or sums may overflow. */
    MoneyColumn rows(int[] rows);

    /** The sum of the first row up to each. */
    MoneyColumn runningTotal();

    /** How far each row lies below the highest row so far, the start at zero included; never positive. */
    MoneyColumn belowPeak();

    /** The sum of each group; {@code group} names the group of each row, 0 to {@code groups - 1}. */
    MoneyColumn totals(int[] group, int groups);

    /** The sum of the amounts whose sign is {@code signum} (1 or -1). */
    BigDecimal sumOf(int signum);

    /** The first row with the largest amount; -1 in an empty column. */
    int largest();

    /** The first row with the smallest amount; -1 in an empty column. */
    int smallest();

    default BigDecimal sum() {
        return plain(sumOf(1).add(sumOf(-1)));
    }

    default double[] values() {
        double[] values = new double[size()];
        for (int row = 0; row < values.length; row++) {
            values[row] = value(row);
        }
        return values;
    }
}
