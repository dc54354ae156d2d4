package io.tradesense.ai.answers.pg;

import io.tradesense.ai.answers.domain.Claims;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** Claims in the table {@code ai_flights}, by the database's clock alone: those of two machines are never compared. */
public final class PgClaims implements Claims {
    private static final String TAKE = """
            INSERT INTO ai_flights (user_id, key, owner, expires_at)
            VALUES ($1, $2, $3, clock_timestamp() + $4::bigint * interval '1 millisecond')
            ON CONFLICT (user_id, key) DO UPDATE SET owner = excluded.owner, expires_at = excluded.expires_at
            WHERE ai_flights.expires_at < clock_timestamp()
            RETURNING owner
            """;
    private static final String RENEW = """
            UPDATE ai_flights SET expires_at = clock_timestamp() + $4::bigint * interval '1 millisecond'
            WHERE user_id = $1 AND key = $2 AND owner = $3
            """;
    private static final String RELEASE = "DELETE FROM ai_flights WHERE user_id = $1 AND key = $2 AND owner = $3";
    /** Whoever waits for one that has run out takes it over; this is for those that nobody waits for. */
    private static final String SWEEP =
            "DELETE FROM ai_flights WHERE expires_at < clock_timestamp() - interval '1 hour'";

    private static final String FORGET = "DELETE FROM ai_flights WHERE user_id = $1";
    private final Pool pool;
    private final Duration lease;

    public PgClaims(Pool pool, Duration lease) {
        this.pool = pool;
        this.lease = lease;
    }

    @Override
    public Future<Optional<Claim>> take(UUID userId, String key) {
        var claim = new Claim(userId, key, UUID.randomUUID());
        return pool.preparedQuery(TAKE)
                .execute(Tuple.of(userId, key, claim.owner(), lease.toMillis()))
                .map(rows -> rows.size() == 0 ? Optional.empty() : Optional.of(claim));
    }

    @Override
    public Future<Boolean> renew(Claim claim) {
        return pool.preparedQuery(RENEW)
                .execute(Tuple.of(claim.userId(), claim.key(), claim.owner(), lease.toMillis()))
                .map(rows -> rows.rowCount() == 1);
    }

    @Override
    public Future<Void> release(Claim claim) {
        return pool.preparedQuery(RELEASE)
                .execute(Tuple.of(claim.userId(), claim.key(), claim.owner()))
                .mapEmpty();
    }

    @Override
    public Duration lease() {
        return lease;
    }

    public Future<Void> sweep() {
        return pool.query(SWEEP).execute().mapEmpty();
    }

    /** Removes those of a user who is gone, in the caller's transaction. */
    public static Future<Void> forget(SqlClient transaction, UUID userId) {
        return transaction.preparedQuery(FORGET).execute(Tuple.of(userId)).mapEmpty();
    }
}
