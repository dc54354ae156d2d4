package io.tradesense.gateway.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Access tokens that must not be believed although their signature is good. Each entry is kept until the last token it
 * can concern has expired. Over the bound, all entries together become one line in time: whoever holds a token from
 * before it has to refresh, and nobody who was shut out gets in.
 */
public final class Revocations {
    static final Duration LONGEST_TOKEN_LIFE = Duration.ofMinutes(20);
    private final Clock clock;
    private final int most;
    private final Map<String, Instant> sessions = new ConcurrentHashMap<>();
    private final Map<UUID, Instant> users = new ConcurrentHashMap<>();
    private volatile Instant everybody = Instant.EPOCH;

    public Revocations(Clock clock, int most) {
        this.clock = clock;
        this.most = most;
    }

    /** A session that has ended never comes back, so its tokens are refused whenever they were issued. */
    void session(String sessionId, Instant at) {
        note(sessions, sessionId, at);
    }

    /** Every token of the user that was issued by then. */
    void user(UUID userId, Instant at) {
        note(users, userId, at);
    }

    boolean cover(AccessToken token) {
        return token.sessionId() != null && sessions.containsKey(token.sessionId())
                || wasIssuedBy(token, users.getOrDefault(token.userId(), Instant.EPOCH))
                || wasIssuedBy(token, everybody);
    }

    /** Forgets what can concern no living token any more. */
    void forgetTheOld() {
        var oldest = clock.instant().minus(LONGEST_TOKEN_LIFE);
        sessions.values().removeIf(at -> at.isBefore(oldest));
        users.values().removeIf(at -> at.isBefore(oldest));
    }

    /** A token states the second it was issued in and no more; within the second of the revocation it counts as before. */
    private static boolean wasIssuedBy(AccessToken token, Instant at) {
        return token.issuedSecond() <= at.getEpochSecond();
    }

    private synchronized <K> void note(Map<K, Instant> revoked, K whose, Instant at) {
        if (at.isBefore(clock.instant().minus(LONGEST_TOKEN_LIFE))) {
            return;
        }
        revoked.merge(whose, at, (one, other) -> one.isAfter(other) ? one : other);
        if (sessions.size() + users.size() > most) {
            drawTheLine();
        }
    }

    private void drawTheLine() {
        var latest = Instant.EPOCH;
        for (var times : List.of(sessions.values(), users.values())) {
            if (!times.isEmpty() && Collections.max(times).isAfter(latest)) {
                latest = Collections.max(times);
            }
        }
        everybody = latest;
        sessions.clear();
        users.clear();
    }
}
