package io.tradesense.billing.mirror.domain;

import io.tradesense.billing.catalogue.domain.Catalogue;
import io.tradesense.billing.entitlements.domain.Entitlement;
import io.tradesense.billing.entitlements.domain.Standing;
import io.tradesense.billing.provider.domain.CustomerState;
import io.tradesense.billing.provider.domain.InvoiceState;
import io.tradesense.billing.provider.domain.SubscriptionState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What follows from a customer's present state, given what was known. It depends on nothing else: whatever events led
 * here, in whatever order and however often, the same is written once.
 */
public final class Merge {
    private final Catalogue catalogue;

    public Merge(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    public Changes of(Known known, CustomerState state) {
        List<SubscriptionState> subscriptions = withTheGone(known, state);
        Map<String, SubscriptionState> subscriptionsBefore = byId(known.subscriptions(), SubscriptionState::id);
        Map<String, InvoiceState> invoicesBefore = byId(known.invoices(), InvoiceState::id);
        List<Difference> differences = new ArrayList<>();
        List<SubscriptionState> newSubscriptions = new ArrayList<>();
        List<InvoiceState> newInvoices = new ArrayList<>();
        for (SubscriptionState each : subscriptions) {
            Fields.between(subscriptionsBefore.get(each.id()), each).ifPresent(difference -> {
                differences.add(difference);
                newSubscriptions.add(each);
            });
        }
        for (InvoiceState each : state.invoices()) {
            Fields.between(invoicesBefore.get(each.id()), each).ifPresent(difference -> {
                differences.add(difference);
                newInvoices.add(each);
            });
        }
        Standing standing = Standing.of(catalogue, subscriptions, state.invoices(), state.asOf());
        return new Changes(
                newSubscriptions,
                newInvoices,
                entitlement(known, standing),
                changesIn(standing, state.asOf()),
                standing.graceEndsAt(),
                failed(invoicesBefore, newInvoices),
                differences,
                Movements.between(known.subscriptions(), subscriptions, state.asOf()));
    }

    private static List<SubscriptionState> withTheGone(Known known, CustomerState state) {
        var there = byId(state.subscriptions(), SubscriptionState::id);
        List<SubscriptionState> all = new ArrayList<>(state.subscriptions());
        for (SubscriptionState before : known.subscriptions()) {
            if (!there.containsKey(before.id())) {
                all.add(before.gone(state.asOf()));
            }
        }
        return all;
    }

    private static Optional<Entitlement> entitlement(Known known, Standing standing) {
        Entitlement before = known.entitlement();
        boolean same = before.plan().equals(standing.plan().id())
                && before.status().equals(standing.status())
                && before.limits().equals(standing.plan().entitlements());
        return same
                ? Optional.empty()
                : Optional.of(new Entitlement(
                        known.userId(),
                        standing.plan().id(),
                        standing.status(),
                        standing.plan().entitlements(),
                        before.version() + 1));
    }

    private static @Nullable Duration changesIn(Standing standing, Instant asOf) {
        Instant end = standing.graceEndsAt();
        return end == null ? null : Duration.between(asOf, end);
    }

    /** An attempt is told of once; one whose invoice has been paid meanwhile is not told of any more. */
    private static List<InvoiceState> failed(Map<String, InvoiceState> before, List<InvoiceState> changed) {
        return changed.stream()
                .filter(InvoiceState::isFailing)
                .filter(invoice -> {
                    InvoiceState known = before.get(invoice.id());
                    return known == null || known.attempts() < invoice.attempts();
                })
                .toList();
    }

    private static <T> Map<String, T> byId(List<T> all, Function<T, String> id) {
        return all.stream().collect(Collectors.toMap(id, Function.identity()));
    }
}
