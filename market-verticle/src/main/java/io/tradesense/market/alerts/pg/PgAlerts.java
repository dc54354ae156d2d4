package io.tradesense.market.alerts.pg;

import io.tradesense.contracts.AlertTriggered;
import io.tradesense.kit.Fault;
import io.tradesense.kit.events.NewEvent;
import io.tradesense.kit.events.Outbox;
import io.tradesense.market.alerts.domain.Alert;
import io.tradesense.market.alerts.domain.Alert.Condition;
import io.tradesense.market.alerts.domain.Alert.Triggered;
import io.tradesense.market.alerts.domain.Alerts;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Alerts in the table {@code alerts}; one that triggers becomes an event in the same transaction. */
public final class PgAlerts implements Alerts {
    private static final String COLUMNS = "id, user_id, symbol, condition, price, note, triggered_at, triggered_price,"
            + " simulated, version, created_at";
    private static final String INSERT = "INSERT INTO alerts (id, user_id, symbol, condition, price, note, status,"
            + " created_at) SELECT $1::uuid, $2::uuid, $3::text, $4::text, $5::numeric, $6::text, 'ACTIVE',"
            + " $7::timestamptz"
            + " WHERE (SELECT count(*) FROM alerts WHERE user_id = $2) < " + MOST
            + " ON CONFLICT (id) DO NOTHING RETURNING " + COLUMNS;
    private static final String FIND = "SELECT " + COLUMNS + " FROM alerts WHERE user_id = $1 AND id = $2";
    private static final String LIST = "SELECT " + COLUMNS + " FROM alerts WHERE user_id = $1"
            + " AND ($2::timestamptz IS NULL OR (created_at, id) > ($2, $3)) ORDER BY created_at, id LIMIT $4";
    private static final String REARM = "UPDATE alerts SET status = 'ACTIVE', triggered_at = NULL,"
            + " triggered_price = NULL, simulated = NULL, price = COALESCE($3, price), note = COALESCE($4, note),"
            + " version = version + 1"
            + " WHERE user_id = $1 AND id = $2 AND ($5::bigint IS NULL OR version = $5) RETURNING " + COLUMNS;
    private static final String DELETE = "DELETE FROM alerts"
            + " WHERE user_id = $1 AND id = $2 AND ($3::bigint IS NULL OR version = $3) RETURNING " + COLUMNS;
    private static final String AWAITED =
            "SELECT DISTINCT symbol FROM alerts WHERE status = 'ACTIVE' AND symbol > $1 ORDER BY symbol LIMIT $2";
    private static final String TRIGGER = """
            UPDATE alerts
            SET status = 'TRIGGERED', triggered_at = $4, triggered_price = $2, simulated = $3, version = version + 1
            WHERE status = 'ACTIVE' AND symbol = $1 AND created_at <= $4
              AND (condition = 'ABOVE' AND $2::numeric >= price OR condition = 'BELOW' AND $2::numeric <= price)
            RETURNING\s""" + COLUMNS;
    private static final String FORGET = "DELETE FROM alerts WHERE user_id = $1";
    private final Pool pool;
    private final Outbox outbox;
    private final Runnable committed;

    /** @param committed told after every transaction that wrote an event */
    public PgAlerts(Pool pool, Outbox outbox, Runnable committed) {
        this.pool = pool;
        this.outbox = outbox;
        this.committed = committed;
    }

    @Override
    public Future<Alert> add(Alert alert) {
        return pool.preparedQuery(INSERT)
                .execute(Tuple.of(
                        alert.id(),
                        alert.userId(),
                        alert.symbol(),
                        alert.condition().name(),
                        alert.price(),
                        alert.note(),
                        alert.createdAt().atOffset(ZoneOffset.UTC)))
                .compose(rows -> rows.size() == 1
                        ? Future.succeededFuture(first(rows))
                        : find(alert.userId(), alert.id())
                                .recover(missing ->
                                        Future.failedFuture(Fault.conflict("a user has at most " + MOST + " alerts"))));
    }

    @Override
    public Future<Alert> find(UUID userId, UUID id) {
        return pool.preparedQuery(FIND).execute(Tuple.of(userId, id)).map(PgAlerts::first);
    }

    @Override
    public Future<Page> list(UUID userId, int limit, Optional<After> after) {
        return pool.preparedQuery(LIST)
                .execute(Tuple.of(
                        userId,
                        after.map(last -> last.createdAt().atOffset(ZoneOffset.UTC))
                                .orElse(null),
                        after.map(After::id).orElse(null),
                        limit + 1))
                .map(rows -> page(rows, limit));
    }

    @Override
    public Future<Alert> rearm(
            UUID userId, UUID id, @Nullable BigDecimal price, @Nullable String note, Optional<Long> version) {
        return pool.preparedQuery(REARM)
                .execute(Tuple.of(userId, id, price, note, version.orElse(null)))
                .compose(rows -> changed(rows, userId, id));
    }

    @Override
    public Future<Void> delete(UUID userId, UUID id, Optional<Long> version) {
        return pool.preparedQuery(DELETE)
                .execute(Tuple.of(userId, id, version.orElse(null)))
                .compose(rows -> changed(rows, userId, id))
                .mapEmpty();
    }

    @Override
    public Future<List<String>> awaited(String after, int most) {
        return pool.preparedQuery(AWAITED).execute(Tuple.of(after, most)).map(rows -> {
            List<String> symbols = new ArrayList<>();
            rows.forEach(row -> symbols.add(row.getString("symbol")));
            return symbols;
        });
    }

    @Override
    public Future<Integer> trigger(String symbol, BigDecimal price, boolean simulated, Instant at) {
        return pool.withTransaction(transaction -> transaction
                        .preparedQuery(TRIGGER)
                        .execute(Tuple.of(symbol, price, simulated, at.atOffset(ZoneOffset.UTC)))
                        .compose(rows -> tell(transaction, rows).map(told -> rows.size())))
                .onSuccess(triggered -> {
                    if (triggered > 0) {
                        committed.run();
                    }
                });
    }

    /** Removes everything of a user who is gone, in the caller's transaction. */
    public static Future<Void> forget(SqlClient transaction, UUID userId) {
        return transaction.preparedQuery(FORGET).execute(Tuple.of(userId)).mapEmpty();
    }

    private Future<Void> tell(SqlConnection transaction, RowSet<Row> rows) {
        List<NewEvent> events = new ArrayList<>();
        for (Row row : rows) {
            Alert alert = alert(row);
            Triggered triggered = alert.triggered();
            if (triggered != null) {
                var event = new AlertTriggered(
                        alert.id(),
                        alert.userId(),
                        alert.symbol(),
                        alert.condition().name(),
                        alert.price(),
                        triggered.price(),
                        triggered.at(),
                        triggered.simulated());
                events.add(new NewEvent(AlertTriggered.TYPE, alert.id().toString(), event.toJson()));
            }
        }
        return outbox.append(transaction, events);
    }

    private Future<Alert> changed(RowSet<Row> rows, UUID userId, UUID id) {
        return rows.size() == 1
                ? Future.succeededFuture(first(rows))
                : find(userId, id)
                        .compose(there -> Future.failedFuture(
                                Fault.of(Fault.Kind.PRECONDITION_FAILED, "the alert has changed since it was read")));
    }

    private static Alert first(RowSet<Row> rows) {
        if (rows.size() == 0) {
            throw Fault.notFound("alert");
        }
        return alert(rows.iterator().next());
    }

    private static Alert alert(Row row) {
        OffsetDateTime at = row.getOffsetDateTime("triggered_at");
        return new Alert(
                row.getUUID("id"),
                row.getUUID("user_id"),
                row.getString("symbol"),
                Condition.valueOf(row.getString("condition")),
                row.getBigDecimal("price"),
                row.getString("note"),
                at == null
                        ? null
                        : new Triggered(
                                at.toInstant(), row.getBigDecimal("triggered_price"), row.getBoolean("simulated")),
                row.getLong("version"),
                row.getOffsetDateTime("created_at").toInstant());
    }

    private static Page page(RowSet<Row> rows, int limit) {
        List<Alert> items = new ArrayList<>();
        rows.forEach(row -> items.add(alert(row)));
        if (items.size() <= limit) {
            return new Page(List.copyOf(items), null);
        }
        Alert last = items.get(limit - 1);
        return new Page(List.copyOf(items.subList(0, limit)), new After(last.createdAt(), last.id()));
    }
}
