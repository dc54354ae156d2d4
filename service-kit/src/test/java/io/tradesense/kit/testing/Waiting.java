package io.tradesense.kit.testing;

import io.vertx.core.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Straight lines in tests of what answers later. */
public final class Waiting {
    private static final int LONGEST_SECONDS = 30;

    private Waiting() {}

    /** The future's value, or its failure thrown. */
    public static <T> T await(Future<T> future) {
        try {
            return future.await(LONGEST_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException late) {
            throw new IllegalStateException(late);
        }
    }

    /** What the future fails with; an error where it succeeds. */
    public static Throwable failureOf(Future<?> future) {
        return await(future.<Throwable>transform(done -> done.failed()
                ? Future.succeededFuture(done.cause())
                : Future.failedFuture(new AssertionError("succeeded with " + done.result()))));
    }
}
