package io.tradesense.auth.throttling.pg;

import static io.tradesense.auth.pg.Times.at;
import static io.tradesense.auth.pg.Times.utc;

import io.tradesense.auth.domain.ClientFacts;
import io.tradesense.auth.throttling.domain.Brake;
import io.tradesense.auth.throttling.domain.Brake.State;
import io.tradesense.auth.throttling.domain.FailedTries;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Failures in the table {@code sign_in_brakes}. */
public final class PgFailedTries implements FailedTries {
    /** Many half-lives: less than one failure is left of a thousand. */
    private static final Duration REMEMBERED = Duration.ofDays(2);

    private static final int MOST_KEYS = 1_000_000;
    private static final String STATES = "SELECT key, failures, last_at FROM sign_in_brakes WHERE key = ANY($1)";
    private static final String CLAIM =
            "UPDATE sign_in_brakes SET last_at = $3, failures = $4" + " WHERE key = $1 AND last_at = $2";
    // In the order of the keys: two that fail at once never wait for each other in a circle.
    private static final String FAILED = """
            INSERT INTO sign_in_brakes AS known (key, failures, half_life, last_at)
            SELECT key, 1, half_life, $3 FROM UNNEST($1::text[], $2::float8[]) AS failed (key, half_life) ORDER BY key
            ON CONFLICT (key) DO UPDATE SET
                failures = 1 + known.failures
                    * power(0.5, GREATEST(0, extract(epoch FROM $3 - known.last_at)) / known.half_life),
                last_at = GREATEST($3, known.last_at)
            """;
    private static final String FORGET = "DELETE FROM sign_in_brakes WHERE key = $1";
    private static final String NOTE = """
            INSERT INTO audit_events (user_id, kind, at, address, user_agent)
            SELECT id, 'SIGN_IN_REFUSED', $2, $3, $4 FROM users
            WHERE email_key = $1 ORDER BY email_verified DESC, created_at, id LIMIT 1
            """;
    private static final String SWEEP = """
            DELETE FROM sign_in_brakes WHERE last_at < GREATEST(
                $1, (SELECT last_at FROM sign_in_brakes ORDER BY last_at DESC OFFSET $2 LIMIT 1))
            """;

    private final SqlClient sql;

    public PgFailedTries(SqlClient sql) {
        this.sql = sql;
    }

    @Override
    public Future<Map<String, State>> states(List<Brake> brakes) {
        return sql.preparedQuery(STATES).execute(Tuple.of(keys(brakes))).map(rows -> {
            Map<String, State> states = new HashMap<>();
            rows.forEach(
                    row -> states.put(row.getString("key"), new State(row.getDouble("failures"), at(row, "last_at"))));
            return states;
        });
    }

    @Override
    public Future<Boolean> claim(Brake brake, State seen, Instant now) {
        return sql.preparedQuery(CLAIM)
                .execute(Tuple.of(brake.key(), utc(seen.last()), utc(now), brake.failuresAt(seen, now)))
                .map(claimed -> claimed.rowCount() == 1);
    }

    @Override
    public Future<Void> failed(List<Brake> brakes, Instant now) {
        Double[] halfLives = brakes.stream()
                .map(brake -> (double) brake.halfLife().toSeconds())
                .toArray(Double[]::new);
        return sql.preparedQuery(FAILED)
                .execute(Tuple.of(keys(brakes), halfLives, utc(now)))
                .mapEmpty();
    }

    @Override
    public Future<Void> forget(Brake brake) {
        return sql.preparedQuery(FORGET).execute(Tuple.of(brake.key())).mapEmpty();
    }

    @Override
    public Future<Void> noteRefusal(String emailKey, ClientFacts client, Instant now) {
        return sql.preparedQuery(NOTE)
                .execute(Tuple.of(emailKey, utc(now), client.address(), client.userAgent()))
                .mapEmpty();
    }

    @Override
    public Future<Void> sweep(Instant now) {
        return sql.preparedQuery(SWEEP)
                .execute(Tuple.of(utc(now.minus(REMEMBERED)), MOST_KEYS))
                .mapEmpty();
    }

    private static String[] keys(List<Brake> brakes) {
        return brakes.stream().map(Brake::key).toArray(String[]::new);
    }
}
