package io.tradesense.analytics.jobs.pg;

import io.tradesense.analytics.jobs.domain.Job;
import io.tradesense.analytics.jobs.domain.Jobs;
import io.tradesense.kit.Fault;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The table {@code jobs}, for those who ask. Of each kind the newest {@value #KEPT} of a user are kept. */
public final class PgJobs implements Jobs {
    private static final int MOST_OF_A_USER = 5;
    private static final int MOST_OF_ALL = 1_000;
    private static final int KEPT = 200;
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);
    private static final String ADD = """
            INSERT INTO jobs (id, user_id, kind, parameters)
            SELECT $1, $2, $3, $4::text::json
            WHERE NOT EXISTS (SELECT FROM user_versions WHERE user_id = $2 AND deleted)
            ON CONFLICT (id) DO NOTHING
            """;
    private static final String UNFINISHED = """
            SELECT count(*) AS all, count(*) FILTER (WHERE user_id = $1) AS own, count(*) FILTER (WHERE id = $2) AS same
            FROM jobs WHERE status IN ('QUEUED', 'RUNNING')
            """;
    private static final String PRUNE = """
            DELETE FROM jobs WHERE user_id = $1 AND kind = $2 AND status NOT IN ('QUEUED', 'RUNNING') AND id IN (
                SELECT id FROM jobs WHERE user_id = $1 AND kind = $2 ORDER BY created_at DESC, id DESC OFFSET $3)
            """;
    private static final String FIND =
            "SELECT " + JobRow.COLUMNS + " FROM jobs WHERE user_id = $1 AND kind = $2 AND id = $3";
    private static final String LIST = "SELECT " + JobRow.COLUMNS_WITHOUT_RESULT + """
             FROM jobs WHERE user_id = $1 AND kind = $2 AND ($3::timestamptz IS NULL OR (created_at, id) < ($3, $4))
            ORDER BY created_at DESC, id DESC LIMIT $5
            """;
    private static final String CANCEL = """
            UPDATE jobs SET status = 'CANCELLED', finished_at = now()
            WHERE user_id = $1 AND kind = $2 AND id = $3 AND status IN ('QUEUED', 'RUNNING')
            """;
    private static final String DELETE_ALL_OF = "DELETE FROM jobs WHERE user_id = ANY($1::uuid[])";
    private final Pool pool;

    public PgJobs(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Future<Job> add(UUID id, UUID userId, String kind, String parameters) {
        return pool.withTransaction(transaction -> room(transaction, userId, id)
                .compose(room -> transaction.preparedQuery(PRUNE).execute(Tuple.of(userId, kind, KEPT)))
                .compose(pruned -> transaction.preparedQuery(ADD).execute(Tuple.of(id, userId, kind, parameters)))
                .compose(added -> find(transaction, userId, kind, id)));
    }

    /** Two requests at once may both find the last place free: a bound that is passed by one is still a bound. */
    private static Future<Void> room(SqlConnection transaction, UUID userId, UUID id) {
        return transaction
                .preparedQuery(UNFINISHED)
                .execute(Tuple.of(userId, id))
                .map(rows -> {
                    var counts = rows.iterator().next();
                    if (counts.getLong("same") > 0) return null;
                    if (counts.getLong("own") >= MOST_OF_A_USER) {
                        throw Fault.rateLimited(
                                MOST_OF_A_USER + " of your jobs have not ended yet; wait for one or cancel it",
                                RETRY_AFTER);
                    }
                    if (counts.getLong("all") >= MOST_OF_ALL) {
                        throw Fault.unavailable("too many jobs wait here", RETRY_AFTER)
                                .typed("overloaded");
                    }
                    return null;
                });
    }

    @Override
    public Future<Job> find(UUID userId, String kind, UUID id) {
        return pool.withConnection(connection -> find(connection, userId, kind, id));
    }

    private static Future<Job> find(SqlConnection connection, UUID userId, String kind, UUID id) {
        return connection
                .preparedQuery(FIND)
                .execute(Tuple.of(userId, kind, id))
                .map(rows -> {
                    if (rows.size() == 0) throw Fault.notFound(kind);
                    return JobRow.read(rows.iterator().next());
                });
    }

    @Override
    public Future<List<Job>> list(UUID userId, String kind, @Nullable After after, int limit) {
        var createdAt = after == null ? null : JobRow.time(after.createdAt());
        return pool.preparedQuery(LIST)
                .execute(Tuple.of(userId, kind, createdAt, after == null ? null : after.id(), limit))
                .map(rows -> {
                    List<Job> jobs = new ArrayList<>();
                    rows.forEach(row -> jobs.add(JobRow.read(row)));
                    return jobs;
                });
    }

    @Override
    public Future<Job> cancel(UUID userId, String kind, UUID id) {
        return pool.withConnection(connection -> connection
                .preparedQuery(CANCEL)
                .execute(Tuple.of(userId, kind, id))
                .compose(cancelled -> find(connection, userId, kind, id)));
    }

    /** In the transaction in which all else of these users goes. */
    public static Future<Void> deleteAllOf(SqlConnection transaction, Collection<UUID> users) {
        return transaction
                .preparedQuery(DELETE_ALL_OF)
                .execute(Tuple.tuple().addArrayOfUUID(users.toArray(UUID[]::new)))
                .mapEmpty();
    }
}
