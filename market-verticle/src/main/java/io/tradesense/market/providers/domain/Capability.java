package io.tradesense.market.providers.domain;

import io.tradesense.market.history.domain.Interval;

/** What a provider can be asked, each perhaps a matter of the plan that was bought. */
public enum Capability {
    QUOTES,
    DAILY,
    INTRADAY;

    /** What candles of an interval are. */
    public static Capability of(Interval interval) {
        return interval.isIntraday() ? INTRADAY : DAILY;
    }
}
