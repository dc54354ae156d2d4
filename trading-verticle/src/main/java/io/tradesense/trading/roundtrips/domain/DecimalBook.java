package io.tradesense.trading.roundtrips.domain;

import static java.math.BigDecimal.ZERO;

import io.tradesense.trading.executions.domain.Execution;
import java.math.BigDecimal;
import java.util.List;

/**
 * The book in {@link BigDecimal}s: slower, large enough for eighteen decimals of a coin worth nothing, and the one that
 * knows every cost basis.
 */
final class DecimalBook implements PositionBook {

    private final List<Execution> series;
    private final BigDecimal[] rests;
    private final OpenLots lots;

    private BigDecimal held = ZERO;
    private BigDecimal peak = ZERO;
    private BigDecimal entered = ZERO;
    private BigDecimal entryValue = ZERO;
    private BigDecimal exitValue = ZERO;

    DecimalBook(List<Execution> series, OpenLots lots) {
        this.series = series;
        this.lots = lots;
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
        var exit = series.get(execution);
        var quantity = rests[execution].min(held);
        exitValue = exitValue.add(exit.price().multiply(quantity));
        lots.close(exit.id(), quantity);
        held = held.subtract(quantity);
        rests[execution] = rests[execution].subtract(quantity);
        return quantity;
    }

    @Override
    public BigDecimal enter(int execution) {
        var entry = series.get(execution);
        var quantity = rests[execution];
        entryValue = entryValue.add(entry.price().multiply(quantity));
        entered = entered.add(quantity);
        held = held.add(quantity);
        peak = peak.max(held);
        rests[execution] = ZERO;
        lots.add(entry.id(), entry.side(), entry.price(), quantity);
        return quantity;
    }

    @Override
    public TripSums settle() {
        var sums = new TripSums(entered, peak, held, entryValue, exitValue, lots.heldValue());
        peak = ZERO;
        entered = ZERO;
        entryValue = ZERO;
        exitValue = ZERO;
        return sums;
    }
}
