package io.tradesense.market.providers.domain;

import io.tradesense.market.history.domain.Interval;
import io.tradesense.market.instruments.domain.Instrument;
import java.time.Instant;

/**
 * Raw candles that begin in [from, to).
 *
 * @param interval one of 1m, 5m, 15m and 1d
 */
public record CandleRequest(Instrument instrument, Interval interval, Instant from, Instant to) {

    public Capability capability() {
        return Capability.of(interval);
    }
}
