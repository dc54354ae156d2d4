package io.tradesense.gateway.proxy;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** How long one instance took to begin its last answers: exact over the last 512, nothing before. */
public final class AnswerTimes {
    private static final int KEPT = 512;
    private static final double NANOS_PER_MILLI = 1_000_000;
    private final long[] nanos = new long[KEPT];
    private long seen;

    synchronized void record(long answerNanos) {
        nanos[(int) (seen++ % KEPT)] = answerNanos;
    }

    /**
     * The smallest time that {@code percent} of the answers did not exceed (nearest rank), in milliseconds.
     *
     * @return null before the first answer
     */
    public @Nullable Double percentileMillis(int percent) {
        long[] sorted = snapshot();
        if (sorted.length == 0) {
            return null;
        }
        Arrays.sort(sorted);
        int rank = (int) Math.ceil(percent / 100.0 * sorted.length);
        return sorted[Math.max(0, rank - 1)] / NANOS_PER_MILLI;
    }

    private synchronized long[] snapshot() {
        return Arrays.copyOf(nanos, (int) Math.min(seen, KEPT));
    }
}
