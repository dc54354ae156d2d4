package io.tradesense.e2e;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** What another process does in its own time: read until it is so, within bounds. */
final class Eventually {

    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(25);

    private Eventually() {}

    /** The first reading that satisfies; the last one is shown where none does. */
    static <T> T read(String what, Duration patience, Supplier<T> reading, Predicate<T> wanted) {
        var end = System.nanoTime() + patience.toNanos();
        while (true) {
            var found = reading.get();
            if (wanted.test(found)) {
                return found;
            }
            if (System.nanoTime() > end) {
                throw new AssertionError("gave up waiting for " + what + "; last seen: " + found);
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }
}
