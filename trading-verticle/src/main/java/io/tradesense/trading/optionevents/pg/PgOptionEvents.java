package io.tradesense.trading.optionevents.pg;

import io.tradesense.kit.Fault;
import io.tradesense.trading.accounts.domain.Accounts;
import io.tradesense.trading.executions.domain.Instrument;
import io.tradesense.trading.executions.pg.ExecutionRows;
import io.tradesense.trading.optionevents.domain.OptionEvent;
import io.tradesense.trading.optionevents.domain.OptionEvents;
import io.tradesense.trading.optionevents.domain.Settlement;
import io.tradesense.trading.optionevents.domain.StatedShares;
import io.tradesense.trading.roundtrips.pg.TradeViews;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Option events in the table {@code option_events}; what they are stands in the log. */
public final class PgOptionEvents implements OptionEvents {
    // Two events at a time would each close the same contracts.
    private static final String LOCK = "SELECT 1 FROM accounts WHERE user_id = $1 AND id = $2 FOR NO KEY UPDATE";
    private static final String FIND =
            "SELECT " + SettledEvents.COLUMNS + " FROM option_events WHERE user_id = $1 AND id = $2";
    private static final String LIST = "SELECT " + SettledEvents.COLUMNS + " FROM option_events WHERE user_id = $1"
            + " AND ($2::bigint IS NULL OR number < $2) ORDER BY number DESC LIMIT $3";
    private static final String HELD = "SELECT " + ExecutionRows.COLUMNS + """
             FROM stated_executions
            WHERE account_id = $1 AND symbol = $2 AND asset_class = 'OPTION' AND executed_at <= $3
            """;
    /** Stated by hand once more, it is another. */
    private static final String SAID_BY_FILE = """
            UPDATE option_events SET by_hand = true WHERE id = (
                SELECT id FROM option_events
                WHERE account_id = $1 AND type = $2 AND symbol = $3 AND quantity = $4 AND NOT by_hand
                  AND at BETWEEN $5 AND $6
                ORDER BY abs(EXTRACT(epoch FROM at - $7::timestamptz)), number LIMIT 1)
            RETURNING\s""" + SettledEvents.COLUMNS;

    private static final String ACCOUNT = "SELECT account_id FROM option_events WHERE user_id = $1 AND id = $2";

    private final Pool pool;
    private final TradeViews views;
    private final Runnable committed;

    /** @param committed told after every transaction that wrote an event */
    public PgOptionEvents(Pool pool, TradeViews views, Runnable committed) {
        this.pool = pool;
        this.views = views;
        this.committed = committed;
    }

    @Override
    public Future<Recorded> record(OptionEvent event) {
        return pool.withTransaction(transaction -> lock(transaction, event.userId(), event.accountId())
                        .compose(locked -> find(transaction, event.userId(), event.id()))
                        .compose(before ->
                                before.isPresent() ? Future.succeededFuture(before) : saidByFile(transaction, event))
                        .compose(known ->
                                known.map(Future::succeededFuture).orElseGet(() -> settle(transaction, event))))
                .onSuccess(recorded -> committed.run());
    }

    @Override
    public Future<Page> list(UUID userId, int limit, Optional<Long> before) {
        return pool.preparedQuery(LIST)
                .execute(Tuple.of(userId, before.orElse(null), limit + 1))
                .map(rows -> page(rows, limit));
    }

    @Override
    public Future<Void> delete(UUID userId, UUID id) {
        return pool.withTransaction(transaction -> transaction
                        .preparedQuery(ACCOUNT)
                        .execute(Tuple.of(userId, id))
                        .map(rows -> {
                            if (rows.size() == 0) throw notFound();
                            return rows.iterator().next().getUUID("account_id");
                        })
                        .compose(account -> lock(transaction, userId, account)
                                .compose(locked -> row(transaction, userId, id))
                                .map(found -> found.orElseThrow(PgOptionEvents::notFound))
                                .compose(row -> SettledEvents.remove(transaction, SettledEvents.recorded(row)))
                                .compose(removed -> views.catchUp(transaction, account))))
                .onSuccess(deleted -> committed.run());
    }

    private static Future<Optional<Recorded>> saidByFile(SqlConnection transaction, OptionEvent event) {
        var at = event.at().atOffset(ZoneOffset.UTC);
        return transaction
                .preparedQuery(SAID_BY_FILE)
                .execute(Tuple.of(event.accountId(), event.type().name(), event.symbol())
                        .addValue(event.quantity())
                        .addValue(at.minus(StatedShares.BOOKED_AFTER))
                        .addValue(at.plus(StatedShares.BOOKED_AFTER))
                        .addValue(at))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(SettledEvents.recorded(rows.iterator().next())));
    }

    private Future<Recorded> settle(SqlConnection transaction, OptionEvent event) {
        return transaction
                .preparedQuery(HELD)
                .execute(Tuple.of(event.accountId(), event.symbol(), event.at().atOffset(ZoneOffset.UTC)))
                .map(rows -> settlement(event, rows))
                .compose(settlement ->
                        SettledEvents.record(transaction, event, settlement, SettledEvents.Origin.BY_HAND))
                .compose(recorded -> StatedDeliveries.find(transaction, event.accountId(), List.of()))
                .compose(stated -> StatedDeliveries.take(transaction, stated))
                .compose(taken -> views.catchUp(transaction, event.accountId()))
                .compose(shown -> find(transaction, event.userId(), event.id()))
                .map(found -> found.orElseThrow(PgOptionEvents::notFound));
    }

    private static Settlement settlement(OptionEvent event, RowSet<Row> rows) {
        Map<Instrument, BigDecimal> positions = new LinkedHashMap<>();
        for (Row row : rows) {
            var execution = ExecutionRows.execution(row);
            var signed = execution
                    .quantity()
                    .multiply(BigDecimal.valueOf(execution.side().sign()));
            positions.merge(execution.instrument(), signed, BigDecimal::add);
        }
        var held = positions.entrySet().stream()
                .filter(each -> each.getValue().signum() != 0)
                .findFirst()
                .orElseThrow(() -> Fault.invalid(
                        "/symbol", "no contract of " + event.symbol() + " was open in this account at that time"));
        return Settlement.of(event, held.getKey(), held.getValue());
    }

    private static Future<Void> lock(SqlConnection transaction, UUID userId, UUID accountId) {
        return transaction
                .preparedQuery(LOCK)
                .execute(Tuple.of(userId, accountId))
                .compose(owned ->
                        owned.size() == 0 ? Future.failedFuture(Accounts.notFound()) : Future.succeededFuture());
    }

    private static Future<Optional<Recorded>> find(SqlConnection transaction, UUID userId, UUID id) {
        return row(transaction, userId, id).map(found -> found.map(SettledEvents::recorded));
    }

    private static Future<Optional<Row>> row(SqlConnection transaction, UUID userId, UUID id) {
        return transaction
                .preparedQuery(FIND)
                .execute(Tuple.of(userId, id))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(rows.iterator().next()));
    }

    private static Page page(RowSet<Row> rows, int limit) {
        List<Recorded> items = new ArrayList<>();
        @Nullable Long last = null;
        for (Row row : rows) {
            if (items.size() == limit) return new Page(items, last);
            var recorded = SettledEvents.recorded(row);
            items.add(recorded);
            last = recorded.number();
        }
        return new Page(items, null);
    }

    private static Fault notFound() {
        return Fault.notFound("option event");
    }
}
