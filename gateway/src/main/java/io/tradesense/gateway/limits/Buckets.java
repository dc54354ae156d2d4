package io.tradesense.gateway.limits;

import io.vertx.core.Future;

/** Who has asked how often. */
interface Buckets {

    /**
     * Counts one request; never fails.
     *
     * @param subject whose request it is, within the quota: an address, a user, a key
     */
    Future<Decision> take(Quota quota, String subject);
}
