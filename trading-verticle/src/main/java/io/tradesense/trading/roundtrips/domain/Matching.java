package io.tradesense.trading.roundtrips.domain;

import io.tradesense.trading.accounts.domain.CostBasis;
import io.tradesense.trading.executions.domain.Execution;
import io.tradesense.trading.executions.domain.ExecutionOrder;
import io.tradesense.trading.roundtrips.domain.Leg.Role;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Matches the executions of one account in one instrument into round trips: a trip lasts from flat to flat, and the cost
 * basis says which lots a reduction takes.
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
public final class Matching {

    private final List<Execution> series;
    private final DecimalBook book;
    private final Set<UUID> joined;
    private final List<RoundTrip> trips = new ArrayList<>();
    private @Nullable TripUnderWay trip;

    private Matching(List<Execution> series, DecimalBook book, Set<UUID> joined) {
        this.series = series;
        this.book = book;
        this.joined = joined;
    }

    /** The round trips of a history, first in, first out. */
    public static List<RoundTrip> match(List<Execution> executions) {
        return match(executions, MatchingRules.FIFO);
    }

    /**
     * The round trips of a history, in the order they were opened; of each book only the last one can be open. A trip of
     * the list may be made anew each time it is asked for: whoever goes through it more than once keeps a copy.
     *
     * @param executions of one account and one instrument, in any order, from a moment on when the position was flat
     * @throws IllegalArgumentException where they are of several accounts or instruments, or a quantity is not positive
     */
    public static List<RoundTrip> match(List<Execution> executions, MatchingRules rules) {
        var units = CommonUnits.ofExecutions(executions);
        if (units.areTheOwn()) return matchAlike(executions, rules);
        var scaled = new MatchingRules(rules.costBasis(), units.scaled(rules.lots()), rules.books(), rules.joined());
        return matchAlike(units.scaled(executions), scaled).stream()
                .map(units::told)
                .toList();
    }

    /** Where a share is the same thing all along. */
    private static List<RoundTrip> matchAlike(List<Execution> executions, MatchingRules rules) {
        if (rules.costBasis() != CostBasis.FIFO) return matchInDecimals(executions, rules);
        try {
            return matchInLongs(executions, rules);
        } catch (ArithmeticException beyondLong) {
            // A rare series: so fine or so large that a long overflows. Nothing of the attempt is kept.
            return matchInDecimals(executions, rules);
        }
    }

    /** The same result by {@link BigDecimal} arithmetic alone: the yardstick of the other, and its fallback. */
    public static List<RoundTrip> matchInDecimals(List<Execution> executions, MatchingRules rules) {
        return match(executions, rules, series -> {
            var book = new DecimalBook(series, OpenLots.of(rules.costBasis(), rules.lots()));
            return new Matching(series, book, rules.joined()).roundTrips();
        });
    }

    /** First in, first out in scaled longs. @throws ArithmeticException where they cannot hold a figure */
    static List<RoundTrip> matchInLongs(List<Execution> executions, MatchingRules rules) {
        return match(executions, rules, series -> ScaledMatching.match(series, rules.joined()));
    }

    private static List<RoundTrip> match(
            List<Execution> executions, MatchingRules rules, Function<List<Execution>, List<RoundTrip>> arithmetic) {
        if (executions.isEmpty()) return List.of();
        var series = new ArrayList<>(executions);
        series.sort(ExecutionOrder.CANONICAL);
        requireOneSeries(series);
        if (rules.books().isEmpty()) return arithmetic.apply(series);
        return byBook(series, rules.books()).stream()
                .flatMap(part -> arithmetic.apply(part).stream())
                .sorted(Comparator.comparing(RoundTrip::openedAt))
                .toList();
    }

    private static Collection<List<Execution>> byBook(List<Execution> series, Map<UUID, UUID> books) {
        Map<Optional<UUID>, List<Execution>> parts = new LinkedHashMap<>();
        series.forEach(execution -> parts.computeIfAbsent(
                        Optional.ofNullable(books.get(execution.id())), book -> new ArrayList<>())
                .add(execution));
        return parts.values();
    }

    private static void requireOneSeries(List<Execution> series) {
        var first = series.get(0);
        for (var execution : series) {
            // Most often they are the very same objects, which is seen at once.
            if (!isSame(execution.accountId(), first.accountId())
                    || !isSame(execution.instrument(), first.instrument()))
                throw new IllegalArgumentException("executions of several accounts or instruments");
            if (execution.quantity().signum() <= 0)
                throw new IllegalArgumentException("quantity of execution " + execution.id() + " is not positive");
        }
    }

    private static boolean isSame(Object one, Object other) {
        return one == other || one.equals(other);
    }

    private List<RoundTrip> roundTrips() {
        for (int index = 0; index < series.size(); index++) apply(index);
        if (trip != null) end(trip);
        return List.copyOf(trips);
    }

    /** A trip that has become flat ends with the next execution, unless that was told to go on with it. */
    private void apply(int index) {
        var execution = series.get(index);
        if (trip != null && book.isFlat() && !goesOn(trip, execution)) end(trip);
        if (trip == null || !trip.isReducedBy(execution)) {
            enter(execution, book.enter(index), execution.costs());
        } else {
            reduce(trip, execution, index);
        }
    }

    private boolean goesOn(TripUnderWay flat, Execution execution) {
        return joined.contains(execution.id()) && !flat.isReducedBy(execution);
    }

    private void reduce(TripUnderWay reduced, Execution execution, int index) {
        var closed = book.exit(index);
        if (book.isSpent(index)) {
            reduced.add(execution, Role.EXIT, closed, execution.costs());
            return;
        }
        var share = CostSplit.closingPart(execution.costs(), closed, execution.quantity());
        reduced.add(execution, Role.EXIT, closed, share);
        end(reduced);
        enter(execution, book.enter(index), execution.costs().subtract(share));
    }

    private void enter(Execution execution, BigDecimal quantity, BigDecimal costs) {
        if (trip == null) trip = new TripUnderWay(execution);
        trip.add(execution, Role.ENTRY, quantity, costs);
    }

    private void end(TripUnderWay ended) {
        trips.add(ended.with(book.settle()));
        trip = null;
    }
}
