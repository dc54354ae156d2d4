package io.tradesense.trading.roundtrips.pg;

import io.tradesense.kit.events.Outbox;
import io.tradesense.trading.executions.domain.Execution;
import io.tradesense.trading.executions.pg.ExecutionRows;
import io.tradesense.trading.roundtrips.domain.FifoMatching;
import io.tradesense.trading.roundtrips.domain.RoundTrip;
import io.tradesense.trading.roundtrips.domain.TradeDifference;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Keeps the round trips in step with the log. What they do not show yet stands in {@code stale_series}; for each such
 * series the trips are built again from the last moment before its first new execution at which the position was flat,
 * and those that came out differently are written, each with its event, all in one transaction.
 */
public final class TradeViews {
    private static final int SERIES_AT_A_TIME = 50;

    // One transaction at a time builds the trips of an account: two would not see each other's executions.
    private static final String LOCK = "SELECT user_id FROM accounts WHERE id = $1 FOR NO KEY UPDATE";

    private static final String STALE = """
            SELECT symbol, asset_class, currency, multiplier, since FROM stale_series WHERE account_id = $1
            ORDER BY symbol, asset_class, currency, multiplier LIMIT $2
            """;

    /**
     * Joins a series to the end of the last trip after which it was flat for good before the first new execution. A trip
     * that ends in the very instant another begins (a reversal) is no such end.
     */
    private static final String STARTS = """
            WITH stale AS (
                SELECT * FROM stale_series WHERE account_id = $1
                ORDER BY symbol, asset_class, currency, multiplier LIMIT $2
            ), series AS (
                SELECT stale.*, COALESCE((
                    SELECT trip.closed_at FROM trades trip
                    WHERE (trip.account_id, trip.symbol, trip.asset_class, trip.currency, trip.multiplier)
                        = (stale.account_id, stale.symbol, stale.asset_class, stale.currency, stale.multiplier)
                      AND trip.closed_at < stale.since
                      AND NOT EXISTS (
                        SELECT 1 FROM trades other
                        WHERE (other.account_id, other.symbol, other.asset_class, other.currency, other.multiplier)
                            = (stale.account_id, stale.symbol, stale.asset_class, stale.currency, stale.multiplier)
                          AND other.opened_at BETWEEN trip.opened_at AND trip.closed_at
                          AND (other.closed_at IS NULL OR other.closed_at > trip.closed_at))
                    ORDER BY trip.opened_at DESC LIMIT 1), '-infinity') AS flat_at
                FROM stale
            )
            """;

    private static final String EXECUTIONS =
            STARTS + "SELECT " + ExecutionRows.COLUMNS.replaceAll("(\\w+)", "e.$1") + """

            FROM series JOIN executions e
              ON (e.account_id, e.symbol, e.asset_class, e.currency, e.multiplier)
                 = (series.account_id, series.symbol, series.asset_class, series.currency, series.multiplier)
             AND e.executed_at > series.flat_at
            """;

    private static final String STANDING = STARTS + """
            SELECT t.id, t.status, t.digest
            FROM series JOIN trades t
              ON (t.account_id, t.symbol, t.asset_class, t.currency, t.multiplier)
                 = (series.account_id, series.symbol, series.asset_class, series.currency, series.multiplier)
             AND t.opened_at > series.flat_at
            """;

    private static final String DONE = """
            DELETE FROM stale_series
            WHERE (account_id, symbol, asset_class, currency, multiplier) IN (
                SELECT account_id, symbol, asset_class, currency, multiplier FROM stale_series WHERE account_id = $1
                ORDER BY symbol, asset_class, currency, multiplier LIMIT $2)
            """;

    private final Vertx vertx;
    private final TradeWriter writer;

    public TradeViews(Vertx vertx, Outbox outbox) {
        this.vertx = vertx;
        this.writer = new TradeWriter(outbox);
    }

    /** Brings every round trip of the account up to the log, in the caller's transaction. */
    public Future<Void> catchUp(SqlConnection transaction, UUID accountId) {
        return catchUpSome(transaction, accountId)
                .compose(more -> more ? catchUp(transaction, accountId) : Future.succeededFuture());
    }

    /** The same in a transaction for every few series, for a change that touches many; each is told when it is committed. */
    public Future<Void> catchUp(Pool pool, UUID accountId, Runnable committed) {
        return pool.withTransaction(transaction -> catchUpSome(transaction, accountId))
                .onSuccess(more -> committed.run())
                .compose(more -> more ? catchUp(pool, accountId, committed) : Future.succeededFuture());
    }

    /** True where more may be left. */
    private Future<Boolean> catchUpSome(SqlConnection transaction, UUID accountId) {
        return query(transaction, LOCK, Tuple.of(accountId)).compose(owner -> {
            if (owner.size() == 0) {
                return Future.succeededFuture(false); // the account was deleted, and its series with it
            }
            UUID userId = owner.iterator().next().getUUID("user_id");
            return query(transaction, STALE, some(accountId))
                    .compose(stale -> stale.size() == 0
                            ? Future.succeededFuture(false)
                            : rebuild(transaction, userId, accountId).map(done -> stale.size() == SERIES_AT_A_TIME));
        });
    }

    private Future<Void> rebuild(SqlConnection transaction, UUID userId, UUID accountId) {
        return query(transaction, EXECUTIONS, some(accountId))
                .compose(rows -> vertx.executeBlocking(() -> trips(rows), false))
                .compose(trips -> query(transaction, STANDING, some(accountId))
                        .map(rows -> TradeDifference.between(standing(rows), trips)))
                .compose(difference -> writer.write(transaction, userId, accountId, difference))
                .compose(written -> query(transaction, DONE, some(accountId)))
                .mapEmpty();
    }

    private static List<RoundTrip> trips(RowSet<Row> rows) {
        Map<Object, List<Execution>> series = new LinkedHashMap<>();
        for (Row row : rows) {
            var execution = ExecutionRows.execution(row);
            series.computeIfAbsent(execution.instrument(), first -> new ArrayList<>())
                    .add(execution);
        }
        List<RoundTrip> trips = new ArrayList<>();
        series.values().forEach(executions -> trips.addAll(FifoMatching.match(executions)));
        // The order in which the events will be told: as it happened.
        trips.sort(Comparator.comparing(RoundTrip::openedAt).thenComparing(RoundTrip::id));
        return trips;
    }

    private static List<TradeDifference.Standing> standing(RowSet<Row> rows) {
        List<TradeDifference.Standing> standing = new ArrayList<>(rows.size());
        rows.forEach(row -> standing.add(new TradeDifference.Standing(
                row.getUUID("id"), RoundTrip.Status.valueOf(row.getString("status")), row.getUUID("digest"))));
        return standing;
    }

    private static Tuple some(UUID accountId) {
        return Tuple.of(accountId, SERIES_AT_A_TIME);
    }

    private static Future<RowSet<Row>> query(SqlConnection transaction, String sql, Tuple arguments) {
        return transaction.preparedQuery(sql).execute(arguments);
    }
}
