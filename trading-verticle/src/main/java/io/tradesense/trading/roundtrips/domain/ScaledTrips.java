package io.tradesense.trading.roundtrips.domain;

import io.tradesense.trading.executions.domain.Execution;
import io.tradesense.trading.roundtrips.domain.Leg.Role;
import java.math.BigDecimal;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.RandomAccess;

/**
 * Round trips in columns, in whole numbers of the series' smallest units. Everything is worked out; only the objects that
 * say it are made when a trip is asked for, and made anew each time.
 *
 * <pre>
 *   legs     execution  quantity          trips   ends behind leg   sums
 *     0          0         100              0            3          entered, peak, held, entry, exit, held value, costs
 *     1          1          50              1            5          …
 *     2          2         150   turned
 *     3          2          30   around
 *     4          3          30
 * </pre>
 */
final class ScaledTrips extends AbstractList<RoundTrip> implements RandomAccess {
    private static final int SUMS = 7;

    private final List<Execution> series;
    private final SeriesScale scale;

    private int[] executions;
    private long[] quantities;
    private int legs;

    private int[] ends = new int[16];
    private long[] sums = new long[16 * SUMS];
    private int trips;

    /** Costs of legs that are parts of executions, by leg; they are in no trip's sum. */
    private final Map<Integer, BigDecimal> shares = new HashMap<>();

    ScaledTrips(List<Execution> series, SeriesScale scale) {
        this.series = series;
        this.scale = scale;
        this.executions = new int[series.size() + 16];
        this.quantities = new long[series.size() + 16];
    }

    void leg(int execution, long quantity) {
        if (legs == executions.length) {
            executions = Arrays.copyOf(executions, legs + legs / 4);
            quantities = Arrays.copyOf(quantities, legs + legs / 4);
        }
        executions[legs] = execution;
        quantities[legs++] = quantity;
    }

    void costsOfLastLeg(BigDecimal share) {
        shares.put(legs - 1, share);
    }

    /** Ends a trip behind the last leg. The costs are those of legs that are whole executions. */
    void end(long entered, long peak, long held, long entryValue, long exitValue, long heldValue, long costs) {
        if (trips == ends.length) {
            ends = Arrays.copyOf(ends, trips * 2);
            sums = Arrays.copyOf(sums, trips * 2 * SUMS);
        }
        ends[trips] = legs;
        int at = trips++ * SUMS;
        sums[at] = entered;
        sums[at + 1] = peak;
        sums[at + 2] = held;
        sums[at + 3] = entryValue;
        sums[at + 4] = exitValue;
        sums[at + 5] = heldValue;
        sums[at + 6] = costs;
    }

    @Override
    public int size() {
        return trips;
    }

    @Override
    public RoundTrip get(int trip) {
        if (trip < 0 || trip >= trips) throw new IndexOutOfBoundsException(trip);
        int first = trip == 0 ? 0 : ends[trip - 1];
        int end = ends[trip];
        var opening = series.get(executions[first]);
        var direction = Direction.enteredBy(opening.side());
        List<Leg> told = new ArrayList<>(end - first);
        var costs = scale.costs(sums[trip * SUMS + 6]);
        for (int leg = first; leg < end; leg++) {
            var share = shares.get(leg);
            if (share != null) costs = costs.add(share);
            told.add(leg(
                    leg, direction, share == null ? series.get(executions[leg]).costs() : share));
        }
        var closing = series.get(executions[end - 1]);
        return new RoundTrip(
                opening.id(),
                opening.accountId(),
                opening.instrument(),
                direction,
                sums(trip),
                opening.executedAt(),
                sums[trip * SUMS + 2] == 0 ? closing.executedAt() : null,
                costs,
                told);
    }

    private Leg leg(int leg, Direction direction, BigDecimal costs) {
        var execution = series.get(executions[leg]);
        return new Leg(
                execution.id(),
                execution.side() == direction.entrySide() ? Role.ENTRY : Role.EXIT,
                scale.quantity(quantities[leg]),
                execution.price(),
                costs,
                execution.executedAt());
    }

    private TripSums sums(int trip) {
        int at = trip * SUMS;
        return new TripSums(
                scale.quantity(sums[at]),
                scale.quantity(sums[at + 1]),
                scale.quantity(sums[at + 2]),
                scale.value(sums[at + 3]),
                scale.value(sums[at + 4]),
                scale.value(sums[at + 5]));
    }
}
