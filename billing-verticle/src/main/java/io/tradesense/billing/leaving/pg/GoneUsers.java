package io.tradesense.billing.leaving.pg;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.UUID;

/**
 * The table {@code gone_users}, and a lock beside it: the feeds of other services are read side by side with auth's, and
 * what one of them counts must not be written while auth's says that its user is gone.
 */
public final class GoneUsers {
    private static final long LOCK = 8_085_001;
    private static final String STAY = "SELECT pg_advisory_xact_lock_shared($1)";
    private static final String GO = "SELECT pg_advisory_xact_lock($1)";
    private static final String NOTE = "INSERT INTO gone_users (user_id) VALUES ($1) ON CONFLICT DO NOTHING";

    private GoneUsers() {}

    /** Until the transaction ends, nobody goes. */
    public static Future<Void> nobodyGoes(SqlConnection transaction) {
        return transaction.preparedQuery(STAY).execute(Tuple.of(LOCK)).mapEmpty();
    }

    /** Waits for those who count, and has none begin before the transaction ends. */
    static Future<Void> nobodyCounts(SqlConnection transaction) {
        return transaction.preparedQuery(GO).execute(Tuple.of(LOCK)).mapEmpty();
    }

    static Future<Void> note(SqlConnection transaction, UUID userId) {
        return transaction.preparedQuery(NOTE).execute(Tuple.of(userId)).mapEmpty();
    }
}
