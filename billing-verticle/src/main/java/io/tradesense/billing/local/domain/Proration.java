package io.tradesense.billing.local.domain;

import io.tradesense.billing.catalogue.domain.Price;
import io.tradesense.billing.provider.domain.Preview;
import io.tradesense.billing.provider.domain.Status;
import io.tradesense.billing.provider.domain.SubscriptionState;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What changing a subscription's price costs: what is left of the old one is credited, by the second. */
final class Proration {
    private static final BigDecimal HUNDRED = new BigDecimal(100);

    private Proration() {}

    static Preview of(SubscriptionState from, Price to, Instant at) {
        if (from.status() == Status.TRIALING) {
            return new Preview(BigDecimal.ZERO.setScale(2), to.currency(), at, List.of());
        }
        BigDecimal left = share(from, at);
        BigDecimal credit = reduced(from.amount(), from).multiply(left).setScale(2, RoundingMode.HALF_EVEN);
        BigDecimal charge = reduced(to.amount(), from)
                .multiply(to.interval() == from.interval() ? left : BigDecimal.ONE)
                .setScale(2, RoundingMode.HALF_EVEN);
        var lines = List.of(
                new Preview.Line("Unused time on " + from.planId(), credit.negate()),
                new Preview.Line("Time on " + to.planId(), charge));
        return new Preview(charge.subtract(credit).max(BigDecimal.ZERO.setScale(2)), to.currency(), at, lines);
    }

    /** Negative where a credit is left. */
    static BigDecimal balance(Preview preview) {
        return preview.lines().stream().map(Preview.Line::amount).reduce(BigDecimal.ZERO.setScale(2), BigDecimal::add);
    }

    static BigDecimal reduced(BigDecimal amount, SubscriptionState by) {
        return amount.multiply(HUNDRED.subtract(by.percentOff())).divide(HUNDRED, 2, RoundingMode.HALF_EVEN);
    }

    private static BigDecimal share(SubscriptionState of, Instant at) {
        long whole = Duration.between(of.periodStart(), of.periodEnd()).toSeconds();
        long left =
                Math.max(0, Math.min(whole, Duration.between(at, of.periodEnd()).toSeconds()));
        return new BigDecimal(left).divide(new BigDecimal(whole), 12, RoundingMode.HALF_EVEN);
    }
}
