package io.tradesense.trading.roundtrips.domain;

import static java.lang.Math.addExact;
import static java.lang.Math.multiplyExact;
import static java.lang.Math.subtractExact;

import io.tradesense.trading.executions.domain.Execution;
import io.tradesense.trading.executions.domain.Side;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Matches first in, first out in whole numbers of the series' smallest units, over primitive arrays. It rounds nothing,
 * and where a {@code long} cannot hold a figure it throws an {@link ArithmeticException} rather than wrap around. It makes
 * no object a leg or a trip: {@link ScaledTrips} does when one is asked for.
 */
final class ScaledMatching {
    private final List<Execution> series;
    private final SeriesScale scale;
    private final Set<UUID> joined;
    private final ScaledTrips trips;
    private final ScaledLots lots = new ScaledLots();

    private boolean underWay;
    private Side entrySide = Side.BUY;
    private long held;
    private long peak;
    private long entered;
    private long entryValue;
    private long exitValue;
    private long heldValue;
    private long costs;

    private ScaledMatching(List<Execution> series, Set<UUID> joined) {
        this.series = series;
        this.scale = SeriesScale.of(series);
        this.joined = joined;
        this.trips = new ScaledTrips(series, scale);
    }

    /**
     * @param series of one account and instrument, in canonical order
     * @param joined executions that go on with the trade before them where they would open another of its direction
     * @throws ArithmeticException where a long cannot hold a figure
     */
    static List<RoundTrip> match(List<Execution> series, Set<UUID> joined) {
        var matching = new ScaledMatching(series, joined);
        for (int index = 0; index < series.size(); index++) matching.apply(index);
        if (matching.underWay) matching.end();
        return matching.trips;
    }

    /** A trip that has become flat ends with the next execution, unless that was told to go on with it. */
    private void apply(int index) {
        var execution = series.get(index);
        if (underWay && held == 0 && !goesOn(execution)) end();
        long quantity = scale.quantity(execution);
        long price = scale.price(execution);
        if (!underWay || execution.side() == entrySide) {
            enter(index, execution.side(), price, quantity);
            costs = addExact(costs, scale.costs(execution));
        } else if (quantity <= held) {
            exit(index, price, quantity);
            costs = addExact(costs, scale.costs(execution));
        } else {
            turnAround(index, execution, price, quantity);
        }
    }

    private boolean goesOn(Execution execution) {
        return !joined.isEmpty() && execution.side() == entrySide && joined.contains(execution.id());
    }

    /** The closing part of the costs is rounded, so both parts are kept as they are and not in the series' units. */
    private void turnAround(int index, Execution execution, long price, long quantity) {
        long closed = held;
        var share = CostSplit.closingPart(execution.costs(), scale.quantity(closed), execution.quantity());
        exit(index, price, closed);
        trips.costsOfLastLeg(share);
        end();
        enter(index, execution.side(), price, quantity - closed);
        trips.costsOfLastLeg(execution.costs().subtract(share));
    }

    private void enter(int index, Side side, long price, long quantity) {
        underWay = true;
        entrySide = side;
        long value = multiplyExact(price, quantity);
        entryValue = addExact(entryValue, value);
        heldValue = addExact(heldValue, value);
        entered = addExact(entered, quantity);
        held += quantity;
        peak = Math.max(peak, held);
        lots.add(price, quantity);
        trips.leg(index, quantity);
    }

    private void exit(int index, long price, long quantity) {
        exitValue = addExact(exitValue, multiplyExact(price, quantity));
        heldValue = subtractExact(heldValue, lots.take(quantity));
        held -= quantity;
        trips.leg(index, quantity);
    }

    private void end() {
        trips.end(entered, peak, held, entryValue, exitValue, heldValue, costs);
        underWay = false;
        peak = 0;
        entered = 0;
        entryValue = 0;
        exitValue = 0;
        costs = 0;
    }
}
