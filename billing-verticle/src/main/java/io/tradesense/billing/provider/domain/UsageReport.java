package io.tradesense.billing.provider.domain;

import java.time.Instant;
import java.util.UUID;

/**
 * Usage to be paid by measure.
 *
 * @param id tells one report from another
 * @param meter as the provider calls it
 */
public record UsageReport(UUID id, String customerId, String meter, long amount, Instant at) {}
