package io.tradesense.market.alerts.domain;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A wish to be told when a price is reached.
 *
 * @param note the user's own words, may be empty
 * @param triggered null while it waits
 */
public record Alert(
        UUID id,
        UUID userId,
        String symbol,
        Condition condition,
        BigDecimal price,
        String note,
        @Nullable Triggered triggered,
        long version,
        Instant createdAt) {

    /** Which side of the price the market must be on; the price itself counts as reached. */
    public enum Condition {
        ABOVE,
        BELOW;

        /** Whether the market's price is there. */
        public boolean isMet(BigDecimal wanted, BigDecimal market) {
            int side = market.compareTo(wanted);
            return this == ABOVE ? side >= 0 : side <= 0;
        }
    }

    /** @param simulated the price that set it off was made up */
    public record Triggered(Instant at, BigDecimal price, boolean simulated) {}
}
