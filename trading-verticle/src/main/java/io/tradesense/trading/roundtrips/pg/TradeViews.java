package io.tradesense.trading.roundtrips.pg;

import io.tradesense.kit.events.Outbox;
import io.tradesense.kit.flow.OneAhead;
import io.tradesense.trading.accounts.domain.CostBasis;
import io.tradesense.trading.corporateactions.pg.Dividends;
import io.tradesense.trading.executions.domain.Execution;
import io.tradesense.trading.executions.pg.ExecutionRows;
import io.tradesense.trading.roundtrips.domain.Matching;
import io.tradesense.trading.roundtrips.domain.MatchingRules;
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
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Keeps the round trips in step with the log. What they do not show yet stands in {@code stale_series}; for each such
 * series the trips are built again from the last moment before its first new execution at which the position was flat to
 * the first such moment after its last one, and those that came out differently are written, each with its event, all in
 * one transaction. Where the position is not flat any more at the end of that stretch, everything later has changed too
 * and is built as well.
 */
public final class TradeViews {
    /** In one transaction. */
    private static final int SERIES_AT_A_TIME = 50;
    /** Of which so many are built while those before are written. */
    private static final int SERIES_A_STEP = 10;

    // One transaction at a time builds the trips of an account: two would not see each other's executions.
    private static final String LOCK =
            "SELECT user_id, cost_basis_method FROM accounts WHERE id = $1 FOR NO KEY UPDATE";

    // Planning these statements takes longer than a late fill needs of all of them, and every plan is the same.
    private static final String PLAN_ONCE = "SELECT set_config('plan_cache_mode', 'force_generic_plan', true)";

    private static final String STALE = """
            SELECT symbol, asset_class, currency, multiplier, since FROM stale_series WHERE account_id = $1
            ORDER BY symbol, asset_class, currency, multiplier LIMIT $2
            """;

    /** In one instrument: another trip was under way when {@code trip} ended, or began in that very instant. */
    private static final String UNDER_WAY = """
            (SELECT other.id FROM trades other
             WHERE (other.account_id, other.symbol, other.asset_class, other.currency, other.multiplier)
                 = (stale.account_id, stale.symbol, stale.asset_class, stale.currency, stale.multiplier)
               AND other.opened_at BETWEEN trip.opened_at AND trip.closed_at
               AND (other.closed_at IS NULL OR other.closed_at > trip.closed_at) LIMIT 1)
            """;

    /**
     * Joins a series to the stretch that is built: between two ends of trips after which it was flat. A trip that ends in
     * the very instant another begins (a reversal) is no such end. Trades that were split or merged by hand overlap and
     * reach over flat moments, so a series with any is built whole. The planner is kept from joining all trips with all:
     * each end is the first hit of an index, and is looked for once.
     */
    private static final String STRETCHES = """
            WITH stale AS MATERIALIZED (
                SELECT s.*, EXISTS (
                    SELECT 1 FROM execution_groupings g CROSS JOIN LATERAL (
                        SELECT x.symbol FROM effective_executions x WHERE x.id = g.execution_id OFFSET 0) e
                    WHERE g.account_id = s.account_id AND e.symbol = s.symbol) AS whole
                FROM stale_series s WHERE account_id = $1
                ORDER BY symbol, asset_class, currency, multiplier LIMIT $2 OFFSET $4
            ), series AS MATERIALIZED (
                SELECT stale.*, COALESCE((
                    SELECT trip.closed_at FROM trades trip
                    WHERE (trip.account_id, trip.symbol, trip.asset_class, trip.currency, trip.multiplier)
                        = (stale.account_id, stale.symbol, stale.asset_class, stale.currency, stale.multiplier)
                      AND trip.opened_at < stale.since AND trip.closed_at < stale.since
                      AND NOT stale.whole AND %1$s IS NULL
                    ORDER BY trip.opened_at DESC LIMIT 1), '-infinity') AS flat_at,
                COALESCE((
                    SELECT trip.closed_at FROM trades trip
                    WHERE (trip.account_id, trip.symbol, trip.asset_class, trip.currency, trip.multiplier)
                        = (stale.account_id, stale.symbol, stale.asset_class, stale.currency, stale.multiplier)
                      AND trip.closed_at >= stale.until
                      AND NOT stale.whole AND NOT $3::boolean AND %1$s IS NULL
                    ORDER BY trip.closed_at LIMIT 1), 'infinity') AS flat_again
                FROM stale
            )
            """.formatted(UNDER_WAY);

    /** OFFSET 0 keeps the planner from reading the whole log to join it: each stretch is one walk along the log's index. */
    private static final String EXECUTIONS = STRETCHES + "SELECT " + ExecutionRows.COLUMNS.replaceAll("(\\w+)", "e.$1")
            + """
            , series.flat_again < 'infinity' AS ends_flat
            FROM series CROSS JOIN LATERAL (
                SELECT %s FROM effective_executions x
                WHERE (x.account_id, x.symbol, x.asset_class, x.currency, x.multiplier)
                   = (series.account_id, series.symbol, series.asset_class, series.currency, series.multiplier)
                  AND x.executed_at > series.flat_at AND x.executed_at <= series.flat_again
                OFFSET 0) e
            """.formatted(ExecutionRows.COLUMNS.replaceAll("(\\w+)", "x.$1"));

    private static final String STANDING = STRETCHES + """
            SELECT t.id, t.status, t.digest
            FROM series JOIN trades t
              ON (t.account_id, t.symbol, t.asset_class, t.currency, t.multiplier)
                 = (series.account_id, series.symbol, series.asset_class, series.currency, series.multiplier)
             AND t.opened_at > series.flat_at AND t.opened_at <= series.flat_again
            """;

    private static final String DONE = """
            DELETE FROM stale_series
            WHERE (account_id, symbol, asset_class, currency, multiplier) IN (
                SELECT account_id, symbol, asset_class, currency, multiplier FROM stale_series WHERE account_id = $1
                ORDER BY symbol, asset_class, currency, multiplier LIMIT $2)
            """;

    private final Vertx vertx;
    private final TradeWriter writer;

    /** An account whose trips are being built. */
    private record Owned(UUID userId, UUID accountId, MatchingRules rules) {}

    /**
     * @param from the first of the series, among those that are stale
     * @param broken where a stretch that was to end flat did not
     */
    private record Built(int from, List<TradeDifference.Built> trips, boolean broken) {}

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
        return query(transaction, PLAN_ONCE, Tuple.tuple())
                .compose(set -> query(transaction, LOCK, Tuple.of(accountId)))
                .compose(owner -> {
                    if (owner.size() == 0) {
                        return Future.succeededFuture(false); // the account was deleted, and its series with it
                    }
                    Row account = owner.iterator().next();
                    UUID userId = account.getUUID("user_id");
                    var basis = CostBasis.valueOf(account.getString("cost_basis_method"));
                    return query(transaction, STALE, Tuple.of(accountId, SERIES_AT_A_TIME))
                            .compose(stale -> stale.size() == 0
                                    ? Future.succeededFuture(false)
                                    : TraderRules.of(transaction, accountId, basis)
                                            .compose(rules ->
                                                    rebuildSome(transaction, new Owned(userId, accountId, rules))));
                });
    }

    /** Premiums first: they say at what price shares that options delivered count, and may make their series stale. */
    private Future<Boolean> rebuildSome(SqlConnection transaction, Owned owned) {
        return Premiums.roll(transaction, owned.accountId(), owned.rules())
                .compose(rolled -> query(transaction, STALE, Tuple.of(owned.accountId(), SERIES_AT_A_TIME)))
                .compose(stale -> rebuild(transaction, owned, stale.size())
                        .compose(done -> Dividends.keep(transaction, owned.userId(), owned.accountId(), symbols(stale)))
                        .map(done -> stale.size() == SERIES_AT_A_TIME));
    }

    private static Set<String> symbols(RowSet<Row> stale) {
        Set<String> symbols = new TreeSet<>();
        stale.forEach(row -> symbols.add(row.getString("symbol")));
        return symbols;
    }

    /** The next series are read and built while the database is at some. */
    private Future<Void> rebuild(SqlConnection transaction, Owned owned, int series) {
        var reached = new AtomicInteger();
        return OneAhead.<Built>run(
                        () -> {
                            int from = reached.getAndAdd(SERIES_A_STEP);
                            return from < series
                                    ? build(transaction, owned, from, false).map(Optional::of)
                                    : Future.succeededFuture(Optional.empty());
                        },
                        built -> replace(transaction, owned, built))
                .compose(written -> query(transaction, DONE, Tuple.of(owned.accountId(), SERIES_AT_A_TIME)))
                .mapEmpty();
    }

    private Future<Void> replace(SqlConnection transaction, Owned owned, Built built) {
        return built.broken()
                ? build(transaction, owned, built.from(), true)
                        .compose(whole -> replace(transaction, owned, whole, true))
                : replace(transaction, owned, built, false);
    }

    private Future<Built> build(SqlConnection transaction, Owned owned, int from, boolean toTheEnd) {
        return query(transaction, EXECUTIONS, some(owned, from, toTheEnd))
                .compose(rows -> vertx.executeBlocking(() -> trips(from, rows, owned.rules()), false));
    }

    /** What stands is only read now: a trade may have come from a series before under another symbol. */
    private Future<Void> replace(SqlConnection transaction, Owned owned, Built built, boolean toTheEnd) {
        return query(transaction, STANDING, some(owned, built.from(), toTheEnd))
                .map(rows -> TradeDifference.between(standing(rows), built.trips()))
                .compose(difference -> writer.write(transaction, owned.userId(), owned.accountId(), difference));
    }

    private static Built trips(int from, RowSet<Row> rows, MatchingRules rules) {
        Map<Object, List<Execution>> series = new LinkedHashMap<>();
        Map<Object, Boolean> endsFlat = new LinkedHashMap<>();
        for (Row row : rows) {
            var execution = ExecutionRows.execution(row);
            series.computeIfAbsent(execution.instrument(), first -> new ArrayList<>())
                    .add(execution);
            endsFlat.putIfAbsent(execution.instrument(), row.getBoolean("ends_flat"));
        }
        List<RoundTrip> trips = new ArrayList<>();
        boolean broken = false;
        for (var each : series.entrySet()) {
            var built = new ArrayList<>(Matching.match(each.getValue(), rules));
            broken |= Boolean.TRUE.equals(endsFlat.get(each.getKey()))
                    && built.stream().anyMatch(trip -> trip.status() == RoundTrip.Status.OPEN);
            trips.addAll(built);
        }
        // The order in which the events will be told: as it happened.
        trips.sort(Comparator.comparing(RoundTrip::openedAt).thenComparing(RoundTrip::openingExecution));
        return new Built(from, trips.stream().map(TradeDifference.Built::of).toList(), broken);
    }

    private static List<TradeDifference.Standing> standing(RowSet<Row> rows) {
        List<TradeDifference.Standing> standing = new ArrayList<>(rows.size());
        rows.forEach(row -> standing.add(new TradeDifference.Standing(
                row.getUUID("id"), RoundTrip.Status.valueOf(row.getString("status")), row.getUUID("digest"))));
        return standing;
    }

    private static Tuple some(Owned owned, int from, boolean toTheEnd) {
        return Tuple.of(owned.accountId(), SERIES_A_STEP, toTheEnd, from);
    }

    private static Future<RowSet<Row>> query(SqlConnection transaction, String sql, Tuple arguments) {
        return transaction.preparedQuery(sql).execute(arguments);
    }
}
