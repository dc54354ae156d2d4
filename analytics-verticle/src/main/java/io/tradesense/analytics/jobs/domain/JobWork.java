package io.tradesense.analytics.jobs.domain;

import io.vertx.core.Future;

/** How jobs of one kind are done. */
public interface JobWork {

    /**
     * Begins on an event loop and computes elsewhere. Fails with a {@link io.tradesense.kit.Fault} for what the user can
     * act on. The same job may be begun again after a crash, so nothing outside it may depend on how often it was.
     */
    Future<JobResult> begin(Job job, Progress progress);
}
