package io.tradesense.trading.executions.pg;

import io.tradesense.trading.executions.domain.Execution;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What a broker says of an execution it spoke of before, by its own id. */
public final class BrokerCorrections {
    private static final String FIGURES =
            "symbol, asset_class, currency, multiplier, side, quantity, price, fees, commission, executed_at";
    private static final String SAID = "(" + FIGURES.replaceAll("(\\w+)", "s.$1") + ")";
    private static final String OF = """
            UNNEST($1::uuid[], $2::text[], $3::text[], $4::text[], $5::numeric[], $6::text[], $7::numeric[], $8::numeric[],
                $9::numeric[], $10::numeric[], $11::timestamptz[])
                WITH ORDINALITY AS s (id, %s, place)
            """.formatted(FIGURES);

    /**
     * Whatever a file said of the execution at any time is known: an older file that comes again takes no correction back.
     * What a file said that was undone is not. An execution of which the trader deleted a part stays as it is.
     */
    private static final String NEW_TO_US = "SELECT s.place, "
            + ExecutionRows.COLUMNS.replaceAll("(\\w+)", "e.$1") + " FROM " + OF
            + """
            JOIN executions x ON x.id = s.id JOIN effective_executions e ON e.id = s.id
            WHERE (%1$s) IS DISTINCT FROM %2$s
              AND NOT EXISTS (
                SELECT 1 FROM execution_amendments c
                WHERE c.execution_id = s.id AND c.kind = 'CORRECTED' AND c.import_id IS NOT NULL AND (%3$s) = %2$s
                  AND NOT EXISTS (SELECT 1 FROM imports i WHERE i.id = c.import_id AND i.status IN ('UNDOING', 'UNDONE')))
              AND NOT EXISTS (
                SELECT 1 FROM execution_amendments v WHERE v.execution_id = s.id AND v.kind = 'VOIDED'
                  AND NOT EXISTS (SELECT 1 FROM execution_amendments r WHERE r.restores = v.number))
            """.formatted(FIGURES.replaceAll("(\\w+)", "x.$1"), SAID, FIGURES.replaceAll("(\\w+)", "c.$1"));

    private static final String CORRECT = """
            INSERT INTO execution_amendments (kind, id, user_id, account_id, import_id, execution_id, %s, reason)
            SELECT 'CORRECTED', gen_random_uuid(), $12, $13, $14, s.id, %s, 'corrected by the broker'
            FROM %s ORDER BY s.place
            """.formatted(FIGURES, FIGURES.replaceAll("(\\w+)", "s.$1"), OF);

    private BrokerCorrections() {}

    /**
     * The places of those executions that say what no file said of them before, each with what counts of it now.
     *
     * @param executions with a broker's id, in the log already
     */
    public static Future<Map<Integer, Execution>> newToUs(SqlConnection transaction, List<Execution> executions) {
        if (executions.isEmpty()) {
            return Future.succeededFuture(Map.of());
        }
        return transaction
                .preparedQuery(NEW_TO_US)
                .execute(ExecutionRows.figures(executions))
                .map(rows -> {
                    Map<Integer, Execution> known = new HashMap<>();
                    rows.forEach(row -> known.put((int) (row.getLong("place") - 1), ExecutionRows.execution(row)));
                    return known;
                });
    }

    /** Corrects executions, in this order, by facts; the round trips are left for later. */
    public static Future<Void> record(
            SqlConnection transaction, UUID userId, UUID accountId, UUID importId, List<Execution> corrected) {
        if (corrected.isEmpty()) {
            return Future.succeededFuture();
        }
        Set<UUID> ids = new HashSet<>();
        corrected.forEach(execution -> ids.add(execution.id()));
        Tuple arguments = ExecutionRows.figures(corrected);
        return StaleSeries.mark(transaction, ids)
                .compose(marked -> transaction
                        .preparedQuery(CORRECT)
                        .execute(arguments.addUUID(userId).addUUID(accountId).addUUID(importId)))
                .compose(recorded -> AmendedExecutions.keep(transaction, ids))
                .compose(kept -> StaleSeries.mark(transaction, ids));
    }
}
