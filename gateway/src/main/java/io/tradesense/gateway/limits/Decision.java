package io.tradesense.gateway.limits;

import java.time.Duration;

/**
 * Whether one request is let in.
 *
 * @param remaining requests that would be let in right after it
 * @param reset until the whole quota is there again, if nothing more comes
 * @param retryAfter until one more is let in; zero where one would be at once
 */
public record Decision(Quota quota, boolean granted, long remaining, Duration reset, Duration retryAfter) {}
