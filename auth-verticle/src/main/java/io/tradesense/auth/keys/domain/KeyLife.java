package io.tradesense.auth.keys.domain;

import java.time.Duration;

/**
 * How long a signing key lives.
 *
 * @param use how long new tokens are signed with it
 * @param lead how long it is published before, so that every verifier has met it by then
 * @param afterUse how long it is published after: longer than the longest token lives
 */
public record KeyLife(Duration use, Duration lead, Duration afterUse) {
    private static final Duration LEAD = Duration.ofHours(1);
    private static final Duration AFTER_USE = Duration.ofMinutes(30);

    public static KeyLife of(Duration use) {
        return new KeyLife(use, LEAD, AFTER_USE);
    }
}
