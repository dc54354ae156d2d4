package io.tradesense.analytics.jobs.compute;

import io.tradesense.analytics.jobs.domain.Job;
import io.tradesense.analytics.jobs.domain.JobQueue;
import io.tradesense.analytics.jobs.domain.JobWork;
import io.tradesense.analytics.jobs.domain.Progress;
import io.tradesense.kit.Fault;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does jobs, a few at a time. Several instances take from one queue; of a killed one the jobs are begun again by
 * another. Made and woken on one event loop.
 */
public final class JobRunner {
    private static final Logger log = LoggerFactory.getLogger(JobRunner.class);
    private static final long BEAT_MILLIS = 500;
    private static final long SLOW_TURN_MILLIS = 2_000;
    private final UUID self = UUID.randomUUID();
    private final JobQueue queue;
    private final Map<String, JobWork> kinds;
    private final int most;
    private final Map<UUID, Progress> underWay = new HashMap<>();
    private boolean taking;
    private boolean again;

    private JobRunner(JobQueue queue, Map<String, JobWork> kinds, int most) {
        this.queue = queue;
        this.kinds = Map.copyOf(kinds);
        this.most = most;
    }

    /**
     * Runs until the verticle is undeployed.
     *
     * @param kinds how each kind is done
     * @param most at a time
     */
    public static JobRunner start(Vertx vertx, JobQueue queue, Map<String, JobWork> kinds, int most) {
        var runner = new JobRunner(queue, kinds, most);
        vertx.setPeriodic(SLOW_TURN_MILLIS, timer -> runner.wake());
        vertx.setPeriodic(BEAT_MILLIS, timer -> runner.beat());
        return runner;
    }

    /** Says that there may be something to do. */
    public void wake() {
        if (taking) {
            again = true;
            return;
        }
        if (underWay.size() >= most) {
            return;
        }
        taking = true;
        again = false;
        queue.take(self, kinds.keySet()).onComplete(taken -> {
            taking = false;
            if (taken.failed()) {
                log.warn("jobs wait: {}", taken.cause().toString());
            } else if (taken.result().isPresent()) {
                begin(taken.result().get());
                wake();
            } else if (again) {
                wake();
            }
        });
    }

    private void begin(Job job) {
        var progress = new Progress();
        underWay.put(job.id(), progress);
        Future.<Void>succeededFuture()
                .compose(first -> work(job).begin(job, progress))
                .transform(done ->
                        done.succeeded() ? queue.complete(self, job.id(), done.result()) : failed(job, done.cause()))
                .onFailure(lost -> log.warn("what came of job {} is lost and worked out again", job.id(), lost))
                .onComplete(ended -> {
                    underWay.remove(job.id());
                    wake();
                });
    }

    private JobWork work(Job job) {
        JobWork work = kinds.get(job.kind());
        if (work == null) throw new IllegalStateException("nobody does jobs of kind " + job.kind());
        return work;
    }

    private Future<Void> failed(Job job, Throwable failure) {
        if (failure instanceof Progress.Unwanted) {
            return Future.succeededFuture();
        }
        if (failure instanceof Fault fault) {
            return queue.fail(self, job.id(), fault.detail());
        }
        log.error("job {} ({}) failed", job.id(), job.kind(), failure);
        return queue.fail(self, job.id(), "something went wrong here");
    }

    private void beat() {
        Map.copyOf(underWay)
                .forEach((job, progress) -> queue.beat(self, job, progress.share())
                        .onSuccess(wanted -> {
                            if (!wanted) {
                                progress.stop();
                            }
                        })
                        .onFailure(away ->
                                log.warn("job {} could not be said to be under way: {}", job, away.toString())));
    }
}
