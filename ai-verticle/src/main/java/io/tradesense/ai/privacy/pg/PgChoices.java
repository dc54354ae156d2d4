package io.tradesense.ai.privacy.pg;

import io.tradesense.ai.privacy.domain.Choices;
import io.tradesense.kit.Fault;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Choices in the table {@code ai_settings}. */
public final class PgChoices implements Choices {
    private static final String FIND = "SELECT models, journal, version FROM ai_settings WHERE user_id = $1";
    private static final String CHOOSE = """
            INSERT INTO ai_settings (user_id, models, journal)
            SELECT $1::uuid, $2::boolean, $3::boolean WHERE $4::bigint IS NULL OR $4::bigint = 0 OR EXISTS (SELECT FROM ai_settings WHERE user_id = $1::uuid)
            ON CONFLICT (user_id) DO UPDATE SET
                models = excluded.models, journal = excluded.journal, version = ai_settings.version + 1
            WHERE $4::bigint IS NULL OR ai_settings.version = $4::bigint
            RETURNING models, journal, version
            """;
    /** What waited for leave may have it now. */
    private static final String LOOK_AGAIN = """
            UPDATE search_documents SET vector_due = now() WHERE user_id = $1 AND vector_due < 'infinity'
            """;

    private static final List<String> FORGET_WORKS = List.of(
            "DELETE FROM ai_messages WHERE user_id = $1",
            "DELETE FROM ai_conversations WHERE user_id = $1",
            "DELETE FROM ai_cache WHERE user_id = $1",
            "DELETE FROM insights WHERE user_id = $1",
            """
            UPDATE search_documents SET embedding = NULL, embedded_by = NULL, vector_due = now() WHERE user_id = $1
            """);
    private static final List<String> FORGET = List.of(
            "DELETE FROM ai_settings WHERE user_id = $1",
            "DELETE FROM data_versions WHERE user_id = $1",
            "DELETE FROM search_queue WHERE user_id = $1",
            "DELETE FROM search_documents WHERE user_id = $1");
    private final Pool pool;

    public PgChoices(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Future<Choice> of(UUID userId) {
        return pool.preparedQuery(FIND)
                .execute(Tuple.of(userId))
                .map(rows -> rows.size() == 0
                        ? Choice.DEFAULT
                        : choice(rows.iterator().next()));
    }

    @Override
    public Future<Choice> choose(UUID userId, boolean models, boolean journal, Optional<Long> version) {
        return pool.withTransaction(transaction -> transaction
                        .preparedQuery(CHOOSE)
                        .execute(Tuple.of(userId, models, journal, version.orElse(null)))
                        .compose(chosen -> transaction
                                .preparedQuery(LOOK_AGAIN)
                                .execute(Tuple.of(userId))
                                .map(chosen)))
                .map(rows -> {
                    if (rows.size() == 0) {
                        throw Fault.of(
                                Fault.Kind.PRECONDITION_FAILED, "the settings have changed since they were read");
                    }
                    return choice(rows.iterator().next());
                });
    }

    @Override
    public Future<Void> forgetWorks(UUID userId) {
        return pool.withTransaction(transaction -> each(FORGET_WORKS, transaction, userId));
    }

    /** Removes everything of a user who is gone, but for what was spent, in the caller's transaction. */
    public static Future<Void> forget(SqlClient transaction, UUID userId) {
        return each(FORGET_WORKS, transaction, userId).compose(done -> each(FORGET, transaction, userId));
    }

    private static Future<Void> each(List<String> statements, SqlClient transaction, UUID userId) {
        Future<Void> done = Future.succeededFuture();
        for (String sql : statements) {
            done = done.compose(before ->
                    transaction.preparedQuery(sql).execute(Tuple.of(userId)).mapEmpty());
        }
        return done;
    }

    private static Choice choice(Row row) {
        return new Choice(row.getBoolean("models"), row.getBoolean("journal"), row.getLong("version"));
    }
}
