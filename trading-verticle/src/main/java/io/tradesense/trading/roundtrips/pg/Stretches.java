package io.tradesense.trading.roundtrips.pg;

import io.tradesense.trading.executions.domain.Execution;
import io.tradesense.trading.executions.pg.ExecutionRows;
import io.tradesense.trading.roundtrips.domain.RoundTrip.Status;
import io.tradesense.trading.roundtrips.domain.TradeDifference.Standing;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The stretches of stale series, and what the log and the trades have of them. */
final class Stretches {
    /** Series are many, and most of them are short. */
    private static final int FIRST_PIECE = 1_000;
    /** A trade that stands is little beside an execution: its id and its digest. */
    private static final int TRADES_AN_EXECUTION = 4;

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
                FROM stale_series s WHERE account_id = $1 AND NOT too_long
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
     * A piece reaches as far as none of what it reads is much more than is wanted: executions as they were recorded, amended or
     * adjusted, and trades. What was voided, or goes by another symbol now, is passed over one by one along the index, so that
     * each of those reads stops where it has enough. OFFSET 0 keeps the planner from reading the whole log.
     */
    private static final String PIECE = ("""
            WITH reach AS MATERIALIZED (SELECT LEAST({until},
                (SELECT executed_at FROM executions e
                 WHERE {series} AND executed_at > {after} AND executed_at <= {until}
                    AND (SELECT a.id FROM amended_executions a WHERE a.id = e.id) IS NULL
                    AND (SELECT x.id FROM adjusted_executions x WHERE x.id = e.id) IS NULL
                 ORDER BY executed_at OFFSET $8 LIMIT 1),
                (SELECT executed_at FROM amended_executions e
                 WHERE {series} AND executed_at > {after} AND executed_at <= {until} AND quantity > 0
                    AND (SELECT x.id FROM adjusted_executions x WHERE x.id = e.id) IS NULL
                 ORDER BY executed_at OFFSET $8 LIMIT 1),
                (SELECT COALESCE(a.executed_at, e.executed_at) FROM adjusted_executions x JOIN executions e USING (id)
                 LEFT JOIN amended_executions a USING (id)
                 WHERE (x.account_id, x.symbol, COALESCE(a.asset_class, e.asset_class),
                        COALESCE(a.currency, e.currency), COALESCE(a.multiplier, e.multiplier)) = ($1, $2, $3, $4, $5)
                    AND COALESCE(a.executed_at, e.executed_at) > {after} AND COALESCE(a.quantity, e.quantity) > 0
                 ORDER BY 1 OFFSET $8 LIMIT 1),
                (SELECT opened_at FROM trades
                 WHERE {series} AND opened_at > {after} AND opened_at <= {until} ORDER BY opened_at OFFSET $9 LIMIT 1)
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

    private static final String SET_ASIDE = "UPDATE stale_series SET too_long = true WHERE " + OF_SERIES.formatted("");

    private static final String DONE = """
            DELETE FROM stale_series
            WHERE NOT too_long AND (account_id, symbol, asset_class, currency, multiplier) IN (
                SELECT $1::uuid, * FROM UNNEST($2::text[], $3::text[], $4::text[], $5::numeric[]))
            """;

    private Stretches() {}

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

    /**
     * The rows of its beginning.
     *
     * @param limit of executions
     */
    static Future<RowSet<Row>> read(SqlConnection transaction, Stretch stretch, long limit) {
        return transaction
                .preparedQuery(PIECE)
                .execute(tuple(stretch)
                        .addLong(Math.min(stretch.most(), limit))
                        .addLong(TRADES_AN_EXECUTION * stretch.most()));
    }

    /** What such rows say. */
    static Stretch.Beginning beginning(RowSet<Row> rows) {
        Instant reach = null;
        List<Execution> executions = new ArrayList<>(rows.size());
        for (Row row : rows) {
            reach = moment(row, "reach");
            if (row.getUUID("id") != null) executions.add(ExecutionRows.execution(row));
        }
        return new Stretch.Beginning(executions, reach);
    }

    /** The trades that were opened in it, as they stand. */
    static Future<List<Standing>> standing(SqlConnection transaction, Stretch stretch) {
        return transaction.preparedQuery(STANDING).execute(tuple(stretch)).map(rows -> {
            List<Standing> standing = new ArrayList<>(rows.size());
            rows.forEach(row -> standing.add(
                    new Standing(row.getUUID("id"), Status.valueOf(row.getString("status")), row.getUUID("digest"))));
            return standing;
        });
    }

    /** Until something of its series changes. */
    static Future<Void> setAside(SqlConnection transaction, Stretch stretch) {
        return transaction.preparedQuery(SET_ASIDE).execute(series(stretch)).mapEmpty();
    }

    /** The series show what is in the log, but for those set aside. */
    static Future<Void> done(SqlConnection transaction, UUID accountId, List<Stretch> stretches) {
        return transaction
                .preparedQuery(DONE)
                .execute(Tuple.of(accountId)
                        .addArrayOfString(column(
                                stretches, stretch -> stretch.instrument().symbol()))
                        .addArrayOfString(column(
                                stretches,
                                stretch -> stretch.instrument().assetClass().name()))
                        .addArrayOfString(column(
                                stretches, stretch -> stretch.instrument().currency()))
                        .addValue(stretches.stream()
                                .map(stretch -> stretch.instrument().multiplier())
                                .toArray(BigDecimal[]::new)))
                .mapEmpty();
    }

    private static String[] column(List<Stretch> stretches, Function<Stretch, String> part) {
        return stretches.stream().map(part).toArray(String[]::new);
    }

    private static Tuple series(Stretch stretch) {
        var instrument = stretch.instrument();
        return Tuple.of(
                stretch.accountId(),
                instrument.symbol(),
                instrument.assetClass().name(),
                instrument.currency(),
                instrument.multiplier());
    }

    private static Tuple tuple(Stretch stretch) {
        return series(stretch)
                .addOffsetDateTime(parameter(stretch.after()))
                .addOffsetDateTime(parameter(stretch.until()));
    }

    private static @Nullable OffsetDateTime parameter(@Nullable Instant moment) {
        return moment == null ? null : moment.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable Instant moment(Row row, String column) {
        var moment = row.getOffsetDateTime(column);
        return moment == null ? null : moment.toInstant();
    }
}
