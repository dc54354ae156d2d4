package io.tradesense.analytics.patterns.domain;

import org.jspecify.annotations.Nullable;

/** What a history says about a habit, before it is asked whether that is more than luck. */
sealed interface Measured {

    /**
     * @param have of the kind that is rarest
     * @param needed of it
     */
    record TooFew(int have, int needed) implements Measured {}

    /** @param why for the trader to read */
    record Unknown(String why) implements Measured {}

    /**
     * @param cell which of several candidates it is (the hour, the weekday from 1 for Monday, after which trade of the
     *     day); null where there are none
     * @param trades that show the habit, or would
     * @param rest what they are compared with
     * @param rows the trades that show it
     * @param cost money lost by it, negative where it earned, by the definition of the habit; null where this history
     *     cannot tell
     */
    record Strength(
            Estimate estimate,
            @Nullable Integer cell,
            int trades,
            int rest,
            int[] rows,
            @Nullable Double cost) implements Measured {}
}
