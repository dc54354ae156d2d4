package io.tradesense.market.providers.domain;

import java.time.Duration;
import java.time.Instant;

/** Stops asking somebody who fails, and lets one question through now and then to see. For one event loop. */
final class Breaker {
    private static final int MOST_FAILURES = 4;
    private static final Duration FIRST_REST = Duration.ofSeconds(5);
    private static final Duration LONGEST_REST = Duration.ofMinutes(5);
    private int failures;
    private Duration rest = FIRST_REST;
    private Instant closedUntil = Instant.MIN;

    /** Whether to ask. The one who is told yes while it is half open is the probe. */
    boolean admits(Instant now) {
        if (failures < MOST_FAILURES) {
            return true;
        }
        if (now.isBefore(closedUntil)) {
            return false;
        }
        closedUntil = now.plus(rest);
        return true;
    }

    boolean isOpen(Instant now) {
        return failures >= MOST_FAILURES && now.isBefore(closedUntil);
    }

    void succeeded() {
        failures = 0;
        rest = FIRST_REST;
    }

    void failed(Instant now) {
        failures++;
        if (failures > MOST_FAILURES) {
            rest = rest.multipliedBy(2).compareTo(LONGEST_REST) < 0 ? rest.multipliedBy(2) : LONGEST_REST;
        }
        if (failures >= MOST_FAILURES) {
            closedUntil = now.plus(rest);
        }
    }
}
