package io.tradesense.trading.optionevents.domain;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/**
 * What became of options that were held: stated by the trader or their broker, never inferred from a price.
 *
 * @param symbol of the option, in the OCC's 21 characters
 * @param underlying what is delivered
 * @param quantity contracts, positive
 * @param fees of the delivery, in the option's currency
 */
public record OptionEvent(
        UUID id,
        UUID userId,
        UUID accountId,
        Type type,
        String symbol,
        String underlying,
        BigDecimal quantity,
        BigDecimal fees,
        Instant at) {

    /** Who ended the contract, and how. */
    public enum Type {
        /** Nobody: it ended without value. */
        EXPIRED,
        /** The trader, who held it. */
        EXERCISED,
        /** Its holder; the trader had sold it. */
        ASSIGNED
    }
}
