package io.tradesense.billing;

import io.tradesense.contracts.PaymentFailed;
import io.tradesense.contracts.SubscriptionChanged;
import io.tradesense.kit.events.Retention;
import java.time.Duration;
import java.util.Set;

/** How long what this service tells stays in its feed. A subscription is told whole; a payment that failed has passed. */
final class BillingFeed {
    private BillingFeed() {}

    static Retention retention(Duration kept) {
        return new Retention(kept, Set.of(SubscriptionChanged.TYPE), Set.of(PaymentFailed.TYPE));
    }
}
