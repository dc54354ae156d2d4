package io.tradesense.kit.testing;

import io.vertx.core.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Straight lines in tests of what answers later. */
public final class Waiting {
    private static final int LONGEST_SECONDS = 30;
    private static final long LOOK_AGAIN_NANOS = 20_000_000;

    private Waiting() {}

    /** The future's value, or its failure thrown. */
    public static <T> T await(Future<T> future) {
        try {
            return future.await(LONGEST_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException late) {
            throw new IllegalStateException(late);
        }
    }

    /** Until it is so. */
    public static void until(BooleanSupplier wanted) {
        comesToBe(wanted::getAsBoolean, so -> so);
    }

    /** Until the answer is as it will be in the end. */
    public static <T> void comesToBe(Supplier<T> read, Predicate<T> wanted) {
        var unused = eventually(read, wanted);
    }

    /** Asks again until the answer is as it will be in the end, and gives that. */
    public static <T> T eventually(Supplier<T> read, Predicate<T> wanted) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_SECONDS);
        T last = read.get();
        while (!wanted.test(last)) {
            if (System.nanoTime() > end) {
                throw new AssertionError("it did not come to be; last: " + last);
            }
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
            last = read.get();
        }
        return last;
    }

    /** What the future fails with; an error where it succeeds. */
    public static Throwable failureOf(Future<?> future) {
        return await(future.<Throwable>transform(done -> done.failed()
                ? Future.succeededFuture(done.cause())
                : Future.failedFuture(new AssertionError("succeeded with " + done.result()))));
    }
}
