package io.tradesense.billing.catalogue.domain;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What can be bought.
 *
 * @param currency of every price, ISO 4217, upper case
 * @param grace how long the entitlements of a plan stay after a payment for it failed
 * @param plans the free one first, then dearer and dearer
 */
public record Catalogue(String currency, Duration grace, List<Plan> plans) {

    public Catalogue {
        plans = List.copyOf(plans);
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

    public Optional<Price> price(String lookupKey) {
        return plans.stream()
                .flatMap(plan -> plan.prices().stream())
                .filter(price -> price.lookupKey().equals(lookupKey))
                .findFirst();
    }
}
