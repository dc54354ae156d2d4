package io.tradesense.gateway.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Access tokens and API keys that must not be believed although they look good. Each entry is kept until the last token it
 * can concern has expired. Over the bound, all entries together become one line in time: whoever holds a token from
 * before it has to refresh, and nobody who was shut out gets in.
 */
public final class Revocations {
    static final Duration LONGEST_TOKEN_LIFE = Duration.ofMinutes(20);
    private final Clock clock;
    private final int most;
    private final Map<String, Instant> sessions = new ConcurrentHashMap<>();
    private final Map<UUID, Line> users = new ConcurrentHashMap<>();
    private final Map<UUID, Instant> keys = new ConcurrentHashMap<>();
    private volatile Instant everybody = Instant.EPOCH;

    /**
     * What a user was given before it is void.
     *
     * @param epoch tokens that state an earlier one are void; 0 where only the time is known
     */
    private record Line(Instant at, long epoch) {
        static final Line NONE = new Line(Instant.EPOCH, 0);

        Line latest(Line other) {
            return new Line(at.isAfter(other.at) ? at : other.at, Math.max(epoch, other.epoch));
        }
    }

    public Revocations(Clock clock, int most) {
        this.clock = clock;
        this.most = most;
    }

    /** A session that has ended never comes back, so its tokens are refused whenever they were issued. */
    void session(String sessionId, Instant at) {
        note(sessions, sessionId, at);
    }

    /** Every token of the user with an earlier epoch, or, where either states none, that was issued by then. */
    void user(UUID userId, Instant at, long epoch) {
        if (isRecent(at)) {
            users.merge(userId, new Line(at, epoch), Line::latest);
            keepWithinBound();
        }
    }

    void apiKey(UUID keyId, Instant at) {
        note(keys, keyId, at);
    }

    boolean cover(AccessToken token) {
        return token.sessionId() != null && sessions.containsKey(token.sessionId())
                || isBehind(token, users.getOrDefault(token.userId(), Line.NONE))
                || wasIssuedBy(token, everybody);
    }

    /** False where the key was revoked, or auth was last asked about it before its user's standing changed. */
    boolean stands(KeyGrant key) {
        return !keys.containsKey(key.keyId())
                && key.epoch() >= users.getOrDefault(key.userId(), Line.NONE).epoch();
    }

    /** Forgets what can concern no living token any more. */
    void forgetTheOld() {
        var oldest = clock.instant().minus(LONGEST_TOKEN_LIFE);
        sessions.values().removeIf(at -> at.isBefore(oldest));
        users.values().removeIf(line -> line.at().isBefore(oldest));
        keys.values().removeIf(at -> at.isBefore(oldest));
    }

    private static boolean isBehind(AccessToken token, Line line) {
        return token.epoch() != null && line.epoch() > 0 ? token.epoch() < line.epoch() : wasIssuedBy(token, line.at());
    }

    /** A token states the second it was issued in and no more; within the second of the revocation it counts as before. */
    private static boolean wasIssuedBy(AccessToken token, Instant at) {
        return token.issuedSecond() <= at.getEpochSecond();
    }

    private boolean isRecent(Instant at) {
        return !at.isBefore(clock.instant().minus(LONGEST_TOKEN_LIFE));
    }

    private <K> void note(Map<K, Instant> revoked, K whose, Instant at) {
        if (isRecent(at)) {
            revoked.merge(whose, at, (one, other) -> one.isAfter(other) ? one : other);
            keepWithinBound();
        }
    }

    /** Keys need no line: what is remembered of one is older than half a minute soon. */
    private synchronized void keepWithinBound() {
        if (keys.size() > most) {
            keys.clear();
        }
        if (sessions.size() + users.size() > most) {
            everybody = Stream.concat(
                            sessions.values().stream(), users.values().stream().map(Line::at))
                    .max(Instant::compareTo)
                    .orElse(everybody);
            sessions.clear();
            users.clear();
        }
    }
}
