package io.tradesense.trading.roundtrips.domain;

import io.tradesense.trading.executions.domain.Execution;
import io.tradesense.trading.executions.domain.ExecutionOrder;
import io.tradesense.trading.roundtrips.domain.Leg.Role;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Matches the executions of one account in one instrument into round trips: what was entered first is exited first,
 * and a trip lasts from flat to flat.
 *
 * <p>An execution against the position closes what is held; what is left of it then opens a trip the other way round:
 *
 * <pre>
 *   execution     position    round trip
 *   BUY  100         100      1 LONG   entry 100
 *   BUY   50         150      1        entry  50
 *   SELL 180         -30      1        exit  150, closed
 *                             2 SHORT  entry  30
 *   BUY   30           0      2        exit   30, closed
 * </pre>
 */
public final class FifoMatching {

    private final List<Execution> series;
    private final PositionBook book;
    private final List<RoundTrip> trips = new ArrayList<>();
    private @Nullable TripUnderWay trip;

    private FifoMatching(List<Execution> series, PositionBook book) {
        this.series = series;
        this.book = book;
    }

    /**
     * The round trips of a history, in the order they were opened; only the last one can be open.
     *
     * @param executions of one account and one instrument, in any order, from a moment on when the position was flat
     * @throws IllegalArgumentException where they are of several accounts or instruments, or a quantity is not positive
     */
    public static List<RoundTrip> match(List<Execution> executions) {
        try {
            return match(executions, ScaledBook::new);
        } catch (ArithmeticException beyondLong) {
            // A rare series: so fine or so large that a long overflows. Nothing of the attempt is kept.
            return matchInDecimals(executions);
        }
    }

    /** The same result by {@link BigDecimal} arithmetic alone: the yardstick of {@link #match(List)}, and its fallback. */
    public static List<RoundTrip> matchInDecimals(List<Execution> executions) {
        return match(executions, DecimalBook::new);
    }

    /** By the arithmetic of the given book, which may throw an {@link ArithmeticException} where it has bounds. */
    static List<RoundTrip> match(List<Execution> executions, Function<List<Execution>, PositionBook> book) {
        if (executions.isEmpty()) return List.of();
        var series = new ArrayList<>(executions);
        series.sort(ExecutionOrder.CANONICAL);
        requireOneSeries(series);
        return new FifoMatching(series, book.apply(series)).roundTrips();
    }

    private static void requireOneSeries(List<Execution> series) {
        var first = series.get(0);
        for (var execution : series) {
            if (!execution.accountId().equals(first.accountId())
                    || !execution.instrument().equals(first.instrument()))
                throw new IllegalArgumentException("executions of several accounts or instruments");
            if (execution.quantity().signum() <= 0)
                throw new IllegalArgumentException("quantity of execution " + execution.id() + " is not positive");
        }
    }

    private List<RoundTrip> roundTrips() {
        for (int index = 0; index < series.size(); index++) apply(index);
        if (trip != null) trips.add(trip.with(book.settle()));
        return List.copyOf(trips);
    }

    private void apply(int index) {
        var execution = series.get(index);
        if (trip == null || !trip.isReducedBy(execution)) {
            enter(execution, book.enter(index), execution.costs());
        } else {
            reduce(trip, execution, index);
        }
    }

    private void reduce(TripUnderWay reduced, Execution execution, int index) {
        var closed = book.exit(index);
        var share = CostSplit.closingPart(execution.costs(), closed, execution.quantity());
        reduced.add(execution, Role.EXIT, closed, share);
        if (!book.isFlat()) return;
        trips.add(reduced.with(book.settle()));
        trip = null;
        if (!book.isSpent(index))
            enter(execution, book.enter(index), execution.costs().subtract(share));
    }

    private void enter(Execution execution, BigDecimal quantity, BigDecimal costs) {
        if (trip == null) trip = new TripUnderWay(execution);
        trip.add(execution, Role.ENTRY, quantity, costs);
    }
}
