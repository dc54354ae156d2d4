package io.tradesense.trading.journal.setups.domain;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What rules look at in a trade.
 *
 * @param openingExecution what marks hang on
 * @param side LONG or SHORT
 * @param quantity the largest that was held
 * @param stopLoss null where none is stated
 * @param takeProfit null where none is stated
 * @param numberOfDay 1 for the first trade the user opened on that day, in the setup's zone
 */
public record PlannedTrade(
        UUID id,
        UUID openingExecution,
        String symbol,
        String side,
        String currency,
        BigDecimal quantity,
        BigDecimal entryPrice,
        @Nullable BigDecimal stopLoss,
        @Nullable BigDecimal takeProfit,
        BigDecimal netPnl,
        Instant openedAt,
        int numberOfDay) {}
