package io.tradesense.trading.roundtrips.domain;

import io.tradesense.trading.executions.domain.Execution;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * How many decimals the prices, the quantities and the costs of a series need, so that each is a whole number of its
 * smallest unit and a {@code long} can hold it.
 *
 * @param price decimals of the finest price, trailing zeros not counted
 * @param quantity decimals of the finest quantity, likewise
 * @param costs decimals of the finest fee or commission, likewise
 */
record SeriesScale(int price, int quantity, int costs) {

    private static final long[] POWERS_OF_TEN = powersOfTen();

    static SeriesScale of(List<Execution> series) {
        int price = 0;
        int quantity = 0;
        int costs = 0;
        for (var execution : series) {
            price = finer(execution.price(), price);
            quantity = finer(execution.quantity(), quantity);
            costs = finer(execution.commission(), finer(execution.fees(), costs));
        }
        return new SeriesScale(price, quantity, costs);
    }

    private static int finer(BigDecimal value, int finest) {
        return value.scale() <= finest
                ? finest
                : Math.max(finest, value.stripTrailingZeros().scale());
    }

    /** @throws ArithmeticException where a long cannot hold it */
    long price(Execution execution) {
        return scaled(execution.price(), price);
    }

    /** @throws ArithmeticException where a long cannot hold it */
    long quantity(Execution execution) {
        return scaled(execution.quantity(), quantity);
    }

    /** Fees and commission. @throws ArithmeticException where a long cannot hold it */
    long costs(Execution execution) {
        return Math.addExact(scaled(execution.fees(), costs), scaled(execution.commission(), costs));
    }

    BigDecimal quantity(long scaled) {
        return BigDecimal.valueOf(scaled, quantity);
    }

    BigDecimal costs(long scaled) {
        return BigDecimal.valueOf(scaled, costs);
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
        return missing == 0 ? unscaled : Math.multiplyExact(unscaled, POWERS_OF_TEN[missing]);
    }

    private static long[] powersOfTen() {
        var powers = new long[19];
        powers[0] = 1;
        for (int i = 1; i < powers.length; i++) powers[i] = powers[i - 1] * 10;
        return powers;
    }
}
