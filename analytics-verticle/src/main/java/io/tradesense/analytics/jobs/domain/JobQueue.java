package io.tradesense.analytics.jobs.domain;

import io.vertx.core.Future;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Jobs as those see them who do them. Whoever takes one has to say within {@link #LEASE_SECONDS} that they are still at
 * it; else another takes it, and what the first one finds is thrown away.
 */
public interface JobQueue {
    int LEASE_SECONDS = 15;
    /** How often a job is begun: one that brings its process down must not do so for ever. */
    int MOST_ATTEMPTS = 3;

    /** The one that has waited longest. */
    Future<Optional<Job>> take(UUID worker, Set<String> kinds);

    /** Says that the worker is at it. False where the job is not theirs any more: cancelled, or taken by another. */
    Future<Boolean> beat(UUID worker, UUID job, double progress);

    Future<Void> complete(UUID worker, UUID job, JobResult result);

    /** @param fault for the person who asked */
    Future<Void> fail(UUID worker, UUID job, String fault);
}
