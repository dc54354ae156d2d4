package io.tradesense.ai.answers.pg;

import io.tradesense.ai.answers.domain.Cache;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Answers in the table {@code ai_cache}, the newest few hundred a user, for a week. */
public final class PgCache<T> implements Cache<T> {
    private static final String FIND = """
            SELECT value::text AS value FROM ai_cache
            WHERE user_id = $1 AND key = $2 AND created_at > now() - interval '7 days'
            """;
    private static final String KEEP = """
            INSERT INTO ai_cache (user_id, key, data_version, value) VALUES ($1, $2, $3, $4::text::json)
            ON CONFLICT (user_id, key) DO UPDATE SET
                value = excluded.value, data_version = excluded.data_version, created_at = now()
            """;
    private static final String TRIM = """
            DELETE FROM ai_cache WHERE user_id = $1 AND (created_at < now() - interval '7 days' OR key IN (
                SELECT key FROM ai_cache WHERE user_id = $1 ORDER BY created_at DESC OFFSET 300))
            """;
    private final Pool pool;
    private final Function<T, JsonObject> write;
    private final Function<JsonObject, T> read;

    public PgCache(Pool pool, Function<T, JsonObject> write, Function<JsonObject, T> read) {
        this.pool = pool;
        this.write = write;
        this.read = read;
    }

    @Override
    public Future<Optional<T>> find(UUID userId, String key) {
        return pool.preparedQuery(FIND)
                .execute(Tuple.of(userId, key))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(
                                read.apply(new JsonObject(rows.iterator().next().getString("value")))));
    }

    @Override
    public Future<Void> keep(UUID userId, String key, long dataVersion, T value) {
        return pool.preparedQuery(KEEP)
                .execute(Tuple.of(userId, key, dataVersion, write.apply(value).encode()))
                .compose(kept -> pool.preparedQuery(TRIM).execute(Tuple.of(userId)))
                .mapEmpty();
    }
}
