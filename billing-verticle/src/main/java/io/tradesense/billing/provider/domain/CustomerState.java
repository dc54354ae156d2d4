package io.tradesense.billing.provider.domain;

import java.time.Instant;
import java.util.List;

/**
 * All that a provider knows of one customer, read at one time.
 *
 * @param asOf the customer's time: the provider's clock, or a local customer's virtual one
 */
public record CustomerState(
        String customerId, Instant asOf, List<SubscriptionState> subscriptions, List<InvoiceState> invoices) {

    public CustomerState {
        subscriptions = List.copyOf(subscriptions);
        invoices = List.copyOf(invoices);
    }
}
