package io.tradesense.market.usage.pg;

import io.tradesense.contracts.MarketUsageRecorded;
import io.tradesense.kit.events.NewEvent;
import io.tradesense.kit.events.Outbox;
import io.tradesense.market.usage.domain.Usage;
import io.tradesense.market.usage.domain.UsageBook;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Usage in the table {@code usage_counts}, one row a user and day however many call: feeds keep what they tell, so that is
 * added up first. A row becomes its event in one transaction.
 */
public final class PgUsageBook implements UsageBook {
    private static final int AT_ONCE = 500;
    private static final String NUMBER = """
            INSERT INTO usage_batches (counter, number) VALUES ($1, $2)
            ON CONFLICT (counter) DO UPDATE SET number = excluded.number, at = now() WHERE usage_batches.number < excluded.number
            RETURNING number
            """;
    // In the order of the key, so that two instances never wait for each other.
    private static final String ADD = """
            INSERT INTO usage_counts (user_id, day, calls, last_at)
            SELECT user_id, (last_at AT TIME ZONE 'UTC')::date AS day, calls, last_at
            FROM UNNEST($1::uuid[], $2::bigint[], $3::timestamptz[]) AS new (user_id, calls, last_at)
            ORDER BY user_id, day
            ON CONFLICT (user_id, day) DO UPDATE
            SET calls = usage_counts.calls + excluded.calls, last_at = GREATEST(usage_counts.last_at, excluded.last_at)
            """;
    private static final String TAKE = """
            DELETE FROM usage_counts WHERE (user_id, day) IN (
              SELECT user_id, day FROM usage_counts WHERE since <= now() - $1 * interval '1 millisecond'
              ORDER BY since LIMIT $2 FOR UPDATE SKIP LOCKED)
            RETURNING user_id, calls, last_at
            """;
    private static final String FORGET = "DELETE FROM usage_counts WHERE user_id = $1";
    private static final String SWEEP = "DELETE FROM usage_batches WHERE at < now() - interval '7 days'";
    private final UUID counter = UUID.randomUUID();
    private final Pool pool;
    private final Outbox outbox;
    private final Runnable committed;
    private final Duration held;

    /**
     * @param committed told after every transaction that wrote an event
     * @param held how long calls are added up before they are told of
     */
    public PgUsageBook(Pool pool, Outbox outbox, Runnable committed, Duration held) {
        this.pool = pool;
        this.outbox = outbox;
        this.committed = committed;
        this.held = held;
    }

    @Override
    public Future<Void> add(long number, List<Usage> batch) {
        return pool.withTransaction(transaction -> transaction
                .preparedQuery(NUMBER)
                .execute(Tuple.of(counter, number))
                .compose(rows -> rows.size() == 0 ? Future.succeededFuture() : add(transaction, batch)));
    }

    private static Future<Void> add(SqlConnection transaction, List<Usage> batch) {
        return transaction
                .preparedQuery(ADD)
                .execute(Tuple.of(
                        batch.stream().map(Usage::userId).toArray(UUID[]::new),
                        batch.stream().map(Usage::calls).toArray(Long[]::new),
                        batch.stream()
                                .map(each -> each.lastAt().atOffset(ZoneOffset.UTC))
                                .toArray(OffsetDateTime[]::new)))
                .mapEmpty();
    }

    @Override
    public Future<Boolean> tell() {
        return pool.withTransaction(transaction -> transaction
                        .preparedQuery(TAKE)
                        .execute(Tuple.of((double) held.toMillis(), AT_ONCE))
                        .compose(rows -> {
                            List<NewEvent> events = new ArrayList<>();
                            rows.forEach(row -> events.add(event(row)));
                            return outbox.append(transaction, events).map(told -> events.size());
                        }))
                .map(told -> {
                    if (told > 0) {
                        committed.run();
                    }
                    return told == AT_ONCE;
                });
    }

    private static NewEvent event(Row row) {
        var used = new MarketUsageRecorded(
                row.getUUID("user_id"),
                row.getLong("calls"),
                row.getOffsetDateTime("last_at").toInstant());
        return new NewEvent(MarketUsageRecorded.TYPE, used.userId().toString(), used.toJson());
    }

    /** Counters of processes that ended long ago. */
    public Future<Void> sweep() {
        return pool.query(SWEEP).execute().mapEmpty();
    }

    /** Removes everything of a user who is gone, in the caller's transaction. */
    public static Future<Void> forget(SqlClient transaction, UUID userId) {
        return transaction.preparedQuery(FORGET).execute(Tuple.of(userId)).mapEmpty();
    }
}
