package io.tradesense.gateway.proxy;

import java.time.Duration;

/**
 * How long a service may take.
 *
 * @param requestTime the most until it begins its answer, and until a client sends any more of its body
 * @param slowAnswer what begins later than this counts against the instance, though it is waited for
 * @param bodyRate bytes a second at which a client's body must come in, measured over the request time
 */
public record Patience(Duration requestTime, Duration slowAnswer, int bodyRate) {
    private static final Duration PROBE = Duration.ofSeconds(2);
    /** Its answers come from models that think; an instance is not sick for that. */
    private static final String THINKS = "ai";

    /** How much of its body a client must send in the time of a request. */
    long leastBytes() {
        return Math.max(1, requestTime.toMillis() * bodyRate / 1_000);
    }

    /** @param probe whether the request decides if an instance that was cut off may come back */
    Duration until(String service, boolean probe) {
        var slow = service.equals(THINKS) ? requestTime : slowAnswer;
        return probe && PROBE.compareTo(slow) < 0 ? PROBE : slow;
    }
}
