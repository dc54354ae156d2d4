package io.tradesense.trading.journal.pg;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.UUID;

/** The journal of a user as a whole. */
public final class PgJournal {
    /** Tables in which a user's rows stand; what hangs on these rows goes with them. */
    private static final List<String> TABLES =
            List.of("journal_entries", "journal_setups", "journal_goals", "journal_templates");

    private PgJournal() {}

    /** Removes everything of a user who is gone, in the caller's transaction. */
    public static Future<Void> deleteAllOf(SqlConnection transaction, UUID userId) {
        Future<Void> deleted = Future.succeededFuture();
        for (String table : TABLES) {
            deleted = deleted.compose(before -> transaction
                    .preparedQuery("DELETE FROM " + table + " WHERE user_id = $1")
                    .execute(Tuple.of(userId))
                    .mapEmpty());
        }
        return deleted;
    }
}
