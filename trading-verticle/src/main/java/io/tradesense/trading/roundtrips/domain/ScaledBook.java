package io.tradesense.trading.roundtrips.domain;

import static java.lang.Math.addExact;
import static java.lang.Math.multiplyExact;
import static java.lang.Math.subtractExact;

import io.tradesense.trading.executions.domain.Execution;
import java.math.BigDecimal;
import java.util.List;

/**
 * The book in whole numbers of the series' smallest units. It rounds nothing, and where a {@code long} cannot hold a
 * figure it throws an {@link ArithmeticException} rather than wrap around.
 */
final class ScaledBook implements PositionBook {

    private final SeriesScale scale;
    private final long[] prices;
    private final long[] rests;
    private final ScaledLots lots = new ScaledLots();

    private long held;
    private long peak;
    private long entered;
    private long entryValue;
    private long exitValue;
    private long heldValue;

    ScaledBook(List<Execution> series) {
        scale = SeriesScale.of(series);
        prices = series.stream().mapToLong(scale::price).toArray();
        rests = series.stream().mapToLong(scale::quantity).toArray();
    }

    @Override
    public boolean isFlat() {
        return held == 0;
    }

    @Override
    public boolean isSpent(int execution) {
        return rests[execution] == 0;
    }

    @Override
    public BigDecimal exit(int execution) {
        long quantity = Math.min(rests[execution], held);
        exitValue = addExact(exitValue, multiplyExact(prices[execution], quantity));
        heldValue = subtractExact(heldValue, lots.take(quantity));
        held -= quantity;
        rests[execution] -= quantity;
        return scale.quantity(quantity);
    }

    @Override
    public BigDecimal enter(int execution) {
        long quantity = rests[execution];
        long value = multiplyExact(prices[execution], quantity);
        entryValue = addExact(entryValue, value);
        heldValue = addExact(heldValue, value);
        entered = addExact(entered, quantity);
        held += quantity;
        peak = Math.max(peak, held);
        rests[execution] = 0;
        lots.add(prices[execution], quantity);
        return scale.quantity(quantity);
    }

    @Override
    public TripSums settle() {
        var sums = new TripSums(
                scale.quantity(entered),
                scale.quantity(peak),
                scale.quantity(held),
                scale.value(entryValue),
                scale.value(exitValue),
                scale.value(heldValue));
        peak = 0;
        entered = 0;
        entryValue = 0;
        exitValue = 0;
        return sums;
    }
}
