package io.tradesense.gateway.proxy;

import java.time.Duration;

/**
 * How long a service may take.
 *
 * @param requestTime the most until it begins its answer, and until a client sends any more of its body
 * @param slowAnswer what begins later than this counts against the instance, though it is waited for
 */
public record Patience(Duration requestTime, Duration slowAnswer) {
    private static final Duration PROBE = Duration.ofSeconds(2);
    /** Its answers come from models that think; an instance is not sick for that. */
    private static final String THINKS = "ai";

    /** @param probe whether the request decides if an instance that was cut off may come back */
    Duration until(String service, boolean probe) {
        var slow = service.equals(THINKS) ? requestTime : slowAnswer;
        return probe && PROBE.compareTo(slow) < 0 ? PROBE : slow;
    }
}
