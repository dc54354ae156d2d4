package io.tradesense.trading.corporateactions.pg;

import io.tradesense.kit.Fault;
import io.tradesense.trading.corporateactions.domain.ActionHistory;
import io.tradesense.trading.corporateactions.domain.CorporateAction;
import io.tradesense.trading.corporateactions.domain.CorporateActions;
import io.tradesense.trading.executions.pg.StaleSeries;
import io.tradesense.trading.roundtrips.pg.TradeViews;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Corporate actions in the table {@code corporate_actions}. */
public final class PgCorporateActions implements CorporateActions {
    // Whoever adds an execution holds its account, so none is added that would not see the action.
    private static final String LOCK = "SELECT id FROM accounts WHERE user_id = $1 ORDER BY id FOR UPDATE";
    private static final String STATE = """
            INSERT INTO corporate_actions (id, user_id, type, symbol, ratio_new, ratio_old, new_symbol, amount,
                effective_on, zone)
            SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, $10
            WHERE (SELECT count(*) FROM corporate_actions WHERE user_id = $2) < %d
            ON CONFLICT (id) DO NOTHING
            """.formatted(MOST);
    private static final String FIND =
            "SELECT " + Meanings.COLUMNS + " FROM corporate_actions WHERE user_id = $1 AND id = $2";
    private static final String LIST = "SELECT " + Meanings.COLUMNS + " FROM corporate_actions WHERE user_id = $1"
            + " AND ($2::bigint IS NULL OR number < $2) ORDER BY number DESC LIMIT $3";
    private static final String DELETE =
            "DELETE FROM corporate_actions WHERE user_id = $1 AND id = $2 RETURNING " + Meanings.COLUMNS;
    private static final String REACHED = """
            SELECT id FROM stated_executions
            WHERE account_id = ANY ($1) AND symbol = ANY ($2) AND asset_class IN ('STOCK', 'CRYPTO')
            """;
    private static final String FORGET = "DELETE FROM corporate_actions WHERE user_id = $1";

    private final Pool pool;
    private final TradeViews views;
    private final Runnable committed;

    /** @param committed told after every transaction that wrote an event */
    public PgCorporateActions(Pool pool, TradeViews views, Runnable committed) {
        this.pool = pool;
        this.views = views;
        this.committed = committed;
    }

    @Override
    public Future<CorporateAction> state(CorporateAction action) {
        var userId = action.userId();
        return pool.withTransaction(transaction -> lock(transaction, userId)
                        .compose(accounts -> transaction
                                .preparedQuery(STATE)
                                .execute(tuple(action))
                                .compose(stated -> find(transaction, userId, action.id()))
                                .map(found -> found.orElseThrow(() ->
                                        Fault.conflict("a user can state at most " + MOST + " corporate actions")))
                                .compose(kept ->
                                        derive(transaction, accounts, kept).map(kept))))
                .onSuccess(kept -> committed.run());
    }

    @Override
    public Future<CorporateAction> find(UUID userId, UUID id) {
        return find(pool, userId, id).map(found -> found.orElseThrow(() -> Fault.notFound("corporate action")));
    }

    @Override
    public Future<Page> list(UUID userId, int limit, Optional<Long> before) {
        return pool.preparedQuery(LIST)
                .execute(Tuple.of(userId, before.orElse(null), limit + 1))
                .map(rows -> page(rows, limit));
    }

    @Override
    public Future<Void> delete(UUID userId, UUID id) {
        return pool.withTransaction(transaction -> lock(transaction, userId)
                        .compose(accounts -> transaction
                                .preparedQuery(DELETE)
                                .execute(Tuple.of(userId, id))
                                .map(rows -> first(rows).orElseThrow(() -> Fault.notFound("corporate action")))
                                .compose(gone -> derive(transaction, accounts, gone))))
                .onSuccess(deleted -> committed.run());
    }

    /** Removes the actions of a user who is gone, in the caller's transaction. */
    public static Future<Void> deleteAllOf(SqlConnection transaction, UUID userId) {
        return transaction.preparedQuery(FORGET).execute(Tuple.of(userId)).mapEmpty();
    }

    /** Brings what executions mean, and the trades, up to the actions: in the series they leave and in those they join. */
    private Future<Void> derive(SqlConnection transaction, List<UUID> accounts, CorporateAction changed) {
        return Meanings.history(transaction, changed.userId()).compose(actions -> {
            var history = new ActionHistory(actions);
            if (changed.type().pays()) return pay(transaction, accounts, history, changed);
            return reached(transaction, accounts, history, changed)
                    .compose(executions -> StaleSeries.mark(transaction, executions)
                            .compose(marked -> Meanings.keep(transaction, history, executions))
                            .compose(kept -> StaleSeries.mark(transaction, executions)))
                    .compose(marked -> catchUp(transaction, accounts));
        });
    }

    private static Future<Void> pay(
            SqlConnection transaction, List<UUID> accounts, ActionHistory history, CorporateAction dividend) {
        Future<Void> done = Future.succeededFuture();
        for (var account : accounts) {
            done = done.compose(before -> Dividends.keep(transaction, account, history, List.of(dividend.symbol())));
        }
        return done;
    }

    private static Future<List<UUID>> reached(
            SqlConnection transaction, List<UUID> accounts, ActionHistory history, CorporateAction changed) {
        return transaction
                .preparedQuery(REACHED)
                .execute(Tuple.tuple()
                        .addArrayOfUUID(accounts.toArray(UUID[]::new))
                        .addArrayOfString(history.ancestors(changed.symbol()).toArray(String[]::new)))
                .map(PgCorporateActions::ids);
    }

    private Future<Void> catchUp(SqlConnection transaction, List<UUID> accounts) {
        Future<Void> done = Future.succeededFuture();
        for (var account : accounts) done = done.compose(before -> views.catchUp(transaction, account));
        return done;
    }

    private static Future<List<UUID>> lock(SqlConnection transaction, UUID userId) {
        return transaction.preparedQuery(LOCK).execute(Tuple.of(userId)).map(PgCorporateActions::ids);
    }

    private static Future<Optional<CorporateAction>> find(SqlClient sql, UUID userId, UUID id) {
        return sql.preparedQuery(FIND).execute(Tuple.of(userId, id)).map(PgCorporateActions::first);
    }

    private static Tuple tuple(CorporateAction action) {
        var ratio = action.ratio();
        return Tuple.of(action.id(), action.userId(), action.type().name(), action.symbol())
                .addValue(ratio == null ? null : ratio.shares().longValueExact())
                .addValue(ratio == null ? null : ratio.forShares().longValueExact())
                .addString(action.newSymbol())
                .addValue(action.amount())
                .addValue(action.effectiveDate())
                .addString(action.zone().getId());
    }

    private static List<UUID> ids(RowSet<Row> rows) {
        List<UUID> ids = new ArrayList<>(rows.size());
        rows.forEach(row -> ids.add(row.getUUID("id")));
        return ids;
    }

    private static Optional<CorporateAction> first(RowSet<Row> rows) {
        return rows.size() == 0
                ? Optional.empty()
                : Optional.of(Meanings.action(rows.iterator().next()));
    }

    private static Page page(RowSet<Row> rows, int limit) {
        List<CorporateAction> items = new ArrayList<>();
        @Nullable Long last = null;
        for (Row row : rows) {
            if (items.size() == limit) return new Page(items, last);
            var action = Meanings.action(row);
            items.add(action);
            last = action.number();
        }
        return new Page(items, null);
    }
}
