package io.tradesense.billing.figures.domain;

import io.tradesense.billing.mirror.domain.Movement;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the business earns, in one currency, now and over the days before.
 *
 * @param mrr monthly recurring revenue: what is paid for a month, of what is active or past due, after coupons
 * @param days the figures below are of
 * @param moved what each kind of movement changed of the revenue
 * @param counted how often there was one
 */
public record Figures(
        String currency,
        BigDecimal mrr,
        List<Subscribers> subscribers,
        int days,
        Map<Movement.Kind, BigDecimal> moved,
        Map<Movement.Kind, Long> counted) {

    public record Subscribers(@Nullable String plan, String status, long count) {}

    public long payingNow() {
        return subscribers.stream()
                .filter(each -> each.status().equals("active") || each.status().equals("past_due"))
                .mapToLong(Subscribers::count)
                .sum();
    }

    public long payingBefore() {
        return payingNow() - count(Movement.Kind.NEW) - count(Movement.Kind.REACTIVATION) + count(Movement.Kind.CHURN);
    }

    public BigDecimal mrrBefore() {
        return mrr.subtract(moved.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    /** Of the customers that paid before, the share that does not any more; null where there was none. */
    public @Nullable Double customerChurn() {
        return payingBefore() <= 0 ? null : count(Movement.Kind.CHURN) / (double) payingBefore();
    }

    /** Of the revenue before, the share that was lost by leaving and by cheaper plans; null where there was none. */
    public @Nullable Double revenueChurn() {
        double before = mrrBefore().doubleValue();
        double lost = moved(Movement.Kind.CHURN)
                .add(moved(Movement.Kind.CONTRACTION))
                .negate()
                .doubleValue();
        return before <= 0 ? null : lost / before;
    }

    /** Of the trials that ended, the share that was paid for after; null where none ended. */
    public @Nullable Double trialConversion() {
        long ended = count(Movement.Kind.TRIAL_CONVERTED) + count(Movement.Kind.TRIAL_LAPSED);
        return ended == 0 ? null : count(Movement.Kind.TRIAL_CONVERTED) / (double) ended;
    }

    public long count(Movement.Kind kind) {
        return counted.getOrDefault(kind, 0L);
    }

    public BigDecimal moved(Movement.Kind kind) {
        return moved.getOrDefault(kind, BigDecimal.ZERO);
    }
}
