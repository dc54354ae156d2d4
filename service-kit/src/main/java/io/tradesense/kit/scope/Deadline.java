package io.tradesense.kit.scope;

import java.time.Duration;

/**
 * When an answer stops being of use. It travels as the milliseconds that are left, so the clocks of two machines are
 * never compared, and every hop can only shorten it.
 *
 * @param nanoTime on the scale of {@link System#nanoTime()} of this process
 */
public record Deadline(long nanoTime) {
    public static final String HEADER = "x-request-timeout-ms";

    public static Deadline in(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos());
    }

    /** Not negative. */
    public Duration left() {
        return Duration.ofNanos(Math.max(0, nanoTime - System.nanoTime()));
    }

    public boolean passed() {
        return nanoTime - System.nanoTime() <= 0;
    }

    public Deadline noLaterThan(Duration time) {
        long latest = System.nanoTime() + time.toNanos();
        return nanoTime - latest <= 0 ? this : new Deadline(latest);
    }
}
