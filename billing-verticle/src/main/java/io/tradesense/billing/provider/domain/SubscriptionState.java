package io.tradesense.billing.provider.domain;

import io.tradesense.billing.catalogue.domain.Interval;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A subscription as it stands at the provider.
 *
 * @param planId null where what is sold is not of the catalogue
 * @param amount each interval, before any discount, in {@code currency}
 * @param percentOff of the coupon in force; 0 where there is none
 * @param trialEnd null where there was no trial
 * @param cancelAt when it ends, if that is settled
 * @param endedAt null while it goes on
 */
public record SubscriptionState(
        String id,
        @Nullable String planId,
        Interval interval,
        BigDecimal amount,
        String currency,
        BigDecimal percentOff,
        @Nullable String coupon,
        Status status,
        Instant periodStart,
        Instant periodEnd,
        @Nullable Instant trialEnd,
        @Nullable Instant cancelAt,
        Instant createdAt,
        @Nullable Instant endedAt) {
    private static final BigDecimal HUNDRED = new BigDecimal(100);

    /** What it earns a month, in {@code currency}: the amount less the coupon, over the months it pays for. */
    public BigDecimal monthly() {
        if (!status.earns()) {
            return BigDecimal.ZERO.setScale(2);
        }
        return amount.multiply(HUNDRED.subtract(percentOff))
                .divide(HUNDRED.multiply(new BigDecimal(interval.months())), 2, RoundingMode.HALF_EVEN);
    }

    /** The same, ended because the provider does not know it any more. */
    public SubscriptionState gone(Instant at) {
        return new SubscriptionState(
                id,
                planId,
                interval,
                amount,
                currency,
                percentOff,
                coupon,
                Status.CANCELED,
                periodStart,
                periodEnd,
                trialEnd,
                cancelAt,
                createdAt,
                endedAt == null ? at : endedAt);
    }
}
