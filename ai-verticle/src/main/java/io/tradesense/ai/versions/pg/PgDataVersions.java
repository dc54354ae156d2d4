package io.tradesense.ai.versions.pg;

import io.tradesense.ai.versions.domain.DataVersions;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.Collection;
import java.util.UUID;

/** The table {@code data_versions}. */
public final class PgDataVersions implements DataVersions {
    private static final String FIND = "SELECT version FROM data_versions WHERE user_id = $1";
    // In the order of the ids, so that two pages of events never wait for each other.
    private static final String CHANGED = """
            INSERT INTO data_versions (user_id, version, changed_at)
            SELECT id, 1, now() FROM UNNEST($1::uuid[]) AS changed (id) ORDER BY id
            ON CONFLICT (user_id) DO UPDATE SET version = data_versions.version + 1, changed_at = now()
            """;
    private final Pool pool;

    public PgDataVersions(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Future<Long> of(UUID userId) {
        return pool.preparedQuery(FIND)
                .execute(Tuple.of(userId))
                .map(rows -> rows.size() == 0 ? 0L : rows.iterator().next().getLong("version"));
    }

    /** In the caller's transaction. */
    public static Future<Void> changed(SqlClient transaction, Collection<UUID> users) {
        return users.isEmpty()
                ? Future.succeededFuture()
                : transaction
                        .preparedQuery(CHANGED)
                        .execute(Tuple.of(users.toArray(UUID[]::new)))
                        .mapEmpty();
    }
}
