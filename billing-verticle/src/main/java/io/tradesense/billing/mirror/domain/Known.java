package io.tradesense.billing.mirror.domain;

import io.tradesense.billing.entitlements.domain.Entitlement;
import io.tradesense.billing.provider.domain.InvoiceState;
import io.tradesense.billing.provider.domain.SubscriptionState;
import java.util.List;
import java.util.UUID;

/** What was known of a customer before. */
public record Known(
        UUID userId, List<SubscriptionState> subscriptions, List<InvoiceState> invoices, Entitlement entitlement) {}
