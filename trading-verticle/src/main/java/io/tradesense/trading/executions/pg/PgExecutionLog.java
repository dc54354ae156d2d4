package io.tradesense.trading.executions.pg;

import io.tradesense.trading.accounts.domain.Accounts;
import io.tradesense.trading.corporateactions.pg.Meanings;
import io.tradesense.trading.executions.domain.AssetClass;
import io.tradesense.trading.executions.domain.Execution;
import io.tradesense.trading.executions.domain.ExecutionLog;
import io.tradesense.trading.optionevents.pg.StatedDeliveries;
import io.tradesense.trading.roundtrips.pg.TradeViews;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The log in the table {@code executions}. */
public final class PgExecutionLog implements ExecutionLog {
    // Held to the end of the transaction, so the account cannot go while executions are added to it.
    private static final String OWN = "SELECT 1 FROM accounts WHERE user_id = $1 AND id = $2 FOR KEY SHARE";

    private static final int ROWS_A_PIECE = 1_000;

    private final Pool pool;
    private final TradeViews views;
    private final Runnable committed;

    /** @param committed told after every transaction that wrote an event */
    public PgExecutionLog(Pool pool, TradeViews views, Runnable committed) {
        this.pool = pool;
        this.views = views;
        this.committed = committed;
    }

    @Override
    public Future<Set<UUID>> record(UUID userId, UUID accountId, List<Execution> executions) {
        return pool.withTransaction(transaction -> transaction
                        .preparedQuery(OWN)
                        .execute(Tuple.of(userId, accountId))
                        .compose(owned -> owned.size() == 0
                                ? Future.failedFuture(Accounts.notFound())
                                : add(transaction, userId, accountId, null, executions)
                                        .compose(added -> addBack(transaction, executions, added)))
                        .compose(added -> deliver(transaction, accountId, executions, added)
                                .compose(delivered -> views.catchUp(transaction, accountId))
                                .map(added)))
                .onSuccess(added -> committed.run());
    }

    /** Shares among them may be those of an exercise that was stated before. */
    private static Future<Void> deliver(
            SqlConnection transaction, UUID accountId, List<Execution> executions, Set<UUID> added) {
        var shares = executions.stream()
                .filter(each -> each.instrument().assetClass() == AssetClass.STOCK && added.contains(each.id()))
                .toList();
        return shares.isEmpty()
                ? Future.succeededFuture()
                : StatedDeliveries.among(transaction, accountId, shares)
                        .compose(stated -> StatedDeliveries.take(transaction, stated));
    }

    private static Future<Set<UUID>> addBack(SqlConnection transaction, List<Execution> executions, Set<UUID> added) {
        var known = executions.stream()
                .map(Execution::id)
                .filter(id -> !added.contains(id))
                .toList();
        return UndoneExecutions.restore(transaction, known).map(restored -> {
            Set<UUID> all = new HashSet<>(added);
            all.addAll(restored);
            return all;
        });
    }

    /** Adds executions in the caller's transaction and leaves the round trips for later. Answers the ids of the new ones. */
    public static Future<Set<UUID>> add(
            SqlConnection transaction,
            UUID userId,
            UUID accountId,
            @Nullable UUID importId,
            List<Execution> executions) {
        return insert(transaction, userId, accountId, importId, executions)
                .compose(added -> Meanings.keep(transaction, userId, added)
                        .compose(kept -> StaleSeries.markAdjusted(transaction, added))
                        .map(added));
    }

    /** All are sent at once, in pieces: the database is at the first while the next is made. */
    private static Future<Set<UUID>> insert(
            SqlConnection transaction,
            UUID userId,
            UUID accountId,
            @Nullable UUID importId,
            List<Execution> executions) {
        Set<UUID> added = new HashSet<>(executions.size() * 2);
        List<Future<Void>> pieces = new ArrayList<>();
        for (int from = 0; from < executions.size(); from += ROWS_A_PIECE) {
            var piece = executions.subList(from, Math.min(from + ROWS_A_PIECE, executions.size()));
            pieces.add(transaction
                    .preparedQuery(ExecutionRows.INSERT)
                    .execute(ExecutionRows.tuple(userId, accountId, importId, piece))
                    .onSuccess(rows -> rows.forEach(row -> added.add(row.getUUID("id"))))
                    .mapEmpty());
        }
        return Future.join(pieces).map(added);
    }
}
