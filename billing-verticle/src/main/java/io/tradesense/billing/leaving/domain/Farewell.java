package io.tradesense.billing.leaving.domain;

import io.tradesense.billing.provider.domain.Provider;
import io.vertx.core.Future;

/** Ends at the provider what users had who are gone, and has it forget them. */
public final class Farewell {
    private final Leavers leavers;
    private final Provider provider;

    public Farewell(Leavers leavers, Provider provider) {
        this.leavers = leavers;
        this.provider = provider;
    }

    public Future<Void> turn() {
        return leavers.next()
                .compose(found -> found.isEmpty()
                        ? Future.succeededFuture()
                        : provider.deleteCustomer(found.get())
                                .compose(deleted -> leavers.told(found.get()))
                                .compose(told -> turn()));
    }
}
