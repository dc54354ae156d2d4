package io.tradesense.trading.imports.domain;

import io.tradesense.trading.optionevents.domain.OptionEvent;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Contracts that a broker's file says expired, were exercised or were assigned.
 *
 * @param symbol of the option, in the OCC's 21 characters
 * @param quantity contracts, positive
 * @param fees for it, in the option's currency
 * @param reference the broker's own id of the row; null where it gives none
 */
public record OptionEnd(
        OptionEvent.Type type,
        String symbol,
        BigDecimal quantity,
        BigDecimal fees,
        Instant at,
        @Nullable String reference) {

    /** What makes it this event where the broker gives no id. */
    String said() {
        return String.join(
                "|", type.name(), symbol, quantity.stripTrailingZeros().toPlainString(), at.toString());
    }
}
