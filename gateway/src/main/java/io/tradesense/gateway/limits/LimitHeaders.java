package io.tradesense.gateway.limits;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.time.Duration;
import java.util.List;

/**
 * Tells clients how they stand, in the form of draft-ietf-httpapi-ratelimit-headers-10: {@code RateLimit-Policy} names
 * the quotas that count, {@code RateLimit} what is left of each and in how many seconds all of it is there again.
 */
final class LimitHeaders {
    private static final CharSequence POLICY = HttpHeaders.createOptimized("ratelimit-policy");
    private static final CharSequence STATE = HttpHeaders.createOptimized("ratelimit");

    private LimitHeaders() {}

    static void write(MultiMap headers, List<Decision> decisions) {
        if (decisions.isEmpty()) {
            return;
        }
        var policies = new StringBuilder();
        var states = new StringBuilder();
        for (Decision decision : decisions) {
            policy(decision.quota(), separated(policies));
            state(decision, separated(states));
        }
        headers.set(POLICY, policies.toString()).set(STATE, states.toString());
    }

    /** Up, and at least one: whoever comes back then is let in. */
    static Duration wholeSeconds(Duration time) {
        return Duration.ofSeconds(Math.max(1, time.plusNanos(999_999_999).toSeconds()));
    }

    private static StringBuilder separated(StringBuilder list) {
        return list.isEmpty() ? list : list.append(", ");
    }

    private static void policy(Quota quota, StringBuilder to) {
        to.append('"').append(quota.name()).append("\";q=").append(quota.requests());
        to.append(";w=").append(quota.window().toSeconds());
    }

    private static void state(Decision decision, StringBuilder to) {
        var wait = decision.granted() ? decision.reset() : decision.retryAfter();
        to.append('"').append(decision.quota().name()).append("\";r=").append(decision.remaining());
        to.append(";t=").append(wait.plusNanos(999_999_999).toSeconds());
    }
}
