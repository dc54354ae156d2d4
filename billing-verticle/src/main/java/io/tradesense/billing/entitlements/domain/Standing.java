package io.tradesense.billing.entitlements.domain;

import io.tradesense.billing.catalogue.domain.Catalogue;
import io.tradesense.billing.catalogue.domain.Plan;
import io.tradesense.billing.provider.domain.InvoiceState;
import io.tradesense.billing.provider.domain.Status;
import io.tradesense.billing.provider.domain.SubscriptionState;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a user's subscriptions and invoices entitle them to at one time.
 *
 * @param subscription the one that counts; null where there is none
 * @param graceEndsAt when the plan's entitlements end unless what is owed is paid; null where nothing is owed or they ended
 */
public record Standing(
        Plan plan,
        @Nullable SubscriptionState subscription,
        @Nullable Instant graceEndsAt) {

    /** Every other status gives nothing. */
    private static final List<Status> BEST_FIRST = List.of(
            Status.ACTIVE,
            Status.TRIALING,
            Status.PAST_DUE,
            Status.PAUSED,
            Status.UNPAID,
            Status.INCOMPLETE,
            Status.CANCELED);

    public static Standing of(
            Catalogue catalogue, List<SubscriptionState> subscriptions, List<InvoiceState> invoices, Instant now) {
        SubscriptionState counting = counting(subscriptions).orElse(null);
        if (counting == null) {
            return new Standing(catalogue.free(), null, null);
        }
        Plan plan =
                Optional.ofNullable(counting.planId()).flatMap(catalogue::plan).orElse(catalogue.free());
        return switch (counting.status()) {
            case ACTIVE, TRIALING -> new Standing(plan, counting, null);
            case PAST_DUE -> inGrace(catalogue, plan, counting, invoices, now);
            case PAUSED, UNPAID, INCOMPLETE, CANCELED -> new Standing(catalogue.free(), counting, null);
        };
    }

    /** The one that counts: the best standing, of equals the newest. */
    public static Optional<SubscriptionState> counting(List<SubscriptionState> subscriptions) {
        return subscriptions.stream()
                .min(Comparator.<SubscriptionState>comparingInt(each -> BEST_FIRST.indexOf(each.status()))
                        .thenComparing(SubscriptionState::createdAt, Comparator.reverseOrder())
                        .thenComparing(SubscriptionState::id));
    }

    public String status() {
        return subscription == null ? "none" : subscription.status().word();
    }

    /** The grace is counted from the oldest invoice that is owed, so it does not matter when we heard of it. */
    private static Standing inGrace(
            Catalogue catalogue, Plan plan, SubscriptionState counting, List<InvoiceState> invoices, Instant now) {
        Instant since = invoices.stream()
                .filter(InvoiceState::isFailing)
                .filter(invoice -> counting.id().equals(invoice.subscriptionId()))
                .map(InvoiceState::createdAt)
                .min(Comparator.naturalOrder())
                .orElse(counting.periodStart());
        Instant end = since.plus(catalogue.grace());
        return now.isBefore(end) ? new Standing(plan, counting, end) : new Standing(catalogue.free(), counting, null);
    }
}
