package io.tradesense.trading.roundtrips.domain;

import static java.math.BigDecimal.ZERO;

import io.tradesense.trading.executions.domain.Execution;
import java.math.BigDecimal;
import java.util.List;

/**
 * The arithmetic of one position in {@link BigDecimal}s, under any cost basis: its open lots and the sums of the round trip
 * under way. Slower than {@link ScaledMatching}, and large enough for eighteen decimals of a coin worth nothing.
 *
 * <p>It is told of the executions of a series by their index. What an execution's exit leaves of it is its rest, so an
 * execution that turns the position around is exited first and then entered.
 */
final class DecimalBook {

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

    /** True while nothing is held. */
    boolean isFlat() {
        return held.signum() == 0;
    }

    /** True once all of the execution has been entered or exited. */
    boolean isSpent(int execution) {
        return rests[execution].signum() == 0;
    }

    /** Closes lots with the execution, as far as both reach. Returns the quantity closed. */
    BigDecimal exit(int execution) {
        var exit = series.get(execution);
        var quantity = rests[execution].min(held);
        exitValue = exitValue.add(exit.price().multiply(quantity));
        lots.close(exit.id(), quantity);
        held = held.subtract(quantity);
        rests[execution] = rests[execution].subtract(quantity);
        return quantity;
    }

    /** Adds the rest of the execution as the newest lot. Returns its quantity. */
    BigDecimal enter(int execution) {
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

    /** Ends the trip under way: answers its sums and starts the next one's from zero. */
    TripSums settle() {
        var sums = new TripSums(entered, peak, held, entryValue, exitValue, lots.heldValue());
        peak = ZERO;
        entered = ZERO;
        entryValue = ZERO;
        exitValue = ZERO;
        return sums;
    }
}
