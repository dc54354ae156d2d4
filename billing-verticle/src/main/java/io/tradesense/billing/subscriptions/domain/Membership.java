package io.tradesense.billing.subscriptions.domain;

import io.tradesense.billing.mirror.domain.Customers;
import io.tradesense.billing.provider.domain.Provider;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Makes users customers of the provider, each once. The wish is recorded first and the key is the user's, so whatever
 * races or is killed, the same customer comes of it. Used on one event loop.
 */
public final class Membership {
    private final Provider provider;
    private final Customers customers;
    private final Map<UUID, Future<String>> underWay = new HashMap<>();

    public Membership(Provider provider, Customers customers) {
        this.provider = provider;
        this.customers = customers;
    }

    /** What the user's customer is called, made if there was none. */
    public Future<String> of(UUID userId) {
        Future<String> same = underWay.get(userId);
        if (same != null) {
            return same;
        }
        Future<String> customer = customers
                .wish(userId)
                .compose(wish ->
                        wish.customerId().map(Future::succeededFuture).orElseGet(() -> make(userId, wish.old())));
        underWay.put(userId, customer);
        customer.onComplete(done -> underWay.remove(userId));
        return customer;
    }

    private Future<String> make(UUID userId, boolean old) {
        Future<String> made = old
                ? provider.findCustomer(userId)
                        .compose(found -> found.map(Future::succeededFuture).orElseGet(() -> create(userId)))
                : create(userId);
        return made.compose(customerId -> customers.keep(userId, customerId).map(kept -> kept.orElse(customerId)));
    }

    private Future<String> create(UUID userId) {
        return provider.createCustomer(userId, "customer-" + userId);
    }
}
