package io.tradesense.analytics.simulations.pg;

import io.tradesense.analytics.simulations.domain.Tries;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** The table {@code what_if_tries}. */
public final class PgTries implements Tries {
    private static final String NOTE = """
            INSERT INTO what_if_tries (user_id, digest)
            SELECT $1, digest FROM UNNEST($2::text[]) AS tried (digest)
            WHERE NOT EXISTS (SELECT FROM user_versions WHERE user_id = $1 AND deleted)
            ON CONFLICT DO NOTHING
            """;
    private static final String COUNT = "SELECT count(*) AS tries FROM what_if_tries WHERE user_id = $1";
    private static final String DELETE_ALL_OF = "DELETE FROM what_if_tries WHERE user_id = ANY($1::uuid[])";
    private final Pool pool;

    public PgTries(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Future<Integer> note(UUID userId, List<String> digests) {
        return pool.withTransaction(transaction -> transaction
                .preparedQuery(NOTE)
                .execute(Tuple.of(userId).addArrayOfString(digests.toArray(String[]::new)))
                .compose(noted -> transaction.preparedQuery(COUNT).execute(Tuple.of(userId)))
                .map(rows -> Math.max(digests.size(), rows.iterator().next().getInteger("tries"))));
    }

    /** In the transaction in which all else of these users goes. */
    public static Future<Void> deleteAllOf(SqlConnection transaction, Collection<UUID> users) {
        return transaction
                .preparedQuery(DELETE_ALL_OF)
                .execute(Tuple.tuple().addArrayOfUUID(users.toArray(UUID[]::new)))
                .mapEmpty();
    }
}
