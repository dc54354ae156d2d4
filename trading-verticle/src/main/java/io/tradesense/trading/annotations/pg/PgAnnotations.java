package io.tradesense.trading.annotations.pg;

import io.tradesense.kit.Fault;
import io.tradesense.kit.events.Outbox;
import io.tradesense.trading.annotations.domain.Annotation;
import io.tradesense.trading.annotations.domain.AnnotationChange;
import io.tradesense.trading.annotations.domain.Annotations;
import io.tradesense.trading.roundtrips.domain.TradeDifference.Change;
import io.tradesense.trading.roundtrips.domain.Trades;
import io.tradesense.trading.roundtrips.domain.Trades.Listed;
import io.tradesense.trading.roundtrips.pg.TradeEvents;
import io.tradesense.trading.roundtrips.pg.TradeNotes;
import io.tradesense.trading.roundtrips.pg.TradeQuery;
import io.tradesense.trading.roundtrips.pg.TradeRows;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Annotations in the table {@code trade_annotations}. A trade of which no execution is annotated is annotated at the one
 * that opened it; one that has annotated executions, at the first of them.
 */
public final class PgAnnotations implements Annotations {
    // Accounts first and in one order, as everything that writes trades does: so no two writers wait for each other.
    private static final String LOCK = """
            SELECT id FROM accounts WHERE id IN (SELECT account_id FROM trades WHERE user_id = $1 AND id = ANY ($2))
            ORDER BY id FOR NO KEY UPDATE
            """;
    private static final String TRADES = "SELECT " + TradeRows.COLUMNS
            + ", opening_execution FROM trades WHERE user_id = $1 AND id = ANY ($2) ORDER BY id";
    private static final String ANNOTATED = """
            SELECT l.trade_id, a.execution_id FROM trade_legs l JOIN trade_annotations a ON a.execution_id = l.execution_id
            WHERE l.trade_id = ANY ($1) AND (l.role = 'ENTRY' OR NOT EXISTS (
                SELECT 1 FROM legs_of_execution(l.execution_id) entry WHERE entry.role = 'ENTRY'))
            ORDER BY l.trade_id, l.ordinal
            """;
    private static final String WRITE = """
            INSERT INTO trade_annotations (execution_id, user_id, account_id, stop_loss, take_profit, planned_risk, tags,
                setup, mistakes, rating, notes)
            SELECT x.execution_id, $1, x.account_id, x.stop_loss, x.take_profit, x.planned_risk, x.tags, x.setup,
                x.mistakes, x.rating, x.notes
            FROM jsonb_to_recordset($2::text::jsonb) AS x (execution_id uuid, account_id uuid, stop_loss numeric,
                take_profit numeric, planned_risk numeric, tags text[], setup text, mistakes text[], rating smallint,
                notes text)
            ON CONFLICT (execution_id) DO UPDATE SET stop_loss = excluded.stop_loss, take_profit = excluded.take_profit,
                planned_risk = excluded.planned_risk, tags = excluded.tags, setup = excluded.setup,
                mistakes = excluded.mistakes, rating = excluded.rating, notes = excluded.notes,
                version = trade_annotations.version + 1
            """;
    // What was said at the other executions of a trade has gone into the one word that was written.
    private static final String CLEAR = """
            UPDATE trade_annotations SET stop_loss = NULL, take_profit = NULL, planned_risk = NULL, tags = '{}',
                setup = NULL, mistakes = '{}', rating = NULL, notes = NULL, version = version + 1
            WHERE execution_id = ANY ($1)
            """;
    private static final String NEXT_VERSION =
            "UPDATE accounts SET trades_version = trades_version + 1 WHERE id = ANY ($1)";

    private final Pool pool;
    private final Outbox outbox;
    private final Runnable committed;

    /** @param committed told after every transaction that wrote an event */
    public PgAnnotations(Pool pool, Outbox outbox, Runnable committed) {
        this.pool = pool;
        this.outbox = outbox;
        this.committed = committed;
    }

    @Override
    public Future<Void> change(UUID userId, UUID tradeId, AnnotationChange change, Optional<String> etag) {
        return inTransaction(transaction -> locked(transaction, userId, List.of(tradeId))
                        .compose(trades -> etag.isEmpty()
                                        || etag.get()
                                                .equals(trade(trades.get(0)).etag())
                                ? change(transaction, userId, trades, change)
                                : Future.failedFuture(Fault.of(
                                        Fault.Kind.PRECONDITION_FAILED, "the trade has changed since it was read"))))
                .mapEmpty();
    }

    @Override
    public Future<Outcome> change(UUID userId, List<UUID> tradeIds, AnnotationChange change) {
        var distinct = tradeIds.stream().distinct().toList();
        return inTransaction(transaction ->
                locked(transaction, userId, distinct).compose(trades -> change(transaction, userId, trades, change)));
    }

    @Override
    public Future<Outcome> change(UUID userId, Trades.Filter filter, AnnotationChange change) {
        var query = TradeQuery.of(userId, filter);
        String sql = query.select("t.id", "ORDER BY t.opened_at, t.id LIMIT " + (MOST_AT_ONCE + 1));
        return inTransaction(transaction -> transaction
                .preparedQuery(sql)
                .execute(query.arguments())
                .compose(rows -> {
                    if (rows.size() > MOST_AT_ONCE) {
                        return Future.failedFuture(
                                Fault.invalid("/filter", "takes more than " + MOST_AT_ONCE + " trades: narrow it"));
                    }
                    List<UUID> ids = new ArrayList<>();
                    rows.forEach(row -> ids.add(row.getUUID("id")));
                    return locked(transaction, userId, ids)
                            .compose(trades -> change(transaction, userId, trades, change));
                }));
    }

    private <T> Future<T> inTransaction(Function<SqlConnection, Future<T>> work) {
        return pool.withTransaction(work).onSuccess(done -> committed.run());
    }

    private static Future<List<Row>> locked(SqlConnection transaction, UUID userId, List<UUID> ids) {
        var arguments = Tuple.of(userId).addArrayOfUUID(ids.toArray(UUID[]::new));
        return transaction
                .preparedQuery(LOCK)
                .execute(arguments)
                .compose(locked -> transaction.preparedQuery(TRADES).execute(arguments))
                .map(rows -> {
                    if (rows.size() < ids.size()) throw Fault.notFound("trade");
                    return list(rows);
                });
    }

    private Future<Outcome> change(SqlConnection transaction, UUID userId, List<Row> trades, AnnotationChange change) {
        var changed = trades.stream().filter(row -> changes(trade(row), change)).toList();
        if (changed.isEmpty()) {
            return Future.succeededFuture(new Outcome(trades.size(), 0));
        }
        var ids = changed.stream().map(row -> row.getUUID("id")).toArray(UUID[]::new);
        return transaction
                .preparedQuery(ANNOTATED)
                .execute(Tuple.tuple().addArrayOfUUID(ids))
                .compose(annotated -> write(transaction, userId, changed, change, anchors(annotated)))
                .compose(written -> tell(transaction, userId, changed))
                .map(told -> new Outcome(trades.size(), changed.size()));
    }

    private static boolean changes(Listed trade, AnnotationChange change) {
        var annotation = trade.noted().annotation();
        return !change.applyTo(annotation).equals(annotation);
    }

    private static Future<?> write(
            SqlConnection transaction,
            UUID userId,
            List<Row> trades,
            AnnotationChange change,
            Map<UUID, List<UUID>> annotated) {
        var document = new JsonArray();
        List<UUID> others = new ArrayList<>();
        for (Row row : trades) {
            var trade = trade(row);
            var at = annotated.getOrDefault(trade.id(), List.of(row.getUUID("opening_execution")));
            others.addAll(at.subList(1, at.size()));
            document.add(json(change.applyTo(trade.noted().annotation()))
                    .put("execution_id", at.get(0).toString())
                    .put("account_id", trade.accountId().toString()));
        }
        return transaction
                .preparedQuery(CLEAR)
                .execute(Tuple.tuple().addArrayOfUUID(others.toArray(UUID[]::new)))
                .compose(cleared -> transaction.preparedQuery(WRITE).execute(Tuple.of(userId, document.encode())));
    }

    private Future<Void> tell(SqlConnection transaction, UUID userId, List<Row> trades) {
        Map<UUID, List<UUID>> byAccount = new LinkedHashMap<>();
        trades.forEach(row -> byAccount
                .computeIfAbsent(row.getUUID("account_id"), account -> new ArrayList<>())
                .add(row.getUUID("id")));
        Future<Void> copied = Future.succeededFuture();
        for (var each : byAccount.entrySet()) {
            copied = copied.compose(
                    done -> TradeNotes.copy(transaction, each.getValue()).mapEmpty());
        }
        var ids = trades.stream().map(row -> row.getUUID("id")).toArray(UUID[]::new);
        return copied.compose(done -> transaction
                        .preparedQuery(TRADES)
                        .execute(Tuple.of(userId).addArrayOfUUID(ids)))
                .compose(rows -> outbox.append(
                        transaction,
                        list(rows).stream()
                                .map(row -> TradeEvents.changed(userId, trade(row), Change.CHANGED))
                                .toList()))
                .compose(told -> transaction
                        .preparedQuery(NEXT_VERSION)
                        .execute(Tuple.tuple().addArrayOfUUID(byAccount.keySet().toArray(UUID[]::new))))
                .mapEmpty();
    }

    private static Map<UUID, List<UUID>> anchors(RowSet<Row> rows) {
        Map<UUID, List<UUID>> anchors = new HashMap<>();
        rows.forEach(row -> anchors.computeIfAbsent(row.getUUID("trade_id"), trade -> new ArrayList<>())
                .add(row.getUUID("execution_id")));
        return anchors;
    }

    private static JsonObject json(Annotation annotation) {
        return new JsonObject()
                .put("stop_loss", plain(annotation.stopLoss()))
                .put("take_profit", plain(annotation.takeProfit()))
                .put("planned_risk", plain(annotation.plannedRisk()))
                .put("tags", new JsonArray(List.copyOf(annotation.tags())))
                .put("setup", annotation.setup())
                .put("mistakes", new JsonArray(List.copyOf(annotation.mistakes())))
                .put("rating", annotation.rating())
                .put("notes", annotation.notes());
    }

    private static Listed trade(Row row) {
        return TradeRows.listed(row);
    }

    private static List<Row> list(RowSet<Row> rows) {
        List<Row> list = new ArrayList<>(rows.size());
        rows.forEach(list::add);
        return list;
    }

    private static @Nullable String plain(@Nullable BigDecimal number) {
        return number == null ? null : number.toPlainString();
    }
}
