package io.tradesense.market.history.domain;

import java.time.Instant;

/**
 * Something about a series that a careful reader would want to know. The series itself is never mended.
 *
 * @param t of the candle it shows at
 * @param detail for a person
 */
public record QualityFlag(Kind kind, Instant t, String detail) {

    /** What looks wrong. */
    public enum Kind {
        /** Sessions without a candle. */
        GAP,
        /** A price far off both its neighbours. */
        SPIKE,
        /** A price a hundred times, or a hundredth of, the one before: pence for pounds, cents for dollars. */
        UNIT_ERROR,
        /** A high below the low, or an open or close outside of both. */
        INVERTED,
        /** A jump by a ratio shares are split by, without a split on record. */
        MISSING_SPLIT
    }
}
