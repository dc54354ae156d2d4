package io.tradesense.auth.users.pg;

import io.tradesense.kit.Fault;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** There is always somebody left to administrate, once there was somebody. */
public final class Administrators {
    /** Locked in one order: of two administrators who remove each other at once, the later sees that they are the last. */
    private static final String LOCK = """
            SELECT id FROM users WHERE 'admin' = ANY (roles) AND NOT disabled ORDER BY id FOR NO KEY UPDATE
            """;

    private Administrators() {}

    /**
     * To be called in the transaction that removes, disables or demotes a user, before anything else is locked.
     *
     * @throws Fault CONFLICT of type {@code last-admin}
     */
    public static Future<Void> requireAnother(SqlConnection transaction, UUID leaving) {
        return transaction
                .preparedQuery(LOCK)
                .mapping(row -> row.getUUID("id"))
                .execute(Tuple.tuple())
                .map(rows -> {
                    List<UUID> all =
                            StreamSupport.stream(rows.spliterator(), false).toList();
                    if (all.equals(List.of(leaving))) {
                        throw Fault.conflict("nobody else is an administrator: make another one first")
                                .typed("last-admin");
                    }
                    return null;
                });
    }
}
