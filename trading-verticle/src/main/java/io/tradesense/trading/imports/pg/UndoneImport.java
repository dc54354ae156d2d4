package io.tradesense.trading.imports.pg;

import io.tradesense.trading.executions.pg.AmendedExecutions;
import io.tradesense.trading.executions.pg.StaleSeries;
import io.tradesense.trading.optionevents.pg.DerivedDeliveries;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Takes what an import brought out of the account again, by facts: what it corrected says again what it said before, and
 * what it added is voided. What another import's file holds too stays, and what was recorded by hand as well: the account
 * is as if this file had never been taken in.
 */
final class UndoneImport {
    private static final int ROWS_A_BLOCK = 5_000;
    /** Of the blocks of added rows no more are looked at than are needed: they follow each other. */
    private static final String ROWS = """
            (SELECT number, execution_id FROM import_rows
             WHERE import_id = $1 AND number > $2 AND execution_id IS NOT NULL ORDER BY number LIMIT %1$d)
            UNION ALL
            (SELECT r.number, r.execution_id
             FROM import_added_rows b CROSS JOIN LATERAL unnest(b.numbers, b.executions) AS r (number, execution_id)
             WHERE b.import_id = $1 AND b.last_number > $2 AND r.number > $2 ORDER BY b.last_number, r.number LIMIT %1$d)
            ORDER BY number LIMIT %1$d
            """.formatted(ROWS_A_BLOCK);

    /** Unless the trader, or a later file, has corrected it since. */
    private static final String TAKE_BACK = """
            INSERT INTO execution_amendments (kind, id, user_id, account_id, execution_id, symbol, asset_class, currency,
                multiplier, side, quantity, price, fees, commission, executed_at, reason)
            SELECT 'CORRECTED', gen_random_uuid(), x.user_id, x.account_id, x.id, COALESCE(p.symbol, x.symbol),
                COALESCE(p.asset_class, x.asset_class), COALESCE(p.currency, x.currency),
                COALESCE(p.multiplier, x.multiplier), COALESCE(p.side, x.side), COALESCE(p.quantity, x.quantity),
                COALESCE(p.price, x.price), COALESCE(p.fees, x.fees), COALESCE(p.commission, x.commission),
                COALESCE(p.executed_at, x.executed_at), 'the import that corrected it was undone'
            FROM executions x
            JOIN LATERAL (SELECT c.number, c.import_id FROM execution_amendments c
                WHERE c.execution_id = x.id AND c.kind = 'CORRECTED' ORDER BY c.number DESC LIMIT 1) last
                ON last.import_id = $1
            LEFT JOIN LATERAL (SELECT * FROM execution_amendments c
                WHERE c.execution_id = x.id AND c.kind = 'CORRECTED' AND c.import_id IS DISTINCT FROM $1
                ORDER BY c.number DESC LIMIT 1) p ON true
            WHERE x.id = ANY ($2)
            RETURNING execution_id
            """;

    static final String COUNTS = "NOT dry_run AND status NOT IN ('UNDOING', 'UNDONE')";
    private static final String VOID = """
            INSERT INTO execution_amendments (kind, id, user_id, account_id, execution_id, quantity, fees, commission,
                undone_import)
            SELECT 'VOIDED', gen_random_uuid(), e.user_id, e.account_id, e.id, e.quantity, e.fees, e.commission, $1
            FROM effective_executions e JOIN executions x ON x.id = e.id
            WHERE e.id = ANY ($2) AND x.import_id IS NOT NULL
              AND NOT EXISTS (SELECT 1 FROM imports i WHERE i.id = x.import_id AND i.id <> $1 AND %1$s)
              AND NOT EXISTS (
                SELECT 1 FROM import_rows r JOIN imports i ON i.id = r.import_id
                WHERE r.execution_id = e.id AND r.import_id <> $1 AND r.why IS NOT NULL AND %1$s)
            RETURNING execution_id
            """.formatted(COUNTS);

    private UndoneImport() {}

    /**
     * In the caller's transaction, which holds the account. Answers the number of the last row done; empty where none was
     * left behind {@code after}.
     */
    static Future<Optional<Long>> some(SqlConnection transaction, UUID importId, long after) {
        return transaction
                .preparedQuery(ROWS)
                .execute(Tuple.of(importId, after))
                .compose(rows -> {
                    Set<UUID> executions = ids(rows);
                    long last = after;
                    for (Row row : rows) {
                        last = row.getLong("number");
                    }
                    Optional<Long> done = rows.size() == 0 ? Optional.empty() : Optional.of(last);
                    return (after == 0
                                    ? UndoneCancellations.takeBack(transaction, importId)
                                            .compose(restored -> UndoneBookings.takeBack(transaction, importId))
                                    : Future.<Void>succeededFuture())
                            .compose(taken -> undo(transaction, importId, executions))
                            .map(done);
                });
    }

    private static Future<Void> undo(SqlConnection transaction, UUID importId, Set<UUID> executions) {
        if (executions.isEmpty()) {
            return Future.succeededFuture();
        }
        return StaleSeries.mark(transaction, executions)
                .compose(marked -> amend(transaction, TAKE_BACK, importId, executions))
                .compose(corrected -> amend(transaction, VOID, importId, executions))
                .compose(voided -> DerivedDeliveries.restore(transaction, voided))
                .compose(derived -> StaleSeries.mark(transaction, executions));
    }

    private static Future<Set<UUID>> amend(SqlConnection transaction, String sql, UUID importId, Set<UUID> executions) {
        return transaction
                .preparedQuery(sql)
                .execute(Tuple.of(importId).addArrayOfUUID(executions.toArray(UUID[]::new)))
                .map(UndoneImport::ids)
                .compose(amended -> AmendedExecutions.keep(transaction, amended).map(amended));
    }

    private static Set<UUID> ids(RowSet<Row> rows) {
        Set<UUID> ids = new HashSet<>(rows.size() * 2);
        rows.forEach(row -> ids.add(row.getUUID("execution_id")));
        return ids;
    }
}
