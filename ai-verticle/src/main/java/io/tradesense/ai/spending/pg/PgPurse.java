package io.tradesense.ai.spending.pg;

import io.tradesense.ai.spending.domain.Purse;
import io.tradesense.ai.spending.domain.Usage;
import io.tradesense.contracts.AiUsageRecorded;
import io.tradesense.kit.events.NewEvent;
import io.tradesense.kit.events.Outbox;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** One row a user and month holds what is settled and what is set aside: its lock is what makes it exact. */
public final class PgPurse implements Purse {
    private static final String RESERVE = """
            WITH granted AS (
                INSERT INTO ai_periods (user_id, month, reserved)
                SELECT $2::uuid, $3::date, $4::bigint WHERE $4::bigint <= $5::bigint
                ON CONFLICT (user_id, month) DO UPDATE SET reserved = ai_periods.reserved + excluded.reserved
                WHERE ai_periods.spent + ai_periods.reserved + excluded.reserved <= $5::bigint
                RETURNING user_id
            )
            INSERT INTO ai_reservations (id, user_id, month, tokens, expires_at)
            SELECT $1::uuid, $2::uuid, $3::date, $4::bigint, $6::timestamptz FROM granted
            RETURNING id
            """;
    private static final String END = """
            WITH ended AS (DELETE FROM ai_reservations WHERE id = $1 AND user_id = $2 RETURNING month, tokens)
            UPDATE ai_periods SET reserved = reserved - ended.tokens
            FROM ended WHERE ai_periods.user_id = $2 AND ai_periods.month = ended.month
            """;
    /** Nothing where the user is gone, or where it was settled before. */
    private static final String WRITE_DOWN = """
            INSERT INTO ai_usage (id, user_id, at, model, purpose, input_tokens, cached_tokens, output_tokens, cost_micros)
            SELECT $1::uuid, $2::uuid, $3::timestamptz, $4::text, $5::text, $6::bigint, $7::bigint, $8::bigint, $9::bigint
            WHERE EXISTS (SELECT FROM ai_periods WHERE user_id = $2::uuid)
            ON CONFLICT (id) DO NOTHING
            """;

    private static final String SPEND = """
            INSERT INTO ai_periods (user_id, month, spent, cost_micros, calls) VALUES ($1, $2, $3, $4, 1)
            ON CONFLICT (user_id, month) DO UPDATE SET
                spent = ai_periods.spent + excluded.spent,
                cost_micros = ai_periods.cost_micros + excluded.cost_micros,
                calls = ai_periods.calls + 1
            """;
    private static final String SWEEP = """
            WITH late AS (
                SELECT id FROM ai_reservations WHERE expires_at < $1 ORDER BY expires_at LIMIT 500 FOR UPDATE SKIP LOCKED
            ), ended AS (
                DELETE FROM ai_reservations r USING late WHERE r.id = late.id RETURNING r.user_id, r.month, r.tokens
            ), freed AS (
                UPDATE ai_periods p SET reserved = p.reserved - e.tokens
                FROM (SELECT user_id, month, sum(tokens) AS tokens FROM ended GROUP BY user_id, month) e
                WHERE p.user_id = e.user_id AND p.month = e.month
            )
            SELECT count(*) AS ended FROM ended
            """;
    private static final String ONE_SWEEPER = "SELECT pg_try_advisory_xact_lock(8086) AS mine";
    private static final String USAGE = """
            SELECT spent, reserved, cost_micros, calls, hits FROM ai_periods WHERE user_id = $1 AND month = $2
            """;
    private static final String HIT = """
            INSERT INTO ai_periods (user_id, month, hits) VALUES ($1, $2, 1)
            ON CONFLICT (user_id, month) DO UPDATE SET hits = ai_periods.hits + 1
            """;
    private static final List<String> FORGET = List.of(
            "DELETE FROM ai_reservations WHERE user_id = $1",
            "DELETE FROM ai_usage WHERE user_id = $1",
            "DELETE FROM ai_periods WHERE user_id = $1");
    private final Pool pool;
    private final Outbox outbox;
    private final Runnable committed;
    private final Clock clock;

    /** @param committed told after every transaction that wrote an event */
    public PgPurse(Pool pool, Outbox outbox, Runnable committed, Clock clock) {
        this.pool = pool;
        this.outbox = outbox;
        this.committed = committed;
        this.clock = clock;
    }

    @Override
    public Future<Optional<Reservation>> reserve(UUID userId, long tokens, long limit, Duration lifetime) {
        UUID id = UUID.randomUUID();
        Instant until = clock.instant().plus(lifetime);
        return pool.preparedQuery(RESERVE)
                .execute(Tuple.of(id, userId, month(), tokens, limit, until.atOffset(ZoneOffset.UTC)))
                .map(rows -> rows.size() == 0 ? Optional.empty() : Optional.of(new Reservation(id, userId, tokens)));
    }

    @Override
    public Future<Void> settle(Reservation reservation, Spent spent) {
        Instant now = clock.instant();
        return pool.withTransaction(transaction -> end(transaction, reservation)
                        .compose(ended -> transaction
                                .preparedQuery(WRITE_DOWN)
                                .execute(Tuple.of(
                                        reservation.id(),
                                        reservation.userId(),
                                        now.atOffset(ZoneOffset.UTC),
                                        spent.model(),
                                        spent.purpose(),
                                        spent.input(),
                                        spent.cachedInput(),
                                        spent.output(),
                                        spent.costMicros())))
                        .compose(written -> written.rowCount() == 0
                                ? Future.succeededFuture()
                                : spend(transaction, reservation, spent, now)))
                .onSuccess(settled -> committed.run());
    }

    private Future<Void> spend(SqlConnection transaction, Reservation reservation, Spent spent, Instant now) {
        var event = new AiUsageRecorded(reservation.userId(), spent.tokens(), spent.costMicros(), now);
        return transaction
                .preparedQuery(SPEND)
                .execute(Tuple.of(reservation.userId(), month(), spent.tokens(), spent.costMicros()))
                .compose(done -> outbox.append(
                        transaction,
                        List.of(new NewEvent(
                                AiUsageRecorded.TYPE, reservation.id().toString(), event.toJson()))));
    }

    @Override
    public Future<Void> release(Reservation reservation) {
        return end(pool, reservation).mapEmpty();
    }

    private static Future<RowSet<Row>> end(SqlClient sql, Reservation reservation) {
        return sql.preparedQuery(END).execute(Tuple.of(reservation.id(), reservation.userId()));
    }

    @Override
    public Future<Integer> sweep() {
        return pool.withTransaction(transaction -> transaction
                .query(ONE_SWEEPER)
                .execute()
                .compose(lock -> lock.iterator().next().getBoolean("mine")
                        ? transaction
                                .preparedQuery(SWEEP)
                                .execute(Tuple.of(clock.instant().atOffset(ZoneOffset.UTC)))
                                .map(rows -> rows.iterator().next().getInteger("ended"))
                        : Future.succeededFuture(0)));
    }

    @Override
    public Future<Usage> usage(UUID userId) {
        LocalDate month = month();
        return pool.preparedQuery(USAGE).execute(Tuple.of(userId, month)).map(rows -> {
            if (rows.size() == 0) {
                return new Usage(month, 0, 0, 0, 0, 0);
            }
            Row row = rows.iterator().next();
            return new Usage(
                    month,
                    row.getLong("spent"),
                    row.getLong("reserved"),
                    row.getLong("cost_micros"),
                    row.getLong("calls"),
                    row.getLong("hits"));
        });
    }

    @Override
    public Future<Void> countHit(UUID userId) {
        return pool.preparedQuery(HIT).execute(Tuple.of(userId, month())).mapEmpty();
    }

    /** Removes everything of a user who is gone, in the caller's transaction. */
    public static Future<Void> forget(SqlClient transaction, UUID userId) {
        Future<Void> done = Future.succeededFuture();
        for (String sql : FORGET) {
            done = done.compose(before ->
                    transaction.preparedQuery(sql).execute(Tuple.of(userId)).mapEmpty());
        }
        return done;
    }

    private LocalDate month() {
        return LocalDate.now(clock.withZone(ZoneOffset.UTC)).withDayOfMonth(1);
    }
}
