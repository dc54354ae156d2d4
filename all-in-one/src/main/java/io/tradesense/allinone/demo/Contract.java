package io.tradesense.allinone.demo;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A listing as it is traded on a day.
 *
 * @param expiry null for a stock
 * @param strike of a call option; null for the rest
 */
record Contract(
        Listing listing,
        String symbol,
        String description,
        int id,
        @Nullable LocalDate expiry,
        @Nullable BigDecimal strike) {}
