package io.tradesense.billing.webhooks.pg;

import io.tradesense.billing.audit.pg.AuditLog;
import io.tradesense.billing.mirror.domain.Difference;
import io.tradesense.billing.mirror.pg.Timestamps;
import io.tradesense.billing.webhooks.domain.Inbox;
import io.tradesense.billing.webhooks.domain.InboxEvent;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The inbox in the table {@code webhook_events}: one insert keeps an event, whatever becomes of it. */
public final class PgInbox implements Inbox {
    private static final String COLUMNS =
            "id, number, type, api_version, customer_id, created_at, received_at, payload,"
                    + " state, attempts, settled_at, failure";
    private static final String STORE = """
            INSERT INTO webhook_events (id, type, api_version, customer_id, created_at, payload, state, settled_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, CASE WHEN $7 = 'ignored' THEN now() END) ON CONFLICT (id) DO NOTHING
            """;
    private static final String DUE = """
            SELECT customer_id FROM webhook_events WHERE state = 'waiting' AND next_attempt_at <= now()
            GROUP BY customer_id ORDER BY min(number) LIMIT $1
            """;
    private static final String FAILED = """
            UPDATE webhook_events
            SET attempts = attempts + 1, failure = $2,
              next_attempt_at = now() + LEAST($4 * 2 ^ LEAST(attempts, 20), $5) * (0.75 + random() / 2) * interval '1 millisecond',
              state = CASE WHEN $3 AND attempts + 1 >= $6 THEN 'parked' ELSE state END
            WHERE customer_id = $1 AND state = 'waiting'
            """;
    private static final String IGNORE = """
            UPDATE webhook_events SET state = 'ignored', failure = $2, settled_at = now()
            WHERE customer_id = $1 AND state = 'waiting'
            """;
    private static final String LIST = "SELECT " + COLUMNS + " FROM webhook_events"
            + " WHERE state = $1 AND ($2::bigint IS NULL OR number < $2) ORDER BY number DESC LIMIT $3";
    private static final String REPLAY = """
            UPDATE webhook_events SET state = 'waiting', attempts = 0, next_attempt_at = now(), settled_at = NULL
            WHERE id = $1 AND state IN ('parked', 'ignored') AND customer_id IS NOT NULL
            RETURNING\s""" + COLUMNS;
    private static final String COUNTS = "SELECT state, count(*) AS events FROM webhook_events GROUP BY state";
    private static final String WAITING_SINCE =
            "SELECT min(received_at) AS since FROM webhook_events WHERE state = 'waiting'";
    private static final String SWEEP = """
            DELETE FROM webhook_events WHERE state IN ('done', 'ignored') AND settled_at < now() - interval '30 days'
            """;
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private final Pool pool;
    private final Duration pause;
    private final int attempts;

    /**
     * @param pause after the first failure; it doubles with each
     * @param attempts after which an event is parked
     */
    public PgInbox(Pool pool, Duration pause, int attempts) {
        this.pool = pool;
        this.pause = pause;
        this.attempts = attempts;
    }

    @Override
    public Future<Void> store(InboxEvent event) {
        return pool.preparedQuery(STORE)
                .execute(Tuple.from(new Object[] {
                    event.id(),
                    event.type(),
                    event.apiVersion(),
                    event.customerId(),
                    Timestamps.of(event.createdAt()),
                    event.payload(),
                    event.customerId() == null ? "ignored" : "waiting"
                }))
                .mapEmpty();
    }

    @Override
    public Future<List<String>> due(int most) {
        return pool.preparedQuery(DUE).execute(Tuple.of(most)).map(rows -> {
            List<String> due = new ArrayList<>(rows.size());
            rows.forEach(row -> due.add(row.getString("customer_id")));
            return due;
        });
    }

    @Override
    public Future<Void> failed(String customerId, String why, boolean park) {
        return pool.preparedQuery(FAILED)
                .execute(Tuple.of(
                        customerId, why, park, (double) pause.toMillis(), (double) LONGEST.toMillis(), attempts))
                .mapEmpty();
    }

    @Override
    public Future<Void> ignore(String customerId, String why) {
        return pool.preparedQuery(IGNORE).execute(Tuple.of(customerId, why)).mapEmpty();
    }

    @Override
    public Future<List<Entry>> list(State state, @Nullable Long before, int most) {
        return pool.preparedQuery(LIST)
                .execute(Tuple.of(word(state), before, most))
                .map(rows -> {
                    List<Entry> entries = new ArrayList<>(rows.size());
                    rows.forEach(row -> entries.add(read(row)));
                    return entries;
                });
    }

    @Override
    public Future<Optional<Entry>> replay(String id, String by) {
        return pool.withTransaction(transaction -> transaction
                .preparedQuery(REPLAY)
                .execute(Tuple.of(id))
                .compose(rows -> {
                    if (rows.size() == 0) {
                        return Future.succeededFuture(Optional.<Entry>empty());
                    }
                    var replayed =
                            new Difference("webhook", id, List.of(new Difference.Field("state", "parked", "waiting")));
                    return AuditLog.append(transaction, null, by, List.of(replayed))
                            .map(noted -> Optional.of(read(rows.iterator().next())));
                }));
    }

    @Override
    public Future<Map<State, Long>> counts() {
        return pool.query(COUNTS).execute().map(rows -> {
            Map<State, Long> counts = new EnumMap<>(State.class);
            rows.forEach(row -> counts.put(state(row), row.getLong("events")));
            return counts;
        });
    }

    @Override
    public Future<Optional<Instant>> waitingSince() {
        return pool.query(WAITING_SINCE)
                .execute()
                .map(rows ->
                        Optional.ofNullable(Timestamps.optional(rows.iterator().next(), "since")));
    }

    /** Forgets what was settled a month ago; Stripe tells nothing that late again. */
    public Future<Void> sweep() {
        return pool.query(SWEEP).execute().mapEmpty();
    }

    private static String word(State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    private static State state(Row row) {
        return State.valueOf(row.getString("state").toUpperCase(Locale.ROOT));
    }

    private static Entry read(Row row) {
        return new Entry(
                new InboxEvent(
                        row.getString("id"),
                        row.getString("type"),
                        row.getString("api_version"),
                        row.getString("customer_id"),
                        Timestamps.required(row, "created_at"),
                        row.getString("payload")),
                row.getLong("number"),
                state(row),
                row.getInteger("attempts"),
                Timestamps.required(row, "received_at"),
                Timestamps.optional(row, "settled_at"),
                row.getString("failure"));
    }
}
