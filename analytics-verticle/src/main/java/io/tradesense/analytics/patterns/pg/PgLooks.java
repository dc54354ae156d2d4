package io.tradesense.analytics.patterns.pg;

import io.tradesense.analytics.patterns.domain.Looks;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;

/** The table {@code habit_looks}. */
public final class PgLooks implements Looks {
    private static final String CHANGED = """
            INSERT INTO habit_looks (user_id, changed_at)
            SELECT user_id, now() FROM user_versions WHERE user_id = ANY($1::uuid[]) AND NOT deleted ORDER BY user_id
            ON CONFLICT (user_id) DO UPDATE SET changed_at = excluded.changed_at
            """;
    private static final String TAKE = """
            UPDATE habit_looks SET taken_until = now() + interval '1 minute' WHERE user_id = (
                SELECT user_id FROM habit_looks
                WHERE changed_at <= now() - $1 * interval '1 millisecond' AND (taken_until IS NULL OR taken_until < now())
                ORDER BY changed_at LIMIT 1 FOR UPDATE SKIP LOCKED)
            RETURNING user_id, changed_at, trades
            """;
    private static final String DONE = """
            UPDATE habit_looks SET taken_until = NULL, trades = $3, changed_at = nullif(changed_at, $2::timestamptz)
            WHERE user_id = $1
            """;
    private static final String FORGET = "DELETE FROM habit_looks WHERE user_id = ANY($1::uuid[])";
    private final Pool pool;

    public PgLooks(Pool pool) {
        this.pool = pool;
    }

    /** In the transaction that changes their trades. */
    public static Future<Void> changed(SqlConnection transaction, Collection<UUID> users) {
        return users.isEmpty()
                ? Future.succeededFuture()
                : transaction.preparedQuery(CHANGED).execute(ids(users)).mapEmpty();
    }

    @Override
    public Future<Optional<Look>> take(Duration quiet) {
        return pool.preparedQuery(TAKE)
                .execute(Tuple.of((double) quiet.toMillis()))
                .map(rows -> {
                    for (Row row : rows) {
                        return Optional.of(new Look(
                                row.getUUID("user_id"),
                                row.getOffsetDateTime("changed_at").toInstant(),
                                row.getInteger("trades")));
                    }
                    return Optional.empty();
                });
    }

    @Override
    public Future<Void> done(Look look, int trades) {
        return pool.preparedQuery(DONE)
                .execute(Tuple.of(look.userId(), look.changedAt().atOffset(ZoneOffset.UTC), trades))
                .mapEmpty();
    }

    /** In the transaction in which all else of these users goes. */
    public static Future<Void> deleteAllOf(SqlConnection transaction, Collection<UUID> users) {
        return transaction.preparedQuery(FORGET).execute(ids(users)).mapEmpty();
    }

    private static Tuple ids(Collection<UUID> users) {
        return Tuple.tuple().addArrayOfUUID(users.toArray(UUID[]::new));
    }
}
