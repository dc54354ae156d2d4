package io.tradesense.trading.imports.pg;

import io.tradesense.trading.executions.pg.AmendedExecutions;
import io.tradesense.trading.executions.pg.StaleSeries;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Lets executions count again that only one import took back. */
final class UndoneCancellations {
    /** Another file that counts takes it back too: it is that import's from now on. */
    private static final String HAND_OVER = """
            UPDATE execution_amendments v SET import_id = other.import_id
            FROM (SELECT DISTINCT ON (r.cancellation) r.cancellation, r.import_id
                FROM import_rows r JOIN imports i ON i.id = r.import_id
                WHERE r.cancellation IN (SELECT source FROM execution_amendments WHERE import_id = $1)
                  AND r.import_id <> $1 AND %s
                ORDER BY r.cancellation, i.created_at) other
            WHERE v.source = other.cancellation
            """.formatted(UndoneImport.COUNTS);

    private static final String RESTORE = """
            INSERT INTO execution_amendments (kind, id, user_id, account_id, execution_id, quantity, fees, commission,
                restores)
            SELECT 'RESTORED', gen_random_uuid(), v.user_id, v.account_id, v.execution_id, v.quantity, v.fees,
                v.commission, v.number
            FROM execution_amendments v
            WHERE v.import_id = $1 AND v.kind = 'VOIDED' AND v.source IS NOT NULL
              AND NOT EXISTS (SELECT 1 FROM execution_amendments r WHERE r.restores = v.number)
            RETURNING execution_id
            """;

    private UndoneCancellations() {}

    static Future<Void> takeBack(SqlConnection transaction, UUID importId) {
        return transaction
                .preparedQuery(HAND_OVER)
                .execute(Tuple.of(importId))
                .compose(handed -> transaction.preparedQuery(RESTORE).execute(Tuple.of(importId)))
                .compose(rows -> {
                    List<UUID> restored = new ArrayList<>();
                    rows.forEach(row -> restored.add(row.getUUID("execution_id")));
                    return restored.isEmpty()
                            ? Future.succeededFuture()
                            : AmendedExecutions.keep(transaction, restored)
                                    .compose(kept -> StaleSeries.mark(transaction, restored));
                });
    }
}
