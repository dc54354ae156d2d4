package io.tradesense.kit.events;

import io.tradesense.kit.scope.RequestScope;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * The events of one service, in its own database. They are written in the transaction of the change they tell of, so
 * there is no change without its event and no event without its change. The table is the truth that
 * {@code GET /internal/events} reads; a service creates it in its first migration:
 *
 * <pre>
 * CREATE TABLE outbox (
 *     number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
 *     transaction xid8 NOT NULL DEFAULT pg_current_xact_id(),
 *     id uuid NOT NULL DEFAULT gen_random_uuid(),
 *     type text NOT NULL,
 *     subject text NOT NULL,
 *     time timestamptz NOT NULL DEFAULT clock_timestamp(),
 *     traceparent text NOT NULL,
 *     data json NOT NULL
 * );
 * CREATE INDEX outbox_order ON outbox (transaction, number);
 * CREATE TABLE outbox_relay (one boolean PRIMARY KEY DEFAULT true CHECK (one), transaction xid8 NOT NULL, number bigint NOT NULL);
 * INSERT INTO outbox_relay VALUES (true, '0', 0);
 * </pre>
 *
 * The kit's own migrations add an epoch to both, and begin a new one when the database was moved to a server whose
 * transactions have smaller numbers than those in the table.
 */
public final class Outbox {
    private static final String APPEND = """
            INSERT INTO outbox (type, subject, traceparent, data, epoch)
            SELECT type, subject, $3, data::json, (SELECT current_epoch FROM outbox_relay)
            FROM UNNEST($1::text[], $2::text[], $4::text[]) AS new (type, subject, data)
            """;
    // Rows of transactions that may still be open, or older than one that is, are not read yet.
    // The order names the table's columns: a bare "transaction" would be the answer's text, where 1000 comes before
    // 986.
    private static final String READ = """
            SELECT epoch, number, transaction::text AS transaction, id, type, subject, time, traceparent, data::text AS data
            FROM outbox
            WHERE (epoch, transaction, number) > ($4, $1::text::xid8, $2)
              AND (transaction < pg_snapshot_xmin(pg_current_snapshot())
                   OR epoch < (SELECT current_epoch FROM outbox_relay))
            ORDER BY outbox.epoch, outbox.transaction, outbox.number
            LIMIT $3
            """;
    // Backwards over the index, so that it costs what is newer and not what is older.
    private static final String LAST_BEFORE = """
            SELECT epoch, number, transaction::text AS transaction
            FROM outbox
            WHERE time < $1
              AND (transaction < pg_snapshot_xmin(pg_current_snapshot())
                   OR epoch < (SELECT current_epoch FROM outbox_relay))
            ORDER BY outbox.epoch DESC, outbox.transaction DESC, outbox.number DESC
            LIMIT 1
            """;
    /** Longer than any transaction that writes events: the order of the feed is not that of the times in it. */
    private static final Duration LONGEST_TRANSACTION = Duration.ofMinutes(5);

    private final String service;

    public Outbox(String service) {
        this.service = service;
    }

    /** Writes events in the caller's transaction. */
    public Future<Void> append(SqlConnection transaction, List<NewEvent> events) {
        if (events.isEmpty()) {
            return Future.succeededFuture();
        }
        String trace =
                RequestScope.current().map(scope -> scope.trace().header()).orElse("");
        return transaction
                .preparedQuery(APPEND)
                .execute(Tuple.of(
                        events.stream().map(NewEvent::type).toArray(String[]::new),
                        events.stream().map(NewEvent::subject).toArray(String[]::new),
                        trace,
                        events.stream().map(event -> event.data().encode()).toArray(String[]::new)))
                .mapEmpty();
    }

    /** The events after a position, in order, as far as no transaction can still add one in between. */
    public Future<List<Event>> read(SqlClient sql, FeedPosition after, int limit) {
        return sql.preparedQuery(READ)
                .execute(Tuple.of(String.valueOf(after.transaction()), after.number(), limit, after.epoch()))
                .map(this::events);
    }

    /**
     * A position after which every event of that time or later stands, and some that are a little older: where somebody
     * begins who cares for what is new only.
     */
    public Future<FeedPosition> positionBefore(SqlClient sql, Instant time) {
        var safe = time.minus(LONGEST_TRANSACTION).atOffset(ZoneOffset.UTC);
        return sql.preparedQuery(LAST_BEFORE).execute(Tuple.of(safe)).map(rows -> {
            var found = rows.iterator();
            return found.hasNext() ? position(found.next()) : FeedPosition.START;
        });
    }

    private static FeedPosition position(Row row) {
        return new FeedPosition(
                row.getInteger("epoch"), Long.parseLong(row.getString("transaction")), row.getLong("number"));
    }

    private List<Event> events(RowSet<Row> rows) {
        List<Event> events = new ArrayList<>(rows.size());
        for (Row row : rows) {
            events.add(new Event(
                    row.getUUID("id"),
                    row.getString("type"),
                    service,
                    row.getString("subject"),
                    row.getOffsetDateTime("time").toInstant(),
                    row.getString("traceparent"),
                    position(row),
                    new JsonObject(row.getString("data"))));
        }
        return events;
    }
}
