package io.tradesense.trading.roundtrips.pg;

import io.tradesense.trading.executions.domain.Execution;
import io.tradesense.trading.executions.domain.Instrument;
import io.tradesense.trading.executions.pg.ExecutionRows;
import io.tradesense.trading.roundtrips.domain.Matching;
import io.tradesense.trading.roundtrips.domain.MatchingRules;
import io.tradesense.trading.roundtrips.domain.RoundTrip;
import io.tradesense.trading.roundtrips.domain.RoundTrip.Status;
import io.tradesense.trading.roundtrips.domain.SettledTrips;
import io.tradesense.trading.roundtrips.domain.TradeDifference;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
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
 * @param most executions and trades that stand, of which a piece has hardly more
 */
record Stretch(
        UUID accountId,
        Instrument instrument,
        @Nullable Instant after,
        @Nullable Instant until,
        int most) {

    /** Series are many and most of them short. */
    private static final int FIRST_PIECE = 1_000;
    /** One that is not, is long. */
    private static final int NEXT_PIECE = 5_000;

    /**
     * For each stale series, from the last end of a trip before {@code since} after which it was flat to the first such end
     * from {@code until} on. A trip that ends in the very instant another begins (a reversal) is no such end. Trades that
     * were split or merged by hand overlap and reach over flat moments, so a series with any is built whole. The planner is
     * kept from joining all trips with all: each end is the first hit of an index, and is looked for once.
     */
    private static final String STRETCHES = """
            WITH stale AS MATERIALIZED (
                SELECT s.*, EXISTS (
                    SELECT 1 FROM execution_groupings g CROSS JOIN LATERAL (
                        SELECT x.symbol FROM effective_executions x WHERE x.id = g.execution_id OFFSET 0) e
                    WHERE g.account_id = s.account_id AND e.symbol = s.symbol) AS whole
                FROM stale_series s WHERE account_id = $1
                ORDER BY symbol, asset_class, currency, multiplier LIMIT $2
            )
            SELECT stale.*, (
                SELECT trip.closed_at FROM trades trip
                WHERE (trip.account_id, trip.symbol, trip.asset_class, trip.currency, trip.multiplier)
                    = (stale.account_id, stale.symbol, stale.asset_class, stale.currency, stale.multiplier)
                  AND trip.opened_at < stale.since AND trip.closed_at < stale.since
                  AND NOT stale.whole AND %1$s IS NULL
                ORDER BY trip.opened_at DESC LIMIT 1) AS flat_at,
            (
                SELECT trip.closed_at FROM trades trip
                WHERE (trip.account_id, trip.symbol, trip.asset_class, trip.currency, trip.multiplier)
                    = (stale.account_id, stale.symbol, stale.asset_class, stale.currency, stale.multiplier)
                  AND trip.closed_at >= stale.until
                  AND NOT stale.whole AND %1$s IS NULL
                ORDER BY trip.closed_at LIMIT 1) AS flat_again
            FROM stale
            """
            // In one instrument: another trip was under way when {@code trip} ended, or began in that very instant.
            .formatted("""
                    (SELECT other.id FROM trades other
                     WHERE (other.account_id, other.symbol, other.asset_class, other.currency, other.multiplier)
                         = (stale.account_id, stale.symbol, stale.asset_class, stale.currency, stale.multiplier)
                       AND other.opened_at BETWEEN trip.opened_at AND trip.closed_at
                       AND (other.closed_at IS NULL OR other.closed_at > trip.closed_at) LIMIT 1)
                    """);

    private static final String OF_SERIES =
            "(%1$saccount_id, %1$ssymbol, %1$sasset_class, %1$scurrency, %1$smultiplier) = ($1, $2, $3, $4, $5)";
    private static final String AFTER = "COALESCE($6::timestamptz, '-infinity')";
    private static final String UNTIL = "COALESCE($7::timestamptz, 'infinity')";

    /**
     * A piece reaches as far as none of what it reads is much more than is wanted; each of those reads stops there. OFFSET 0
     * keeps the planner from reading the whole log: a piece is one walk along the log's index.
     */
    private static final String PIECE = ("""
            WITH reach AS MATERIALIZED (SELECT LEAST({until},
                (SELECT executed_at FROM executions WHERE {series} AND executed_at > {after}
                 ORDER BY executed_at OFFSET $8 LIMIT 1),
                (SELECT executed_at FROM amended_executions WHERE {series} AND executed_at > {after}
                 ORDER BY executed_at OFFSET $8 LIMIT 1),
                (SELECT COALESCE(a.executed_at, e.executed_at) FROM adjusted_executions x JOIN executions e USING (id)
                 LEFT JOIN amended_executions a USING (id)
                 WHERE (x.account_id, x.symbol) = ($1, $2) AND COALESCE(a.executed_at, e.executed_at) > {after}
                 ORDER BY 1 OFFSET $8 LIMIT 1),
                (SELECT opened_at FROM trades WHERE {series} AND opened_at > {after} ORDER BY opened_at OFFSET $8 LIMIT 1)
            ) AS at)
            SELECT CASE WHEN reach.at < {until} THEN reach.at END AS reach, {columns}
            FROM reach LEFT JOIN LATERAL (
                SELECT * FROM effective_executions x
                WHERE {series of x} AND x.executed_at > {after} AND x.executed_at <= reach.at OFFSET 0) e ON true
            """)
            .replace("{series}", OF_SERIES.formatted(""))
            .replace("{series of x}", OF_SERIES.formatted("x."))
            .replace("{after}", AFTER)
            .replace("{until}", UNTIL)
            .replace("{columns}", ExecutionRows.COLUMNS.replaceAll("(\\w+)", "e.$1"));

    private static final String STANDING = "SELECT id, status, digest FROM trades WHERE " + OF_SERIES.formatted("")
            + " AND opened_at > " + AFTER + " AND opened_at <= " + UNTIL;

    /**
     * @param covered what the trips are all the trips of; empty where nothing could be told of what was read
     * @param left what comes after it
     */
    record Piece(Optional<Stretch> covered, List<RoundTrip> trips, Optional<Stretch> left) {}

    /** Of the first stale series of an account. */
    static Future<List<Stretch>> ofStale(SqlConnection transaction, UUID accountId, int atMost) {
        return transaction
                .preparedQuery(STRETCHES)
                .execute(Tuple.of(accountId, atMost))
                .map(rows -> {
                    List<Stretch> stretches = new ArrayList<>(rows.size());
                    for (Row row : rows) {
                        stretches.add(new Stretch(
                                accountId,
                                ExecutionRows.instrument(row),
                                moment(row, "flat_at"),
                                moment(row, "flat_again"),
                                FIRST_PIECE));
                    }
                    return stretches;
                });
    }

    /** The executions at its beginning. */
    Future<RowSet<Row>> read(SqlConnection transaction) {
        return transaction.preparedQuery(PIECE).execute(series().addInteger(most));
    }

    /** The trips of {@link #read what was read}. Takes its time where that is much. */
    Piece build(RowSet<Row> read, MatchingRules rules) {
        Instant reach = null;
        List<Execution> executions = new ArrayList<>(read.size());
        for (Row row : read) {
            reach = moment(row, "reach");
            if (row.getUUID("id") != null) executions.add(ExecutionRows.execution(row));
        }
        return reach == null ? last(executions, rules) : beginning(executions, reach, rules);
    }

    /** Where a stretch that was to end flat does not, everything later has changed too. */
    private Piece last(List<Execution> executions, MatchingRules rules) {
        List<RoundTrip> trips = List.copyOf(Matching.match(executions, rules));
        boolean endsFlat = trips.stream().allMatch(trip -> trip.status() == Status.CLOSED);
        if (endsFlat || until == null) return new Piece(Optional.of(this), trips, Optional.empty());
        return new Stretch(accountId, instrument, after, null, most).beginning(executions, until, rules);
    }

    private Piece beginning(List<Execution> executions, Instant reach, MatchingRules rules) {
        return SettledTrips.of(executions, reach, rules)
                .map(settled -> new Piece(
                        Optional.of(new Stretch(accountId, instrument, after, settled.until(), most)),
                        settled.trips(),
                        Optional.of(new Stretch(accountId, instrument, settled.until(), until, NEXT_PIECE))))
                .orElseGet(() -> new Piece(
                        Optional.empty(),
                        List.of(),
                        Optional.of(new Stretch(accountId, instrument, after, until, 2 * most))));
    }

    /** The trades that were opened in it, as they stand. */
    Future<List<TradeDifference.Standing>> standing(SqlConnection transaction) {
        return transaction.preparedQuery(STANDING).execute(series()).map(rows -> {
            List<TradeDifference.Standing> standing = new ArrayList<>(rows.size());
            rows.forEach(row -> standing.add(new TradeDifference.Standing(
                    row.getUUID("id"), Status.valueOf(row.getString("status")), row.getUUID("digest"))));
            return standing;
        });
    }

    private Tuple series() {
        return Tuple.of(
                        accountId,
                        instrument.symbol(),
                        instrument.assetClass().name(),
                        instrument.currency(),
                        instrument.multiplier())
                .addOffsetDateTime(parameter(after))
                .addOffsetDateTime(parameter(until));
    }

    private static @Nullable OffsetDateTime parameter(@Nullable Instant moment) {
        return moment == null ? null : moment.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable Instant moment(Row row, String column) {
        var moment = row.getOffsetDateTime(column);
        return moment == null ? null : moment.toInstant();
    }
}
