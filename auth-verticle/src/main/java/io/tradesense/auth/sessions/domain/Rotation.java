package io.tradesense.auth.sessions.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What happens to a refresh token that is presented:
 *
 * <pre>
 *              presented                 presented in the grace: the same successor again
 *   fresh ─────────────────▶ spent ─────────────────────────────────────────────────────▶ spent
 *     │                        │ presented after the grace: stolen, or its successor was
 *     │ session over           ▼
 *     └──────────▶ refused   the whole session ends
 * </pre>
 */
public final class Rotation {
    private final SessionLife life;

    public enum Step {
        /** Spend it and answer its successor. */
        ROTATE,
        /** Answer the successor it was spent for. */
        REPEAT,
        /** Somebody has a token they should not have, and nobody can tell who: end the session. */
        END_SESSION,
        REFUSE
    }

    /**
     * A token as it is stored.
     *
     * @param spentAt null while it is fresh
     * @param endedAt when its session was ended; null while it was not
     */
    public record Stored(
            Instant createdAt,
            Instant lastSeenAt,
            @Nullable Instant spentAt,
            @Nullable Instant endedAt) {}

    public Rotation(SessionLife life) {
        this.life = life;
    }

    public Step step(Stored token, Instant now) {
        if (token.endedAt != null || !now.isBefore(life.endOf(token.createdAt, token.lastSeenAt))) {
            return Step.REFUSE;
        }
        if (token.spentAt == null) {
            return Step.ROTATE;
        }
        return now.isBefore(token.spentAt.plus(life.grace())) ? Step.REPEAT : Step.END_SESSION;
    }
}
