package io.tradesense.market.quotes.domain;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The latest price of an instrument as one source states it. What a source does not say is null.
 *
 * @param open of the session, as are high, low and volume
 * @param previousClose the last price of the session before
 * @param asOf the moment the price is of, not the moment it was asked for
 * @param simulated made up, see {@code simulation}
 */
public record Quote(
        String symbol,
        BigDecimal price,
        @Nullable BigDecimal bid,
        @Nullable BigDecimal ask,
        @Nullable BigDecimal open,
        @Nullable BigDecimal high,
        @Nullable BigDecimal low,
        @Nullable BigDecimal previousClose,
        @Nullable BigDecimal volume,
        String currency,
        Instant asOf,
        String source,
        boolean simulated) {

    /** Against the session before, in {@code currency}; null where that is not known. */
    public @Nullable BigDecimal change() {
        return previousClose == null ? null : price.subtract(previousClose);
    }

    /** {@link #change()} as a percentage of the previous close. */
    public @Nullable Double changePct() {
        return previousClose == null
                ? null
                : price.subtract(previousClose)
                        .movePointRight(2)
                        .divide(previousClose, MathContext.DECIMAL64)
                        .doubleValue();
    }

    /** Whether it can be a quote at all. A bid above the ask is no reason to doubt a price: after hours it happens. */
    public boolean isSound() {
        return isPrice(price)
                && isPriceOrUnknown(bid)
                && isPriceOrUnknown(ask)
                && isPriceOrUnknown(open)
                && isPriceOrUnknown(high)
                && isPriceOrUnknown(low)
                && isPriceOrUnknown(previousClose)
                && (volume == null || volume.signum() >= 0)
                && (high == null || low == null || high.compareTo(low) >= 0);
    }

    private static boolean isPriceOrUnknown(@Nullable BigDecimal price) {
        return price == null || isPrice(price);
    }

    private static boolean isPrice(BigDecimal price) {
        return price.signum() > 0;
    }
}
