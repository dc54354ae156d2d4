package io.tradesense.trading.imports.pg;

import io.tradesense.trading.imports.domain.ImportQueue.Work;
import io.tradesense.trading.imports.domain.Reconciled;
import io.tradesense.trading.imports.domain.Reconciliations;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Reconciliations in the table {@code import_figures}: symbol by symbol, so memory holds one, and then the totals. */
public final class PgReconciliations implements Reconciliations {
    private static final String SYMBOL_BEHIND =
            "SELECT min(symbol) AS symbol FROM import_figures WHERE import_id = $1 AND symbol > $2";
    private static final String STATUS = """
            SELECT EXISTS (SELECT 1 FROM import_figures WHERE import_id = $1 AND measure <> 'CORPORATE_ACTION') AS stated,
                EXISTS (SELECT 1 FROM import_figures WHERE import_id = $1 AND cause <> 'ROUNDING') AS differs
            """;
    private static final String LIST = "SELECT " + StatedFigures.COLUMNS + """
            , ours, difference, cause, detail FROM import_figures
            WHERE import_id = $1 AND number > $2 AND ours IS NOT NULL ORDER BY number LIMIT $3
            """;

    private final Vertx vertx;
    private final Pool pool;

    public PgReconciliations(Vertx vertx, Pool pool) {
        this.vertx = vertx;
        this.pool = pool;
    }

    @Override
    public Future<Void> reconcile(Work work) {
        var reconciliation = new ImportReconciliation(vertx, pool, work);
        return behind(work, reconciliation, "").compose(symbols -> reconciliation.totals());
    }

    private Future<Void> behind(Work work, ImportReconciliation reconciliation, String symbol) {
        return pool.preparedQuery(SYMBOL_BEHIND)
                .execute(Tuple.of(work.id(), symbol))
                .compose(rows -> {
                    String next = rows.iterator().next().getString("symbol");
                    return next == null
                            ? Future.succeededFuture()
                            : reconciliation.symbol(next).compose(done -> behind(work, reconciliation, next));
                });
    }

    @Override
    public Future<Page> list(UUID importId, int limit, long after) {
        return pool.preparedQuery(STATUS)
                .execute(Tuple.of(importId))
                .compose(status -> pool.preparedQuery(LIST)
                        .execute(Tuple.of(importId, after, limit + 1))
                        .map(rows -> page(status.iterator().next(), rows, limit)));
    }

    private static Page page(Row status, RowSet<Row> rows, int limit) {
        List<Reconciled> items = new ArrayList<>();
        rows.forEach(row -> items.add(reconciled(row)));
        boolean isLast = items.size() <= limit;
        return new Page(
                status(status),
                List.copyOf(isLast ? items : items.subList(0, limit)),
                isLast ? null : items.get(limit - 1).number());
    }

    private static Status status(Row row) {
        if (!row.getBoolean("stated")) {
            return Status.NOT_STATED;
        }
        return row.getBoolean("differs") ? Status.DIFFERENT : Status.MATCHED;
    }

    private static Reconciled reconciled(Row row) {
        String cause = row.getString("cause");
        return new Reconciled(
                row.getLong("number"),
                StatedFigures.figure(row),
                row.getBigDecimal("ours"),
                row.getBigDecimal("difference"),
                cause == null ? null : Reconciled.Cause.valueOf(cause),
                row.getString("detail"));
    }
}
