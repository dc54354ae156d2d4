package io.tradesense.analytics.jobs.domain;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The jobs of all users; a user reaches their own only. */
public interface Jobs {

    /** Where a page of the list ended. */
    record After(Instant createdAt, UUID id) {}

    /**
     * Queues a job; where the id is known already, the job it names is answered and nothing changes. Fails with
     * RATE_LIMITED where the user has too many that have not ended, and with UNAVAILABLE where all users together have.
     *
     * @param parameters JSON
     */
    Future<Job> add(UUID id, UUID userId, String kind, String parameters);

    /** Fails with NOT_FOUND. */
    Future<Job> find(UUID userId, String kind, UUID id);

    /** The newest first, without their results. */
    Future<List<Job>> list(UUID userId, String kind, @Nullable After after, int limit);

    /** Ends a job that has not ended; of one that has, nothing changes. Fails with NOT_FOUND. */
    Future<Job> cancel(UUID userId, String kind, UUID id);
}
