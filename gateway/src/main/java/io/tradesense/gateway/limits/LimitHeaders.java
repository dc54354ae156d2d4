package io.tradesense.gateway.limits;

import io.vertx.core.MultiMap;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Tells clients how they stand, in the form of draft-ietf-httpapi-ratelimit-headers-10: {@code RateLimit-Policy} names
 * the quotas that count, {@code RateLimit} what is left of each and in how many seconds all of it is there again.
 */
final class LimitHeaders {
    private LimitHeaders() {}

    static void write(MultiMap headers, List<Decision> decisions) {
        if (decisions.isEmpty()) {
            return;
        }
        headers.set(
                "ratelimit-policy", decisions.stream().map(LimitHeaders::policy).collect(Collectors.joining(", ")));
        headers.set("ratelimit", decisions.stream().map(LimitHeaders::state).collect(Collectors.joining(", ")));
    }

    /** Up, and at least one: whoever comes back then is let in. */
    static Duration wholeSeconds(Duration time) {
        return Duration.ofSeconds(Math.max(1, time.plusNanos(999_999_999).toSeconds()));
    }

    private static String policy(Decision decision) {
        var quota = decision.quota();
        return "\"" + quota.name() + "\";q=" + quota.requests() + ";w="
                + quota.window().toSeconds();
    }

    private static String state(Decision decision) {
        var wait = decision.granted() ? decision.reset() : decision.retryAfter();
        return "\"" + decision.quota().name() + "\";r=" + decision.remaining() + ";t="
                + wait.plusNanos(999_999_999).toSeconds();
    }
}
