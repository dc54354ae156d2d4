package io.tradesense.trading.executions.pg;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/** Executions that were voided with the import that brought them. Recorded again, by whatever way, they count again. */
public final class UndoneExecutions {
    private static final String UNDONE = """
            FROM execution_amendments v
            WHERE v.execution_id = ANY ($1) AND v.kind = 'VOIDED' AND v.undone_import IS NOT NULL
              AND NOT EXISTS (SELECT 1 FROM execution_amendments r WHERE r.restores = v.number)
            """;
    private static final String FIND = "SELECT DISTINCT v.execution_id " + UNDONE;
    private static final String RESTORE = """
            INSERT INTO execution_amendments (kind, id, user_id, account_id, execution_id, quantity, fees, commission, restores)
            SELECT 'RESTORED', gen_random_uuid(), v.user_id, v.account_id, v.execution_id, v.quantity, v.fees, v.commission,
                v.number
            """ + UNDONE + " RETURNING execution_id";

    private UndoneExecutions() {}

    /** Which of these are voided so. */
    public static Future<Set<UUID>> among(SqlConnection transaction, Collection<UUID> executions) {
        return ids(transaction, FIND, executions);
    }

    /** Lets those of these that are voided so count again; the round trips are left for later. Answers which they are. */
    public static Future<Set<UUID>> restore(SqlConnection transaction, Collection<UUID> executions) {
        return ids(transaction, RESTORE, executions)
                .compose(restored -> restored.isEmpty()
                        ? Future.succeededFuture(restored)
                        : AmendedExecutions.keep(transaction, restored)
                                .compose(kept -> StaleSeries.mark(transaction, restored))
                                .map(restored));
    }

    private static Future<Set<UUID>> ids(SqlConnection transaction, String sql, Collection<UUID> executions) {
        if (executions.isEmpty()) {
            return Future.succeededFuture(Set.of());
        }
        return transaction
                .preparedQuery(sql)
                .execute(Tuple.tuple().addArrayOfUUID(executions.toArray(UUID[]::new)))
                .map(UndoneExecutions::ids);
    }

    private static Set<UUID> ids(RowSet<Row> rows) {
        Set<UUID> ids = new HashSet<>(rows.size() * 2);
        rows.forEach(row -> ids.add(row.getUUID("execution_id")));
        return ids;
    }
}
