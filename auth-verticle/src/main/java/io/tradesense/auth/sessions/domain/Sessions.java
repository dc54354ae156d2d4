package io.tradesense.auth.sessions.domain;

import io.tradesense.auth.audit.domain.SecurityEvent;
import io.tradesense.auth.domain.ClientFacts;
import io.tradesense.auth.domain.Digest;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Every session and the digests of its refresh tokens. What ends one tells the other services. */
public interface Sessions {

    /** Where a page of sessions, newest first, goes on. */
    record After(Instant createdAt, UUID id) {}

    /**
     * Adds a session; where the user has too many, the oldest ends. Fails UNAUTHENTICATED for a user who may not come in.
     *
     * @param epoch of the user who was let in: all sessions may have ended since
     */
    Future<Void> open(Session session, Digest refreshToken, long epoch);

    /**
     * Takes the {@link Rotation} step of a presented token, alone among all who present a token of its session.
     *
     * @return the session; empty where the token leads to none (any more)
     */
    Future<Optional<Session>> rotate(Digest presented, Digest successor, ClientFacts client, Instant now);

    /** Sessions of a user that are not over, newest first. */
    Future<List<Session>> live(UUID userId, Instant now, @Nullable After after, int limit);

    /** Ends one session; false where the user has no such session that is not over. */
    Future<Boolean> end(UUID userId, UUID sessionId, SecurityEvent told);

    /** Ends all sessions of the user the event is about, and makes the user's epoch grow. */
    Future<Void> endAll(SecurityEvent told);

    /** When the session's user last proved who they are; empty where there is no such session that goes on. */
    Future<Optional<Instant>> authenticatedAt(UUID userId, UUID sessionId);

    /** The user of a session has proved anew who they are. */
    Future<Void> authenticated(UUID userId, UUID sessionId, Instant now);

    /** Removes the traces of sessions that are over. */
    Future<Void> forget(Instant now);
}
