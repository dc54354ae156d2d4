package io.tradesense.auth.factors.pg;

import static io.tradesense.auth.pg.Times.at;
import static io.tradesense.auth.pg.Times.utc;

import io.tradesense.auth.factors.domain.Attempts;
import io.tradesense.kit.Fault;
import io.vertx.core.Future;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** Five tries in a quarter of an hour, in the table {@code factor_attempts}. */
public final class PgAttempts implements Attempts {
    private static final int MOST = 5;
    private static final Duration WINDOW = Duration.ofMinutes(15);
    // The row is locked by the update, so tries that come together are counted one after the other.
    private static final String TAKE = """
            INSERT INTO factor_attempts AS known (user_id, since, attempts) VALUES ($1, $2, 1)
            ON CONFLICT (user_id) DO UPDATE SET
                attempts = CASE WHEN known.since <= $3 THEN 1 ELSE known.attempts + 1 END,
                since = CASE WHEN known.since <= $3 THEN $2 ELSE known.since END
            WHERE known.since <= $3 OR known.attempts < $4
            """;
    private static final String SINCE = "SELECT since FROM factor_attempts WHERE user_id = $1";
    private static final String FORGET = "DELETE FROM factor_attempts WHERE user_id = $1";

    private final SqlClient sql;

    public PgAttempts(SqlClient sql) {
        this.sql = sql;
    }

    @Override
    public Future<Void> take(UUID userId, Instant now) {
        return sql.preparedQuery(TAKE)
                .execute(Tuple.of(userId, utc(now), utc(now.minus(WINDOW)), MOST))
                .compose(taken -> taken.rowCount() == 1
                        ? Future.succeededFuture()
                        : since(userId, now)
                                .compose(since ->
                                        Future.failedFuture(refusal(Duration.between(now, since.plus(WINDOW))))));
    }

    private Future<Instant> since(UUID userId, Instant now) {
        return sql.preparedQuery(SINCE)
                .mapping(row -> at(row, "since"))
                .execute(Tuple.of(userId))
                .map((RowSet<Instant> rows) ->
                        rows.size() == 0 ? now : rows.iterator().next());
    }

    @Override
    public Future<Void> forget(UUID userId) {
        return sql.preparedQuery(FORGET).execute(Tuple.of(userId)).mapEmpty();
    }

    private static Fault refusal(Duration wait) {
        return Fault.rateLimited("too many codes were wrong", wait).typed("too-many-attempts");
    }
}
