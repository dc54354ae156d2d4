package io.tradesense.billing.entitlements.domain;

import io.vertx.core.Future;
import java.util.List;
import java.util.UUID;

/** What every user may use. */
public interface EntitlementBook {

    /** In the order of the ids; who never bought anything has what is free. */
    Future<List<Entitlement>> of(List<UUID> userIds);
}
