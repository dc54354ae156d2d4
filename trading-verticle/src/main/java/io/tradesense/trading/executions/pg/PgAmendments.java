package io.tradesense.trading.executions.pg;

import io.tradesense.kit.Fault;
import io.tradesense.trading.executions.domain.Amendments;
import io.tradesense.trading.executions.domain.Execution;
import io.tradesense.trading.roundtrips.pg.TradeRows;
import io.tradesense.trading.roundtrips.pg.TradeViews;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Amendments in the table {@code execution_amendments}; what follows from them is kept in {@code amended_executions}. */
public final class PgAmendments implements Amendments {
    private static final String FIND =
            "SELECT " + ExecutionRows.COLUMNS + " FROM stated_executions WHERE user_id = $1 AND id = $2";
    private static final String LOCK_OF_EXECUTION = """
            SELECT a.id FROM accounts a JOIN executions e ON e.account_id = a.id
            WHERE e.user_id = $1 AND e.id = $2 FOR NO KEY UPDATE OF a
            """;
    private static final String LOCK_OF_TRADE = """
            SELECT a.id FROM accounts a JOIN trades t ON t.account_id = a.id
            WHERE t.user_id = $1 AND t.id = $2 FOR NO KEY UPDATE OF a
            """;
    private static final String LOCK_OF_VOIDED = """
            SELECT id FROM accounts
            WHERE id = (SELECT account_id FROM execution_amendments WHERE user_id = $1 AND trade_id = $2
                AND kind = 'VOIDED' LIMIT 1)
            FOR NO KEY UPDATE
            """;
    private static final String PARTLY_VOIDED = """
            SELECT 1 FROM execution_amendments v WHERE v.execution_id = $1 AND v.kind = 'VOIDED'
                AND NOT EXISTS (SELECT 1 FROM execution_amendments r WHERE r.restores = v.number)
            """;
    private static final String CORRECT = """
            INSERT INTO execution_amendments (kind, id, user_id, account_id, execution_id, symbol, asset_class, currency,
                multiplier, side, quantity, price, fees, commission, executed_at, reason)
            VALUES ('CORRECTED', $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
            ON CONFLICT (id) DO NOTHING RETURNING execution_id
            """;
    // The share of fees and commission goes by quantity; whoever takes the last of an execution takes all that is left.
    private static final String VOID = """
            INSERT INTO execution_amendments (kind, id, user_id, account_id, execution_id, quantity, fees, commission,
                trade_id)
            SELECT 'VOIDED', gen_random_uuid(), $1, $2, e.id, l.quantity,
                CASE WHEN l.quantity = e.quantity THEN e.fees ELSE round(e.fees * l.quantity / e.quantity, 8) END,
                CASE WHEN l.quantity = e.quantity THEN e.commission
                     ELSE round(e.commission * l.quantity / e.quantity, 8) END, $3
            FROM trade_legs l JOIN effective_executions e ON e.id = l.execution_id
            WHERE l.trade_id = $3
            RETURNING execution_id
            """;
    private static final String RESTORE = """
            INSERT INTO execution_amendments (kind, id, user_id, account_id, execution_id, quantity, fees, commission,
                trade_id, restores)
            SELECT 'RESTORED', gen_random_uuid(), user_id, account_id, execution_id, quantity, fees, commission, trade_id,
                number
            FROM execution_amendments v
            WHERE user_id = $1 AND trade_id = $2 AND kind = 'VOIDED'
              AND NOT EXISTS (SELECT 1 FROM execution_amendments r WHERE r.restores = v.number)
            RETURNING execution_id
            """;

    private final Pool pool;
    private final TradeViews views;
    private final Runnable committed;

    /** @param committed told after every transaction that wrote an event */
    public PgAmendments(Pool pool, TradeViews views, Runnable committed) {
        this.pool = pool;
        this.views = views;
        this.committed = committed;
    }

    @Override
    public Future<Execution> find(UUID userId, UUID executionId) {
        return pool.preparedQuery(FIND).execute(Tuple.of(userId, executionId)).map(rows -> {
            if (rows.size() == 0) throw Fault.notFound("execution");
            return ExecutionRows.execution(rows.iterator().next());
        });
    }

    @Override
    public Future<Execution> correct(UUID userId, Execution corrected, Correction correction) {
        return pool.withTransaction(transaction -> lock(
                                transaction, LOCK_OF_EXECUTION, Tuple.of(userId, corrected.id()), "execution")
                        .compose(accountId -> requireWhole(transaction, corrected.id())
                                .compose(whole -> transaction
                                        .preparedQuery(CORRECT)
                                        .execute(tuple(userId, corrected, correction)))
                                .compose(inserted -> apply(transaction, accountId, ids(inserted)))))
                .onSuccess(done -> committed.run())
                .map(corrected);
    }

    @Override
    public Future<Void> voidTrade(UUID userId, UUID tradeId, Optional<String> etag) {
        return pool.withTransaction(transaction -> lock(transaction, LOCK_OF_TRADE, Tuple.of(userId, tradeId), "trade")
                        .compose(accountId -> requireTag(transaction, tradeId, etag)
                                .compose(same ->
                                        transaction.preparedQuery(VOID).execute(Tuple.of(userId, accountId, tradeId)))
                                .compose(voided -> apply(transaction, accountId, ids(voided)))))
                .onSuccess(done -> committed.run());
    }

    @Override
    public Future<List<UUID>> restoreTrade(UUID userId, UUID tradeId) {
        var named = Tuple.of(userId, tradeId);
        return pool.withTransaction(transaction -> lock(transaction, LOCK_OF_VOIDED, named, "deleted trade")
                        .compose(accountId -> transaction
                                .preparedQuery(RESTORE)
                                .execute(named)
                                .compose(restored -> {
                                    var ids = ids(restored);
                                    return ids.isEmpty()
                                            ? Future.failedFuture(Fault.notFound("deleted trade"))
                                            : apply(transaction, accountId, ids).map(ids);
                                })))
                .onSuccess(done -> committed.run());
    }

    /** Brings what is kept, and the trades, up to the facts: in the series an execution leaves and in the one it joins. */
    private Future<Void> apply(SqlConnection transaction, UUID accountId, List<UUID> executions) {
        return StaleSeries.mark(transaction, executions)
                .compose(marked -> AmendedExecutions.keep(transaction, executions))
                .compose(kept -> StaleSeries.mark(transaction, executions))
                .compose(marked -> views.catchUp(transaction, accountId));
    }

    private static Future<UUID> lock(SqlConnection transaction, String sql, Tuple arguments, String what) {
        return transaction.preparedQuery(sql).execute(arguments).map(rows -> {
            if (rows.size() == 0) throw Fault.notFound(what);
            return rows.iterator().next().getUUID("id");
        });
    }

    private static Future<Void> requireWhole(SqlConnection transaction, UUID executionId) {
        return transaction
                .preparedQuery(PARTLY_VOIDED)
                .execute(Tuple.of(executionId))
                .compose(
                        rows -> rows.size() == 0
                                ? Future.succeededFuture()
                                : Future.failedFuture(
                                        Fault.conflict(
                                                "a trade with this execution was deleted: restore it before the execution is corrected")));
    }

    private static Future<Void> requireTag(SqlConnection transaction, UUID tradeId, Optional<String> etag) {
        if (etag.isEmpty()) return Future.succeededFuture();
        return transaction
                .preparedQuery("SELECT " + TradeRows.COLUMNS + " FROM trades WHERE id = $1")
                .execute(Tuple.of(tradeId))
                .compose(rows -> TradeRows.listed(rows.iterator().next()).etag().equals(etag.get())
                        ? Future.succeededFuture()
                        : Future.failedFuture(
                                Fault.of(Fault.Kind.PRECONDITION_FAILED, "the trade has changed since it was read")));
    }

    private static Tuple tuple(UUID userId, Execution corrected, Correction correction) {
        return Tuple.of(correction.id(), userId, corrected.accountId(), corrected.id())
                .addString(corrected.instrument().symbol())
                .addString(corrected.instrument().assetClass().name())
                .addString(corrected.instrument().currency())
                .addValue(corrected.instrument().multiplier())
                .addString(corrected.side().name())
                .addValue(corrected.quantity())
                .addValue(corrected.price())
                .addValue(corrected.fees())
                .addValue(corrected.commission())
                .addValue(corrected.executedAt().atOffset(ZoneOffset.UTC))
                .addString(correction.reason().orElse(null));
    }

    private static List<UUID> ids(RowSet<Row> rows) {
        List<UUID> ids = new ArrayList<>(rows.size());
        rows.forEach(row -> ids.add(row.getUUID("execution_id")));
        return ids;
    }
}
