package io.tradesense.market.history.domain;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a price did in a span of time.
 *
 * @param t the beginning of the span; a day's candle begins with its session
 * @param volume null where nobody counted
 */
public record Candle(
        Instant t,
        BigDecimal open,
        BigDecimal high,
        BigDecimal low,
        BigDecimal close,
        @Nullable BigDecimal volume) {

    /** Whether it can be a candle at all: positive prices, the highest highest and the lowest lowest. */
    public boolean isSound() {
        return low.signum() > 0
                && high.compareTo(open.max(close)) >= 0
                && low.compareTo(open.min(close)) <= 0
                && (volume == null || volume.signum() >= 0);
    }
}
