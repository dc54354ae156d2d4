package io.tradesense.billing.leaving.domain;

import io.vertx.core.Future;
import java.util.Optional;

/** Customers whose users are gone, until the provider knows. */
public interface Leavers {

    /** One that the provider has not been told of; not again for a while. */
    Future<Optional<String>> next();

    Future<Void> told(String customerId);
}
