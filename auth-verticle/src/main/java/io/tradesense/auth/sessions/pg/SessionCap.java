package io.tradesense.auth.sessions.pg;

import static io.tradesense.auth.pg.Times.utc;

import io.tradesense.auth.sessions.domain.SessionLife;
import io.tradesense.kit.Fault;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** How many sessions of a user go on at once: one more ends the oldest, so that nobody is kept out by forgotten devices. */
final class SessionCap {
    /**
     * Sign-ins of one user wait for each other, and one that meets the user being disabled, or all sessions being ended
     * after the password was found right, opens nothing.
     */
    private static final String LOCK_USER =
            "SELECT id FROM users WHERE id = $1 AND NOT disabled AND epoch = $2 FOR NO KEY UPDATE";

    private static final String END_OLDEST = """
            UPDATE sessions SET ended_at = $2 WHERE id IN (
                SELECT id FROM sessions
                WHERE user_id = $1 AND ended_at IS NULL AND created_at > $3 AND last_seen_at > $4
                ORDER BY created_at DESC, id DESC OFFSET $5)
            RETURNING id
            """;

    private final SessionLife life;

    SessionCap(SessionLife life) {
        this.life = life;
    }

    /** To be called before a session is added. */
    Future<Void> lock(SqlConnection transaction, UUID userId, long epoch) {
        return transaction
                .preparedQuery(LOCK_USER)
                .execute(Tuple.of(userId, epoch))
                .map(rows -> {
                    if (rows.size() == 0) {
                        throw Fault.of(Fault.Kind.UNAUTHENTICATED, "sign in again");
                    }
                    return null;
                });
    }

    /** To be called after one was added; the ids of those it ended. */
    Future<List<UUID>> endOldest(SqlConnection transaction, UUID userId, Instant now) {
        return transaction
                .preparedQuery(END_OLDEST)
                .mapping(row -> row.getUUID("id"))
                .execute(Tuple.of(
                        userId, utc(now), utc(now.minus(life.absolute())), utc(now.minus(life.idle())), life.most()))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false).toList());
    }
}
