package io.tradesense.trading.roundtrips.domain;

import io.tradesense.trading.executions.domain.Execution;
import io.tradesense.trading.executions.domain.ExecutionOrder;
import io.tradesense.trading.roundtrips.domain.RoundTrip.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The round trips of the beginning of a series that nothing can change that was executed later: what makes it possible to
 * match a series of any length a piece at a time, each from where the one before ended.
 *
 * @param trips in the order they were opened
 * @param until all that was executed until then, and nothing after, is in them
 */
public record SettledTrips(List<RoundTrip> trips, Instant until) {

    /**
     * The trips up to the last moment at which nothing was held. Where trades were split or merged by hand, a flat moment
     * parts two trips only if each book has all its executions on one side of it, and it is known which execution came next
     * in the book without a name: it may go on with the trip before.
     *
     * @param beginning the executions of the series up to a moment, from one on that parted trips
     * @param known that moment: of later ones nothing is known yet
     * @return empty where no such moment is known
     */
    public static Optional<SettledTrips> of(List<Execution> beginning, Instant known, MatchingRules rules) {
        var trips = List.copyOf(Matching.match(beginning, rules));
        if (beginning.isEmpty() || rules.areWithoutSay() && areClosed(trips)) {
            return Optional.of(new SettledTrips(trips, known));
        }
        var flat = new FlatMoments(beginning, rules);
        var settled = Optional.<SettledTrips>empty();
        var lastClose = Instant.MIN;
        for (int count = 1; count <= trips.size(); count++) {
            var closedAt = trips.get(count - 1).closedAt();
            if (closedAt == null) break; // it is under way at every later moment
            if (closedAt.isAfter(lastClose)) lastClose = closedAt;
            boolean overlapped =
                    count < trips.size() && !trips.get(count).openedAt().isAfter(lastClose);
            if (!overlapped && flat.parts(lastClose)) {
                settled = Optional.of(new SettledTrips(trips.subList(0, count), lastClose));
            }
        }
        return settled;
    }

    private static boolean areClosed(List<RoundTrip> trips) {
        return trips.stream().allMatch(trip -> trip.status() == Status.CLOSED);
    }

    /** At which nothing is held, asked for in their order. */
    private static final class FlatMoments {
        private final List<Execution> series;
        private final MatchingRules rules;
        private final Map<UUID, Long> sizes = new HashMap<>();
        private final Map<UUID, Long> passed = new HashMap<>();
        private final @Nullable Instant lastWithoutBook;
        private int next;
        private int booksUnderWay;

        FlatMoments(List<Execution> beginning, MatchingRules rules) {
            this.series = new ArrayList<>(beginning);
            this.rules = rules;
            series.sort(ExecutionOrder.CANONICAL);
            rules.books().values().forEach(book -> sizes.merge(book, 1L, Long::sum));
            lastWithoutBook = series.stream()
                    .filter(execution -> !rules.books().containsKey(execution.id()))
                    .reduce((one, later) -> later)
                    .map(Execution::executedAt)
                    .orElse(null);
        }

        boolean parts(Instant moment) {
            while (next < series.size() && !series.get(next).executedAt().isAfter(moment)) pass(series.get(next++));
            return rules.areWithoutSay()
                    || booksUnderWay == 0 && lastWithoutBook != null && lastWithoutBook.isAfter(moment);
        }

        private void pass(Execution execution) {
            var book = rules.books().get(execution.id());
            if (book == null) return;
            long before = passed.getOrDefault(book, 0L);
            long now = before + 1;
            passed.put(book, now);
            long size = sizes.getOrDefault(book, 0L);
            if (before == 0) booksUnderWay++;
            if (now == size) booksUnderWay--;
        }
    }
}
