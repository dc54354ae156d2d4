package io.tradesense.auth.sessions.domain;

import io.tradesense.auth.audit.domain.SecurityEvent;
import io.tradesense.auth.audit.domain.SecurityEvent.Kind;
import io.tradesense.auth.domain.Actor;
import io.tradesense.auth.domain.ClientFacts;
import io.tradesense.auth.users.domain.User;
import io.tradesense.auth.users.domain.Users;
import io.tradesense.kit.Fault;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Opens sessions, keeps them going and ends them. Who somebody is was found out before. */
public final class SignIns {
    private final Sessions sessions;
    private final Users users;
    private final AccessTokens accessTokens;
    private final Successors successors;
    private final Clock clock;

    public SignIns(Sessions sessions, Users users, AccessTokens accessTokens, Successors successors, Clock clock) {
        this.sessions = sessions;
        this.users = users;
        this.accessTokens = accessTokens;
        this.successors = successors;
        this.clock = clock;
    }

    /** @param methods by which the user has just proved who they are */
    public Future<SignedIn> open(User user, ClientFacts client, Set<Method> methods) {
        Instant now = clock.instant();
        var session = new Session(UUID.randomUUID(), user.id(), now, now, client, new Proof(now, methods));
        var refreshToken = RefreshToken.random();
        return sessions.open(session, refreshToken.digest(), user.epoch())
                .compose(opened -> accessTokens.issue(user, session))
                .map(accessToken -> new SignedIn(user, accessToken, refreshToken));
    }

    /** Ends the session that somebody signed in anew from: what was in the browser before is of no use after. */
    public Future<Void> leave(Optional<Actor> former) {
        return former.map(this::end).orElseGet(Future::succeededFuture);
    }

    /** A new pair for a refresh token; the refusal does not say what was wrong with it. */
    public Future<SignedIn> refresh(String presented, ClientFacts client) {
        RefreshToken token = RefreshToken.parse(presented).orElseThrow(SignIns::refusal);
        RefreshToken successor = successors.after(token);
        return sessions.rotate(token.digest(), successor.digest(), client, clock.instant())
                .map(session -> session.orElseThrow(SignIns::refusal))
                .compose(session -> users.find(session.userId())
                        .map(user -> user.filter(known -> !known.disabled()).orElseThrow(SignIns::refusal))
                        .compose(user -> stillGoesOn(session).map(user))
                        .compose(user -> accessTokens
                                .issue(user, session)
                                .map(accessToken -> new SignedIn(user, accessToken, successor))));
    }

    /** Signing out twice is no fault. */
    public Future<Void> end(Actor actor) {
        return sessions.end(
                        actor.userId(),
                        actor.sessionId(),
                        SecurityEvent.by(actor, Kind.SIGNED_OUT, clock.instant(), null))
                .mapEmpty();
    }

    public Future<Void> endAll(Actor actor) {
        return sessions.endAll(SecurityEvent.by(actor, Kind.SIGNED_OUT_EVERYWHERE, clock.instant(), null));
    }

    /** To be asked after the user's epoch was read: all sessions may have ended since the token was spent. */
    private Future<Void> stillGoesOn(Session session) {
        return sessions.authenticatedAt(session.userId(), session.id()).map(last -> {
            if (last.isEmpty()) {
                throw refusal();
            }
            return null;
        });
    }

    private static Fault refusal() {
        return Fault.of(Fault.Kind.UNAUTHENTICATED, "sign in again").typed("invalid-refresh-token");
    }
}
