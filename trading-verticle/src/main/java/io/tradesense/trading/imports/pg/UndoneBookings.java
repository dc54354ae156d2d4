package io.tradesense.trading.imports.pg;

import io.tradesense.trading.optionevents.pg.SettledEvents;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.UUID;

/** Takes option events and cash out of the account again that only one import brought. */
final class UndoneBookings {
    /** Another file that counts has the event too: it is that import's from now on. */
    private static final String HAND_OVER = """
            UPDATE option_events e SET import_id = other.import_id
            FROM (SELECT DISTINCT ON (r.option_event_id) r.option_event_id, r.import_id
                FROM import_rows r JOIN imports i ON i.id = r.import_id
                WHERE r.option_event_id IN (SELECT id FROM option_events WHERE import_id = $1) AND r.import_id <> $1
                  AND r.execution_id IS NULL AND %s
                ORDER BY r.option_event_id, i.created_at) other
            WHERE e.id = other.option_event_id
            """.formatted(UndoneImport.COUNTS);

    private static final String LEFT_TO_TRADER =
            "UPDATE option_events SET import_id = NULL WHERE import_id = $1 AND by_hand";

    /** A row that was taken for a stated event is none any more, and another may be. */
    private static final String FORGET_ROWS = """
            UPDATE option_events e SET sources = '{}'
            WHERE e.by_hand AND e.import_id IS NULL AND e.id IN (
                SELECT option_event_id FROM import_rows WHERE import_id = $1 AND execution_id IS NULL)
              AND NOT EXISTS (
                SELECT 1 FROM import_rows r JOIN imports i ON i.id = r.import_id
                WHERE r.option_event_id = e.id AND r.import_id <> $1 AND r.execution_id IS NULL AND %s)
            """.formatted(UndoneImport.COUNTS);

    private static final String EVENTS =
            "SELECT " + SettledEvents.COLUMNS + " FROM option_events WHERE import_id = $1 ORDER BY number";

    private UndoneBookings() {}

    static Future<Void> takeBack(SqlConnection transaction, UUID importId) {
        return transaction
                .preparedQuery(HAND_OVER)
                .execute(Tuple.of(importId))
                .compose(handed -> transaction.preparedQuery(LEFT_TO_TRADER).execute(Tuple.of(importId)))
                .compose(left -> transaction.preparedQuery(FORGET_ROWS).execute(Tuple.of(importId)))
                .compose(forgotten -> transaction.preparedQuery(EVENTS).execute(Tuple.of(importId)))
                .compose(rows -> {
                    Future<Void> done = Future.succeededFuture();
                    for (Row row : rows) {
                        done = done.compose(before -> SettledEvents.remove(transaction, SettledEvents.recorded(row)));
                    }
                    return done;
                })
                .compose(removed -> ImportedBookings.takeBack(transaction, importId));
    }
}
