package io.tradesense.trading.roundtrips.domain;

import io.tradesense.trading.executions.domain.Execution;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.function.Function;

/**
 * How many decimals the prices and the quantities of a series need, so that each is a whole number of its smallest unit
 * and a {@code long} can hold it.
 *
 * @param price decimals of the finest price, trailing zeros not counted
 * @param quantity decimals of the finest quantity, likewise
 */
record SeriesScale(int price, int quantity) {

    private static final long[] POWERS_OF_TEN = powersOfTen();

    static SeriesScale of(List<Execution> series) {
        return new SeriesScale(finest(series, Execution::price), finest(series, Execution::quantity));
    }

    private static int finest(List<Execution> series, Function<Execution, BigDecimal> figure) {
        int finest = 0;
        for (var execution : series) {
            var value = figure.apply(execution);
            if (value.scale() > finest) {
                finest = Math.max(finest, value.stripTrailingZeros().scale());
            }
        }
        return finest;
    }

    /** @throws ArithmeticException where a long cannot hold it */
    long price(Execution execution) {
        return scaled(execution.price(), price);
    }

    /** @throws ArithmeticException where a long cannot hold it */
    long quantity(Execution execution) {
        return scaled(execution.quantity(), quantity);
    }

    BigDecimal quantity(long scaled) {
        return BigDecimal.valueOf(scaled, quantity);
    }

    /** A sum of price × quantity. */
    BigDecimal value(long scaled) {
        return BigDecimal.valueOf(scaled, price + quantity);
    }

    private static long scaled(BigDecimal value, int scale) {
        // Where the value is written finer than the series needs, only zeros are dropped.
        var fitted = value.scale() > scale ? value.setScale(scale, RoundingMode.UNNECESSARY) : value;
        int missing = scale - fitted.scale();
        if (missing >= POWERS_OF_TEN.length) throw new ArithmeticException("more decimals than a long has digits");
        // Unlike unscaledValue(), this makes no BigInteger.
        long unscaled = fitted.scaleByPowerOfTen(fitted.scale()).longValueExact();
        return Math.multiplyExact(unscaled, POWERS_OF_TEN[missing]);
    }

    private static long[] powersOfTen() {
        var powers = new long[19];
        powers[0] = 1;
        for (int i = 1; i < powers.length; i++) powers[i] = powers[i - 1] * 10;
        return powers;
    }
}
