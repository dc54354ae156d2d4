package io.tradesense.trading.regrouping.pg;

import io.tradesense.kit.Fault;
import io.tradesense.trading.executions.pg.StaleSeries;
import io.tradesense.trading.regrouping.domain.Regrouped;
import io.tradesense.trading.regrouping.domain.Regroupings;
import io.tradesense.trading.roundtrips.pg.TradeRows;
import io.tradesense.trading.roundtrips.pg.TradeViews;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Splits and merges in the tables {@code regroupings}, {@code regrouped_executions}, {@code undone_regroupings}. */
public final class PgRegroupings implements Regroupings {
    private static final String LOCK = """
            SELECT id FROM accounts WHERE id IN (SELECT account_id FROM trades WHERE user_id = $1 AND id = ANY ($2))
            ORDER BY id FOR NO KEY UPDATE
            """;
    private static final String TRADES =
            "SELECT " + TradeRows.COLUMNS + " FROM trades WHERE user_id = $1 AND id = ANY ($2)";
    private static final String HELD = """
            SELECT l.trade_id, l.execution_id, l.quantity = e.quantity AS whole, g.book,
                concat_ws('|', t.account_id, t.symbol, t.asset_class, t.currency, trim_scale(t.multiplier), t.side) AS series
            FROM trades t JOIN trade_legs l ON l.trade_id = t.id
            JOIN effective_executions e ON e.id = l.execution_id
            LEFT JOIN execution_groupings g ON g.account_id = t.account_id AND g.execution_id = l.execution_id
            WHERE t.id = ANY ($1)
            """;
    private static final String BETWEEN = """
            SELECT 1 FROM (
                SELECT account_id, symbol, asset_class, currency, multiplier, min(opened_at) AS first, max(opened_at) AS last
                FROM trades WHERE id = ANY ($1) GROUP BY account_id, symbol, asset_class, currency, multiplier) of
            JOIN trades t USING (account_id, symbol, asset_class, currency, multiplier)
            WHERE t.id <> ALL ($1) AND t.opened_at <= of.last AND COALESCE(t.closed_at, 'infinity') >= of.first LIMIT 1
            """;
    private static final String RECORD = """
            INSERT INTO regroupings (id, user_id, account_id, kind) VALUES ($1, $2, $3, $4)
            ON CONFLICT (id) DO NOTHING RETURNING id
            """;
    private static final String SAY = """
            INSERT INTO regrouped_executions (regrouping_id, execution_id, book, joins)
            SELECT $1, * FROM UNNEST($2::uuid[], $3::uuid[], $4::boolean[])
            """;
    private static final String SELECT = """
            SELECT r.id, r.number, r.kind, r.account_id, r.recorded_at,
                EXISTS (SELECT 1 FROM undone_regroupings u WHERE u.regrouping_id = r.id) AS undone,
                ARRAY(SELECT x.execution_id FROM regrouped_executions x WHERE x.regrouping_id = r.id ORDER BY 1)
                    AS executions,
                ARRAY(SELECT DISTINCT l.trade_id FROM regrouped_executions x
                    CROSS JOIN LATERAL legs_of_execution(x.execution_id) l WHERE x.regrouping_id = r.id ORDER BY 1) AS trades
            FROM regroupings r WHERE r.user_id = $1\s""";
    private static final String FIND = SELECT + "AND r.id = $2";
    private static final String LIST = SELECT + "AND r.number < $2 ORDER BY r.number DESC LIMIT $3";
    private static final String LOCK_OF_REGROUPING = """
            SELECT a.id FROM accounts a JOIN regroupings r ON r.account_id = a.id
            WHERE r.user_id = $1 AND r.id = $2 FOR NO KEY UPDATE OF a
            """;
    private static final String UNDO = """
            INSERT INTO undone_regroupings (regrouping_id) VALUES ($1) ON CONFLICT DO NOTHING RETURNING regrouping_id
            """;

    private final Pool pool;
    private final TradeViews views;
    private final Runnable committed;

    /** @param committed told after every transaction that wrote an event */
    public PgRegroupings(Pool pool, TradeViews views, Runnable committed) {
        this.pool = pool;
        this.views = views;
        this.committed = committed;
    }

    @Override
    public Future<Regrouping> split(UUID userId, UUID id, UUID tradeId, List<UUID> executions, Optional<String> etag) {
        return once(
                userId,
                id,
                transaction -> trades(transaction, userId, List.of(tradeId))
                        .compose(trades -> etag.isEmpty()
                                        || TradeRows.listed(trades.get(0))
                                                .etag()
                                                .equals(etag.get())
                                ? held(transaction, List.of(tradeId))
                                : Future.failedFuture(Fault.of(
                                        Fault.Kind.PRECONDITION_FAILED, "the trade has changed since it was read")))
                        .map(held -> Regrouped.split(id, held, executions))
                        .compose(regrouped -> write(transaction, userId, id, regrouped)));
    }

    @Override
    public Future<Regrouping> merge(UUID userId, UUID id, List<UUID> tradeIds) {
        var distinct = tradeIds.stream().distinct().toList();
        if (distinct.size() < 2) {
            return Future.failedFuture(Fault.invalid("/tradeIds", "must name two trades or more"));
        }
        return once(
                userId,
                id,
                transaction -> trades(transaction, userId, distinct)
                        .compose(trades -> held(transaction, distinct))
                        .compose(held -> transaction
                                .preparedQuery(BETWEEN)
                                .execute(array(distinct))
                                .map(between -> Regrouped.merge(id, held, between.size() > 0)))
                        .compose(regrouped -> write(transaction, userId, id, regrouped)));
    }

    @Override
    public Future<Page> list(UUID userId, int limit, Optional<After> after) {
        return pool.preparedQuery(LIST)
                .execute(Tuple.of(userId, after.map(After::number).orElse(Long.MAX_VALUE), limit + 1))
                .map(rows -> {
                    List<Regrouping> items = new ArrayList<>();
                    long last = 0;
                    for (Row row : rows) {
                        if (items.size() == limit) return new Page(items, new After(last));
                        items.add(regrouping(row));
                        last = row.getLong("number");
                    }
                    return new Page(items, null);
                });
    }

    @Override
    public Future<Void> undo(UUID userId, UUID id) {
        return pool.withTransaction(transaction -> transaction
                        .preparedQuery(LOCK_OF_REGROUPING)
                        .execute(Tuple.of(userId, id))
                        .compose(owned -> owned.size() == 0
                                ? Future.failedFuture(notFound())
                                : transaction.preparedQuery(UNDO).execute(Tuple.of(id)))
                        .compose(undone ->
                                undone.size() == 0 ? Future.failedFuture(notFound()) : find(transaction, userId, id))
                        .compose(regrouping -> catchUp(transaction, regrouping.accountId(), regrouping.executions())))
                .onSuccess(done -> committed.run());
    }

    /** What was recorded under the id before is answered again. */
    private Future<Regrouping> once(UUID userId, UUID id, Function<SqlConnection, Future<Void>> work) {
        return pool.withTransaction(transaction -> transaction
                        .preparedQuery(FIND)
                        .execute(Tuple.of(userId, id))
                        .compose(before -> before.size() > 0 ? Future.<Void>succeededFuture() : work.apply(transaction))
                        .compose(done -> find(transaction, userId, id)))
                .onSuccess(done -> committed.run());
    }

    private static Future<List<Row>> trades(SqlConnection transaction, UUID userId, List<UUID> ids) {
        var arguments = Tuple.of(userId).addArrayOfUUID(ids.toArray(UUID[]::new));
        return transaction
                .preparedQuery(LOCK)
                .execute(arguments)
                .compose(locked -> transaction.preparedQuery(TRADES).execute(arguments))
                .map(rows -> {
                    if (rows.size() < ids.size()) throw Fault.notFound("trade");
                    List<Row> trades = new ArrayList<>();
                    rows.forEach(trades::add);
                    return trades;
                });
    }

    private static Future<List<Regrouped.Held>> held(SqlConnection transaction, List<UUID> trades) {
        return transaction.preparedQuery(HELD).execute(array(trades)).map(PgRegroupings::held);
    }

    private static List<Regrouped.Held> held(RowSet<Row> rows) {
        List<Regrouped.Held> held = new ArrayList<>();
        rows.forEach(row -> held.add(new Regrouped.Held(
                row.getUUID("trade_id"),
                row.getUUID("execution_id"),
                row.getString("series"),
                row.getBoolean("whole"),
                row.getUUID("book"))));
        return held;
    }

    private Future<Void> write(SqlConnection transaction, UUID userId, UUID id, Regrouped regrouped) {
        var sayings = regrouped.executions();
        var executions = sayings.stream().map(Regrouped.Saying::execution).toList();
        return transaction
                .preparedQuery("SELECT account_id FROM executions WHERE id = $1")
                .execute(Tuple.of(executions.get(0)))
                .map(rows -> rows.iterator().next().getUUID("account_id"))
                .compose(accountId -> transaction
                        .preparedQuery(RECORD)
                        .execute(
                                Tuple.of(id, userId, accountId, regrouped.kind().name()))
                        .compose(recorded -> transaction
                                .preparedQuery(SAY)
                                .execute(Tuple.of(id)
                                        .addArrayOfUUID(executions.toArray(UUID[]::new))
                                        .addArrayOfUUID(sayings.stream()
                                                .map(Regrouped.Saying::book)
                                                .toArray(UUID[]::new))
                                        .addArrayOfBoolean(sayings.stream()
                                                .map(Regrouped.Saying::joins)
                                                .toArray(Boolean[]::new))))
                        .compose(said -> catchUp(transaction, accountId, executions)));
    }

    private Future<Void> catchUp(SqlConnection transaction, UUID accountId, List<UUID> executions) {
        return StaleSeries.mark(transaction, executions).compose(marked -> views.catchUp(transaction, accountId));
    }

    private static Future<Regrouping> find(SqlConnection transaction, UUID userId, UUID id) {
        return transaction.preparedQuery(FIND).execute(Tuple.of(userId, id)).map(rows -> {
            if (rows.size() == 0) throw notFound();
            return regrouping(rows.iterator().next());
        });
    }

    private static Regrouping regrouping(Row row) {
        return new Regrouping(
                row.getUUID("id"),
                Kind.valueOf(row.getString("kind")),
                row.getUUID("account_id"),
                Arrays.asList(row.getArrayOfUUIDs("executions")),
                Arrays.asList(row.getArrayOfUUIDs("trades")),
                row.getOffsetDateTime("recorded_at").toInstant(),
                row.getBoolean("undone"));
    }

    private static Tuple array(List<UUID> ids) {
        return Tuple.tuple().addArrayOfUUID(ids.toArray(UUID[]::new));
    }

    private static Fault notFound() {
        return Fault.notFound("regrouping");
    }
}
