package io.tradesense.auth.sessions.domain;

import io.tradesense.auth.audit.domain.SecurityEvent;
import io.tradesense.auth.domain.Actor;
import io.tradesense.kit.Fault;
import io.vertx.core.Future;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where a user is signed in, for the user to look at and to end. */
public final class Devices {
    private final Sessions sessions;
    private final Clock clock;

    public Devices(Sessions sessions, Clock clock) {
        this.sessions = sessions;
        this.clock = clock;
    }

    public Future<List<Session>> list(UUID userId, Sessions.@Nullable After after, int limit) {
        return sessions.live(userId, clock.instant(), after, limit);
    }

    public Future<Void> end(Actor actor, UUID sessionId) {
        var told = SecurityEvent.by(actor, SecurityEvent.Kind.SESSION_ENDED, clock.instant(), "session " + sessionId);
        return sessions.end(actor.userId(), sessionId, told).map(ended -> {
            if (!ended) {
                throw Fault.notFound("session " + sessionId);
            }
            return null;
        });
    }
}
