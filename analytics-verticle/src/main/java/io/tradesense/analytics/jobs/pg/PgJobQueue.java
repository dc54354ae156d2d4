package io.tradesense.analytics.jobs.pg;

import io.tradesense.analytics.jobs.domain.Job;
import io.tradesense.analytics.jobs.domain.JobQueue;
import io.tradesense.analytics.jobs.domain.JobResult;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The table {@code jobs}, for those who do them. A row lock decides who gets a job. */
public final class PgJobQueue implements JobQueue {
    private static final String GIVE_UP = """
            UPDATE jobs SET status = 'FAILED', fault = 'it was begun several times and never came to an end',
                finished_at = now()
            WHERE status = 'RUNNING' AND lease_until < now() AND attempts >= $1
            """;
    private static final String TAKE = """
            UPDATE jobs SET status = 'RUNNING', worker = $1, lease_until = now() + make_interval(secs => $3),
                started_at = now(), attempts = attempts + 1, progress = 0
            WHERE id = (
                SELECT id FROM jobs
                WHERE kind = ANY($2) AND (status = 'QUEUED' OR status = 'RUNNING' AND lease_until < now())
                ORDER BY created_at LIMIT 1 FOR UPDATE SKIP LOCKED)
            RETURNING\s""" + JobRow.COLUMNS;
    private static final String BEAT = """
            UPDATE jobs SET lease_until = now() + make_interval(secs => $4), progress = $3
            WHERE id = $2 AND worker = $1 AND status = 'RUNNING'
            """;
    private static final String COMPLETE = """
            UPDATE jobs SET status = 'COMPLETED', result = $3::text::json, data_version = $4, progress = 1,
                finished_at = now()
            WHERE id = $2 AND worker = $1 AND status = 'RUNNING'
            """;
    private static final String FAIL = """
            UPDATE jobs SET status = 'FAILED', fault = $3, finished_at = now()
            WHERE id = $2 AND worker = $1 AND status = 'RUNNING'
            """;
    private final Pool pool;

    public PgJobQueue(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Future<Optional<Job>> take(UUID worker, Set<String> kinds) {
        return pool.preparedQuery(GIVE_UP)
                .execute(Tuple.of(MOST_ATTEMPTS))
                .compose(given -> pool.preparedQuery(TAKE)
                        .execute(Tuple.of(worker, kinds.toArray(String[]::new), (double) LEASE_SECONDS)))
                .map(rows -> {
                    var taken = rows.iterator();
                    return taken.hasNext() ? Optional.of(JobRow.read(taken.next())) : Optional.empty();
                });
    }

    @Override
    public Future<Boolean> beat(UUID worker, UUID job, double progress) {
        return pool.preparedQuery(BEAT)
                .execute(Tuple.of(worker, job, (float) progress, (double) LEASE_SECONDS))
                .map(rows -> rows.rowCount() == 1);
    }

    @Override
    public Future<Void> complete(UUID worker, UUID job, JobResult result) {
        return pool.preparedQuery(COMPLETE)
                .execute(Tuple.of(worker, job, result.json(), result.dataVersion()))
                .mapEmpty();
    }

    @Override
    public Future<Void> fail(UUID worker, UUID job, String fault) {
        return pool.preparedQuery(FAIL).execute(Tuple.of(worker, job, fault)).mapEmpty();
    }
}
