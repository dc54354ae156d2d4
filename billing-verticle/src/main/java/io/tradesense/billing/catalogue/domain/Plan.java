package io.tradesense.billing.catalogue.domain;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A plan.
 *
 * @param trialDays before the first payment of a user who never had a trial; 0 where there is none
 * @param prices empty where it costs nothing
 * @param entitlements by name; -1 where there is no limit, 0 or 1 where it is a matter of yes or no
 */
public record Plan(
        String id, String name, String description, int trialDays, List<Price> prices, Map<String, Long> entitlements) {

    public Plan {
        prices = List.copyOf(prices);
        entitlements = Map.copyOf(entitlements);
    }

    public boolean isFree() {
        return prices.isEmpty();
    }

    public Optional<Price> price(Interval interval) {
        return prices.stream().filter(price -> price.interval() == interval).findFirst();
    }
}
