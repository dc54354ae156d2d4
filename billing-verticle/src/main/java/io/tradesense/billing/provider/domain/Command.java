package io.tradesense.billing.provider.domain;

import io.tradesense.billing.catalogue.domain.Price;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a provider is told to do. Each says all it takes to be told again after a crash. */
public sealed interface Command {

    /** Of whom. */
    String customerId();

    /**
     * A page on which the user subscribes.
     *
     * @param trialDays 0 for none
     * @param coupon null where the user may enter a code there
     * @param replaces the page made before, which must not be used any more; null where there is none
     */
    record Checkout(
            String customerId,
            UUID userId,
            Price price,
            int trialDays,
            @Nullable String coupon,
            boolean tax,
            String successUrl,
            String cancelUrl,
            @Nullable String replaces)
            implements Command {}

    /**
     * To another price at once; what was paid for the rest of the period is credited.
     *
     * @param prorationAt the moment a preview was reckoned for; null for now
     */
    record ChangePlan(
            String customerId,
            String subscriptionId,
            Price price,
            @Nullable Instant prorationAt) implements Command {}

    /** To end with the period, or not to. */
    record SetCancel(String customerId, String subscriptionId, boolean atPeriodEnd) implements Command {}

    /** To collect nothing for now, or to go on. */
    record SetPause(String customerId, String subscriptionId, boolean paused) implements Command {}
}
