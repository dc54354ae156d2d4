package io.tradesense.gateway.limits;

import java.time.Duration;

/**
 * So many requests in so much time. All of them may come at once; after that one more is let in every {@code
 * window / requests}.
 *
 * @param name as clients and operators see it: {@code address}, {@code plan-free}
 * @param requests at least 1
 */
public record Quota(String name, int requests, Duration window) {
    private static final int MOST_LEASED = 100;
    private static final int LEASED_PART = 50;
    private static final int MOST_ON_CREDIT = 10;
    private static final int CREDIT_PART = 100;

    static Quota perMinute(String name, int requests) {
        return new Quota(name, requests, Duration.ofMinutes(1));
    }

    /** The time in which one request is earned, in microseconds: the emission interval of the algorithm. */
    long intervalMicros() {
        return Math.max(1, window.toNanos() / 1_000 / requests);
    }

    /** How many requests a gateway may take ahead of them, so that it need not ask for each: at most 2 %. */
    int lease() {
        return Math.max(1, Math.min(MOST_LEASED, requests / LEASED_PART));
    }

    /** How many requests of somebody new a gateway lets in before it asks the others: at most 1 %, and none of a small quota. */
    int credit() {
        return Math.min(MOST_ON_CREDIT, requests / CREDIT_PART);
    }
}
