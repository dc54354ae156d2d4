package io.tradesense.auth.workers;

import io.tradesense.kit.Fault;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;

/**
 * A few threads with a short queue, one set a process. A full queue refuses at once: whoever waits longer than the queue
 * is deep has given up before their turn comes, and the work would be for nobody.
 */
public final class BoundedWorkers {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);
    private final String name;
    private final int threads;
    private final int priority;
    private final Semaphore places;

    /** @param queue how many may wait beside those that are worked on */
    public BoundedWorkers(String name, int threads, int queue) {
        this(name, threads, queue, Thread.NORM_PRIORITY);
    }

    /** @param priority counts only where the JVM tells the system of it ({@code -XX:ThreadPriorityPolicy=1}) */
    public BoundedWorkers(String name, int threads, int queue, int priority) {
        this.name = name;
        this.threads = threads;
        this.priority = priority;
        this.places = new Semaphore(threads + queue);
    }

    /** The threads, for one verticle; they end with the last verticle that holds them. */
    public Pool open(Vertx vertx) {
        return new Pool(vertx.createSharedWorkerExecutor(name, threads));
    }

    /** One verticle's door to the threads. */
    public final class Pool {
        private final WorkerExecutor executor;

        private Pool(WorkerExecutor executor) {
            this.executor = executor;
        }

        /**
         * Fails as {@link #run} would now, for whoever would do other work before. It keeps no place: the queue may be full
         * by then, or have room again.
         */
        public Future<Void> room() {
            return places.availablePermits() > 0 ? Future.succeededFuture() : full();
        }

        /** Runs the work off the event loop; fails with an UNAVAILABLE {@link Fault} where the queue is full. */
        public <T> Future<T> run(Callable<T> work) {
            if (!places.tryAcquire()) {
                return full();
            }
            return executor.executeBlocking(() -> atPriority(work), false).onComplete(done -> places.release());
        }

        private static <T> Future<T> full() {
            return Future.failedFuture(Fault.unavailable("too many sign-ins are under way", RETRY_AFTER)
                    .typed("overloaded"));
        }

        private <T> T atPriority(Callable<T> work) throws Exception {
            Thread.currentThread().setPriority(priority);
            return work.call();
        }
    }
}
