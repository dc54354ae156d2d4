package io.tradesense.analytics.patterns.domain;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Whose habits are to be looked at without their asking, since their trades have changed. */
public interface Looks {

    /**
     * A look that one instance has taken on. Where it never ends, another takes it on later.
     *
     * @param changedAt when the trades last changed
     * @param trades there were at the last look; 0 where there was none
     */
    record Look(UUID userId, Instant changedAt, int trades) {}

    /** The longest due of those whose trades have not changed for so long. */
    Future<Optional<Look>> take(Duration quiet);

    /**
     * The look is over; changes since it was taken are due as before.
     *
     * @param trades there were
     */
    Future<Void> done(Look look, int trades);
}
