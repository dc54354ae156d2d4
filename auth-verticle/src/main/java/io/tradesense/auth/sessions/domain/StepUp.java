package io.tradesense.auth.sessions.domain;

import io.tradesense.kit.Fault;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** Asks for a fresh proof of who sits there before what a stolen session must not do. Signing in counts as one. */
public final class StepUp {
    private static final Duration FRESH = Duration.ofMinutes(10);
    private final Sessions sessions;
    private final Clock clock;

    public StepUp(Sessions sessions, Clock clock) {
        this.sessions = sessions;
        this.clock = clock;
    }

    /** Fails FORBIDDEN of type {@code step-up-required} where the last proof is older than ten minutes. */
    public Future<Void> require(UUID userId, UUID sessionId) {
        Instant oldest = clock.instant().minus(FRESH);
        return sessions.authenticatedAt(userId, sessionId).map(last -> {
            if (last.filter(at -> at.isAfter(oldest)).isEmpty()) {
                throw Fault.of(Fault.Kind.FORBIDDEN, "prove once more that it is you")
                        .typed("step-up-required");
            }
            return null;
        });
    }

    /** To be called where the user of the session has just proved who they are, with every factor they have. */
    public Future<Void> proved(UUID userId, UUID sessionId) {
        return sessions.authenticated(userId, sessionId, clock.instant());
    }
}
