package io.tradesense.market.usage.domain;

import java.time.Instant;
import java.util.UUID;

/**
 * What one user asked for on one day (UTC).
 *
 * @param calls at least one
 * @param lastAt when the last of them came
 */
public record Usage(UUID userId, long calls, Instant lastAt) {}
