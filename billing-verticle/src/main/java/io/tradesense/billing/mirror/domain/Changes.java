package io.tradesense.billing.mirror.domain;

import io.tradesense.billing.entitlements.domain.Entitlement;
import io.tradesense.billing.provider.domain.InvoiceState;
import io.tradesense.billing.provider.domain.SubscriptionState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What has to be written after a customer was looked at.
 *
 * @param entitlement where it changed
 * @param changesIn after which time alone changes it; null where it does not
 * @param failed invoices with an attempt that has not been told of
 */
public record Changes(
        List<SubscriptionState> subscriptions,
        List<InvoiceState> invoices,
        Optional<Entitlement> entitlement,
        @Nullable Duration changesIn,
        @Nullable Instant graceEndsAt,
        List<InvoiceState> failed,
        List<Difference> differences,
        List<Movement> movements) {}
