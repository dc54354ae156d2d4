package io.tradesense.billing.local.domain;

import io.tradesense.billing.catalogue.domain.Price;
import io.tradesense.billing.provider.domain.InvoiceState;
import io.tradesense.billing.provider.domain.Status;
import io.tradesense.billing.provider.domain.SubscriptionState;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Subscriptions and invoices with one thing changed. */
final class LocalChange {

    private LocalChange() {}

    static SubscriptionState status(SubscriptionState of, Status status) {
        return copy(of, status, of.periodStart(), of.periodEnd(), of.cancelAt(), of.endedAt());
    }

    static SubscriptionState ended(SubscriptionState of, Instant at) {
        return copy(of, Status.CANCELED, of.periodStart(), of.periodEnd(), of.cancelAt(), at);
    }

    static SubscriptionState period(SubscriptionState of, Status status, Instant start, Instant end) {
        return copy(of, status, start, end, of.cancelAt(), of.endedAt());
    }

    static SubscriptionState cancelAt(SubscriptionState of, @Nullable Instant at) {
        return copy(of, of.status(), of.periodStart(), of.periodEnd(), at, of.endedAt());
    }

    /** @param newPeriodFrom null where the period stays */
    static SubscriptionState price(SubscriptionState of, Price to, @Nullable Instant newPeriodFrom) {
        return new SubscriptionState(
                of.id(),
                to.planId(),
                to.interval(),
                to.amount(),
                to.currency(),
                of.percentOff(),
                of.coupon(),
                of.status(),
                newPeriodFrom == null ? of.periodStart() : newPeriodFrom,
                newPeriodFrom == null ? of.periodEnd() : LocalAccount.after(newPeriodFrom, to.interval()),
                of.trialEnd(),
                of.cancelAt(),
                of.createdAt(),
                of.endedAt());
    }

    static InvoiceState paid(InvoiceState of, int attempts) {
        return copy(of, InvoiceState.Status.PAID, BigDecimal.ZERO.setScale(2), of.due(), attempts, null);
    }

    /** @param nextAttemptAt null after the last one */
    static InvoiceState unpaid(InvoiceState of, int attempts, @Nullable Instant nextAttemptAt) {
        return copy(
                of,
                nextAttemptAt == null ? InvoiceState.Status.UNCOLLECTIBLE : InvoiceState.Status.OPEN,
                of.due(),
                of.paid(),
                attempts,
                nextAttemptAt);
    }

    private static SubscriptionState copy(
            SubscriptionState of,
            Status status,
            Instant start,
            Instant end,
            @Nullable Instant cancelAt,
            @Nullable Instant endedAt) {
        return new SubscriptionState(
                of.id(),
                of.planId(),
                of.interval(),
                of.amount(),
                of.currency(),
                of.percentOff(),
                of.coupon(),
                status,
                start,
                end,
                of.trialEnd(),
                cancelAt,
                of.createdAt(),
                endedAt);
    }

    private static InvoiceState copy(
            InvoiceState of,
            InvoiceState.Status status,
            BigDecimal due,
            BigDecimal paid,
            int attempts,
            @Nullable Instant nextAttemptAt) {
        return new InvoiceState(
                of.id(),
                of.subscriptionId(),
                of.number(),
                status,
                of.total(),
                due,
                paid,
                of.refunded(),
                of.currency(),
                attempts,
                nextAttemptAt,
                of.periodStart(),
                of.periodEnd(),
                of.url(),
                of.pdf(),
                of.createdAt());
    }
}
