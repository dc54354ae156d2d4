package io.tradesense.auth.sessions.domain;

import java.time.Duration;
import java.time.Instant;

/**
 * How long a session lasts.
 *
 * @param absolute from signing in, whatever happens
 * @param idle from the last refresh
 * @param grace how long a spent refresh token still leads to its successor: for requests sent at the same time and for
 *     answers that got lost
 * @param most sessions of one user that go on at once
 */
public record SessionLife(Duration absolute, Duration idle, Duration grace, int most) {

    /** When the session of somebody who stays away ends. */
    public Instant endOf(Instant createdAt, Instant lastSeenAt) {
        Instant latest = createdAt.plus(absolute);
        Instant unused = lastSeenAt.plus(idle);
        return unused.isBefore(latest) ? unused : latest;
    }
}
