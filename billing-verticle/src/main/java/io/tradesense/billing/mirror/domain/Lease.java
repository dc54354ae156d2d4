package io.tradesense.billing.mirror.domain;

import java.util.UUID;

/**
 * The right to look at a customer and write what was seen. One at a time has it; whoever took it later than another
 * makes the other's writing void.
 */
public record Lease(String customerId, UUID userId, long generation) {}
