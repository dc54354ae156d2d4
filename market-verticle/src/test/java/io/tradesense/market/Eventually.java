package io.tradesense.market;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Asks again until the answer is as it will be in the end. */
final class Eventually {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final CountDownLatch NEVER = new CountDownLatch(1);

    private Eventually() {}

    static <T> void comesToBe(Supplier<T> read, Predicate<T> wanted) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        T last = read.get();
        while (!wanted.test(last)) {
            if (System.nanoTime() > end) {
                throw new AssertionError("it did not come to be; last: " + last);
            }
            pause();
            last = read.get();
        }
    }

    /** Lets the service work before it is asked again. */
    private static void pause() {
        try {
            if (NEVER.await(20, TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("nobody counts it down");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
