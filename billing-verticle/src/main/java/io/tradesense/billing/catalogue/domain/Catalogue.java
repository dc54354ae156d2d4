package io.tradesense.billing.catalogue.domain;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What can be bought.
 *
 * @param currency of every price, ISO 4217, upper case
 * @param grace how long the entitlements of a plan stay after a payment for it failed
 * @param plans the free one first, then dearer and dearer
 * @param meters what a provider calls the meters of usage that is paid by measure; empty where none is
 */
public record Catalogue(
        String currency, Duration grace, List<Plan> plans, List<Coupon> coupons, Map<String, String> meters) {

    public Catalogue {
        plans = List.copyOf(plans);
        coupons = List.copyOf(coupons);
        meters = Map.copyOf(meters);
        if (plans.isEmpty() || !plans.get(0).isFree()) {
            throw new IllegalArgumentException("the first plan of a catalogue costs nothing");
        }
    }

    /** What everybody has who pays nothing. */
    public Plan free() {
        return plans.get(0);
    }

    public Optional<Plan> plan(String id) {
        return plans.stream().filter(plan -> plan.id().equals(id)).findFirst();
    }

    public Optional<Coupon> coupon(String id) {
        return coupons.stream().filter(coupon -> coupon.id().equals(id)).findFirst();
    }

    public Optional<Price> price(String lookupKey) {
        return plans.stream()
                .flatMap(plan -> plan.prices().stream())
                .filter(price -> price.lookupKey().equals(lookupKey))
                .findFirst();
    }
}
