package io.tradesense.trading.roundtrips.domain;

import static java.math.BigDecimal.ZERO;

import io.tradesense.trading.executions.domain.Execution;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The book in {@link BigDecimal}s: slower, and large enough for eighteen decimals of a coin worth nothing. */
final class DecimalBook implements PositionBook {

    private record Lot(BigDecimal price, BigDecimal quantity) {}

    private final List<Execution> series;
    private final BigDecimal[] rests;
    private final Deque<Lot> lots = new ArrayDeque<>();

    private BigDecimal held = ZERO;
    private BigDecimal peak = ZERO;
    private BigDecimal entered = ZERO;
    private BigDecimal entryValue = ZERO;
    private BigDecimal exitValue = ZERO;
    private BigDecimal heldValue = ZERO;

    DecimalBook(List<Execution> series) {
        this.series = series;
        rests = series.stream().map(Execution::quantity).toArray(BigDecimal[]::new);
    }

    @Override
    public boolean isFlat() {
        return held.signum() == 0;
    }

    @Override
    public boolean isSpent(int execution) {
        return rests[execution].signum() == 0;
    }

    @Override
    public BigDecimal exit(int execution) {
        var quantity = rests[execution].min(held);
        exitValue = exitValue.add(series.get(execution).price().multiply(quantity));
        heldValue = heldValue.subtract(take(quantity));
        held = held.subtract(quantity);
        rests[execution] = rests[execution].subtract(quantity);
        return quantity;
    }

    @Override
    public BigDecimal enter(int execution) {
        var quantity = rests[execution];
        var price = series.get(execution).price();
        var value = price.multiply(quantity);
        entryValue = entryValue.add(value);
        heldValue = heldValue.add(value);
        entered = entered.add(quantity);
        held = held.add(quantity);
        peak = peak.max(held);
        rests[execution] = ZERO;
        lots.addLast(new Lot(price, quantity));
        return quantity;
    }

    @Override
    public TripSums settle() {
        var sums = new TripSums(entered, peak, held, entryValue, exitValue, heldValue);
        peak = ZERO;
        entered = ZERO;
        entryValue = ZERO;
        exitValue = ZERO;
        return sums;
    }

    /** Takes a quantity out of the oldest lots; returns what it was entered for. */
    private BigDecimal take(BigDecimal quantity) {
        var value = ZERO;
        for (var wanted = quantity; wanted.signum() > 0; ) {
            var lot = lots.removeFirst();
            var taken = lot.quantity().min(wanted);
            value = value.add(lot.price().multiply(taken));
            wanted = wanted.subtract(taken);
            var rest = lot.quantity().subtract(taken);
            if (rest.signum() > 0) lots.addFirst(new Lot(lot.price(), rest));
        }
        return value;
    }
}
