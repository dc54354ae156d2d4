package io.tradesense.analytics.questions.compute;

import io.tradesense.kit.Fault;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** A few threads for what takes longer than an event loop may be held, and a bound on how much may wait for them. */
public final class Workers {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);
    private final WorkerExecutor threads;
    private final int most;
    private final AtomicInteger admitted = new AtomicInteger();

    /**
     * @param name of the threads, shared by all verticles of the process
     * @param most tasks that are at work or wait, of this verticle
     */
    public Workers(Vertx vertx, String name, int threads, int most) {
        this.threads = vertx.createSharedWorkerExecutor(name, threads);
        this.most = most;
    }

    /** Does a task of several steps, or refuses it at once with {@link Fault.Kind#UNAVAILABLE}. */
    public <T> Future<T> admit(Supplier<Future<T>> task) {
        if (admitted.incrementAndGet() > most) {
            admitted.decrementAndGet();
            return Future.failedFuture(Fault.unavailable("too many figures are being computed here", RETRY_AFTER)
                    .typed("overloaded"));
        }
        return Future.<Void>succeededFuture()
                .compose(admission -> task.get())
                .onComplete(done -> admitted.decrementAndGet());
    }

    /** One step of an admitted task, off the event loop. */
    public <T> Future<T> run(Callable<T> step) {
        return threads.executeBlocking(step, false);
    }
}
