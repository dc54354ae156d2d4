package io.tradesense.billing.provider.stripe;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.Price;
import com.stripe.param.PriceListParams;
import io.tradesense.billing.provider.domain.ProviderFailure;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What Stripe calls our prices, remembered for ten minutes. */
final class StripePrices {
    private static final Duration FRESH = Duration.ofMinutes(10);
    private final Clock clock;
    private final Map<String, Found> found = new ConcurrentHashMap<>();

    private record Found(String id, Instant at) {}

    StripePrices(Clock clock) {
        this.clock = clock;
    }

    /** Asks, blocking, where it is not known. */
    String id(StripeClient client, String lookupKey) throws StripeException {
        Found known = found.get(lookupKey);
        if (known != null && known.at.plus(FRESH).isAfter(clock.instant())) {
            return known.id;
        }
        List<Price> prices = client.v1()
                .prices()
                .list(PriceListParams.builder()
                        .addLookupKey(lookupKey)
                        .setActive(true)
                        .build())
                .getData();
        if (prices.isEmpty()) {
            throw new ProviderFailure(
                    ProviderFailure.Kind.REFUSED,
                    "Stripe has no price " + lookupKey + "; the catalogue has not been synchronised");
        }
        found.put(lookupKey, new Found(prices.get(0).getId(), clock.instant()));
        return prices.get(0).getId();
    }
}
