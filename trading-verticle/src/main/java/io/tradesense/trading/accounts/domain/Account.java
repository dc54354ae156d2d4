package io.tradesense.trading.accounts.domain;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/**
 * An account with a broker, as its owner keeps it here.
 *
 * @param currency ISO 4217: what the account is kept in, and what a fill is in whose file does not say
 * @param startingBalance what stood in it before the first execution; returns are measured from it
 * @param version grows with every change
 */
public record Account(
        UUID id,
        UUID userId,
        String name,
        String broker,
        String currency,
        BigDecimal startingBalance,
        CostBasis costBasis,
        long version,
        Instant createdAt) {}
