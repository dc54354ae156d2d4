package io.tradesense.auth.factors.domain;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.UUID;

/** Counts the tries at users' second factors, so that six digits cannot be guessed. */
public interface Attempts {

    /**
     * Takes one of the tries a user has. Counted before the try is judged and at once for all instances: however many come
     * together, no more are judged than there are. Fails with a RATE_LIMITED {@code Fault} that says when to come back.
     */
    Future<Void> take(UUID userId, Instant now);

    /** The right one came. */
    Future<Void> forget(UUID userId);
}
