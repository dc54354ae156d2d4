package io.tradesense.analytics.models.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A trade as it is planned, with all that a model may know of it.
 *
 * @param sign 1 for a long, -1 for a short
 * @param quantity NaN where it is not decided
 * @param risk in money; NaN where none is planned
 * @param volatility NaN where it is not known
 */
public record Plan(
        Instant at, String symbol, @Nullable String setup, int sign, double quantity, double risk, double volatility) {

    static Plan of(Facts.Trade trade) {
        return new Plan(
                trade.openedAt(),
                trade.symbol(),
                trade.setup(),
                trade.sign(),
                trade.quantity(),
                trade.risk(),
                trade.volatility());
    }
}
