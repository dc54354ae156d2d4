package io.tradesense.trading.prices.domain;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * What one unit of an instrument was worth at a moment.
 *
 * @param stale whether there is, or must be, a newer one that is not known
 * @param simulated made up by the market's simulator, because no provider could be asked
 */
public record Price(BigDecimal value, Instant asOf, Source source, boolean stale, boolean simulated) {

    /** Where it was learnt. */
    public enum Source {
        MARKET,
        /** Of the market too, but from before: it could not be asked. */
        LAST_QUOTE,
        /** The trader's own. */
        LAST_FILL
    }

    /** The price of a fill: real, and old. */
    public static Price ofFill(BigDecimal value, Instant executedAt) {
        return new Price(value, executedAt, Source.LAST_FILL, true, false);
    }

    /** This one, unless it is old and the other is newer. */
    public Price orNewer(Price other) {
        return stale && other.asOf.isAfter(asOf) ? other : this;
    }
}
