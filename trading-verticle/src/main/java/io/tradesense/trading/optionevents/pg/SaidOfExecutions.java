package io.tradesense.trading.optionevents.pg;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.UUID;

/** What the trader said of executions, told of the one that takes their place. */
final class SaidOfExecutions {
    private static final List<String> MOVES = List.of(
            """
            UPDATE trade_annotations SET execution_id = $2
            WHERE execution_id = (SELECT execution_id FROM trade_annotations WHERE execution_id = ANY ($1) LIMIT 1)
              AND NOT EXISTS (SELECT 1 FROM trade_annotations WHERE execution_id = $2)
            """, "UPDATE journal_entry_trades SET execution_id = $2 WHERE execution_id = ANY ($1)", """
            UPDATE journal_setup_marks m SET execution_id = $2
            WHERE execution_id = ANY ($1) AND NOT EXISTS (
                SELECT 1 FROM journal_setup_marks o WHERE o.rule_id = m.rule_id AND o.execution_id <> m.execution_id
                  AND (o.execution_id = $2 OR o.execution_id = ANY ($1)))
            """, """
            UPDATE lot_choices c SET opening_execution = $2 WHERE opening_execution = ANY ($1) AND quantity IS NULL
            """, """
            UPDATE lot_choices c SET closing_execution = $2 WHERE closing_execution = ANY ($1) AND NOT EXISTS (
                SELECT 1 FROM lot_choices o WHERE o.closing_execution = $2 AND o.ordinal = c.ordinal)
            """, """
            UPDATE regrouped_executions r SET execution_id = $2 WHERE execution_id = ANY ($1) AND NOT EXISTS (
                SELECT 1 FROM regrouped_executions o WHERE o.regrouping_id = r.regrouping_id AND o.execution_id = $2)
            """);

    private SaidOfExecutions() {}

    static Future<Void> move(SqlConnection transaction, List<UUID> from, UUID to) {
        Future<Void> done = Future.succeededFuture();
        for (var move : MOVES) {
            done = done.compose(before -> transaction
                    .preparedQuery(move)
                    .execute(Tuple.tuple()
                            .addArrayOfUUID(from.toArray(UUID[]::new))
                            .addUUID(to))
                    .mapEmpty());
        }
        return done;
    }
}
