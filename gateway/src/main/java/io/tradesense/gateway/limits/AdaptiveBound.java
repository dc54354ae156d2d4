package io.tradesense.gateway.limits;

import java.time.Duration;

/**
 * How many requests may be under way, found by trying: a little more while the event loops turn freely, much less as soon
 * as they do not (additive increase, multiplicative decrease, as in TCP; Chiu and Jain 1989). The loops' delay is the
 * gateway's own overload, where the time of an answer would be a slow service's.
 */
final class AdaptiveBound {
    private static final Duration TOO_LATE = Duration.ofMillis(250);
    private static final double DECREASE = 0.8;
    private static final int STEPS = 50;
    private static final int LEAST_PART = 10;
    private final int most;
    private int bound;

    AdaptiveBound(int most) {
        this.most = most;
        this.bound = most;
    }

    /** @param delay by which a timer on an event loop was late */
    synchronized void observe(Duration delay) {
        bound = delay.compareTo(TOO_LATE) > 0
                ? Math.max(Math.max(1, most / LEAST_PART), (int) (bound * DECREASE))
                : Math.min(most, bound + Math.max(1, most / STEPS));
    }

    synchronized int bound() {
        return bound;
    }
}
