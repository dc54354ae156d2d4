package io.tradesense.trading.roundtrips.pg;

import io.tradesense.trading.executions.domain.Execution;
import io.tradesense.trading.executions.domain.Instrument;
import io.tradesense.trading.roundtrips.domain.Matching;
import io.tradesense.trading.roundtrips.domain.MatchingRules;
import io.tradesense.trading.roundtrips.domain.RoundTrip;
import io.tradesense.trading.roundtrips.domain.RoundTrip.Status;
import io.tradesense.trading.roundtrips.domain.SettledTrips;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What of a series is built: between two moments at which nothing is held. It may be of any length, so it is built a piece
 * at a time.
 *
 * @param after what was executed then is not of it; null from the beginning of the series
 * @param until what was executed then is of it; null to the end of the series
 * @param most executions of which a piece has hardly more; of trades that stand it may have some times as many
 */
record Stretch(
        UUID accountId,
        Instrument instrument,
        @Nullable Instant after,
        @Nullable Instant until,
        long most) {
    /** One that is not over after its first piece is long. */
    private static final int NEXT_PIECE = 5_000;

    /**
     * What is read of a stretch at a time.
     *
     * @param reach all that was executed until then is in it; null where that is all of the stretch
     */
    record Beginning(List<Execution> executions, @Nullable Instant reach) {}

    /**
     * What came of the beginning of a stretch.
     *
     * @param covered what the trips are all the trips of; empty where no trip was told from the next
     * @param left what comes after it
     * @param tooLong where no more can be read than was, and that is not one trip
     */
    record Piece(Optional<Stretch> covered, List<RoundTrip> trips, Optional<Stretch> left, Optional<Stretch> tooLong) {}

    /**
     * The trips at its beginning. Takes its time where that is long.
     *
     * @param limit of executions that can be read at a time
     */
    Piece build(Beginning read, MatchingRules rules, long limit) {
        var reach = read.reach();
        return reach == null
                ? last(read.executions(), rules, limit)
                : beginning(read.executions(), reach, rules, limit);
    }

    /** Where a stretch that was to end flat does not, everything later has changed too. */
    private Piece last(List<Execution> executions, MatchingRules rules, long limit) {
        List<RoundTrip> trips = List.copyOf(Matching.match(executions, rules));
        boolean endsFlat = trips.stream().allMatch(trip -> trip.status() == Status.CLOSED);
        return endsFlat || until == null
                ? new Piece(Optional.of(this), trips, Optional.empty(), Optional.empty())
                : to(null).beginning(executions, until, rules, limit);
    }

    private Piece beginning(List<Execution> executions, Instant reach, MatchingRules rules, long limit) {
        return SettledTrips.of(executions, reach, rules)
                .map(settled -> new Piece(
                        Optional.of(to(settled.until())),
                        settled.trips(),
                        Optional.of(rest(settled, limit)),
                        Optional.empty()))
                .orElseGet(() -> executions.size() > limit
                        ? new Piece(Optional.empty(), List.of(), Optional.empty(), Optional.of(this))
                        : new Piece(Optional.empty(), List.of(), Optional.of(longer()), Optional.empty()));
    }

    private Stretch to(@Nullable Instant moment) {
        return new Stretch(accountId, instrument, after, moment, most);
    }

    private Stretch rest(SettledTrips settled, long limit) {
        return new Stretch(accountId, instrument, settled.until(), until, Math.min(NEXT_PIECE, limit));
    }

    /** Beyond the limit too: there may be few executions, and many trades that are none any more. */
    private Stretch longer() {
        return new Stretch(accountId, instrument, after, until, 2 * most);
    }
}
