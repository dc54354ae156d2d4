package io.tradesense.trading.optionevents.pg;

import io.tradesense.kit.Fault;
import io.tradesense.trading.accounts.domain.Accounts;
import io.tradesense.trading.executions.domain.Execution;
import io.tradesense.trading.executions.domain.Instrument;
import io.tradesense.trading.executions.pg.ExecutionRows;
import io.tradesense.trading.executions.pg.PgExecutionLog;
import io.tradesense.trading.executions.pg.StaleSeries;
import io.tradesense.trading.optionevents.domain.OptionEvent;
import io.tradesense.trading.optionevents.domain.OptionEvents;
import io.tradesense.trading.optionevents.domain.Settlement;
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
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Option events in the table {@code option_events}; what they are stands in the log. */
public final class PgOptionEvents implements OptionEvents {
    private static final String COLUMNS =
            "number, id, user_id, account_id, type, symbol, underlying, quantity, fees, at,"
                    + " closing_execution, delivery_execution";
    // Two events at a time would each close the same contracts.
    private static final String LOCK = "SELECT 1 FROM accounts WHERE user_id = $1 AND id = $2 FOR NO KEY UPDATE";
    private static final String FIND = "SELECT " + COLUMNS + " FROM option_events WHERE user_id = $1 AND id = $2";
    private static final String LIST = "SELECT " + COLUMNS + " FROM option_events WHERE user_id = $1"
            + " AND ($2::bigint IS NULL OR number < $2) ORDER BY number DESC LIMIT $3";
    private static final String HELD = "SELECT " + ExecutionRows.COLUMNS + """
             FROM stated_executions
            WHERE account_id = $1 AND symbol = $2 AND asset_class = 'OPTION' AND executed_at <= $3
            """;
    private static final String RECORD = """
            INSERT INTO option_events (id, user_id, account_id, type, symbol, underlying, quantity, fees, at,
                closing_execution, delivery_execution)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
            """;
    private static final String ACCOUNT = "SELECT account_id FROM option_events WHERE user_id = $1 AND id = $2";
    private static final String DELETE = "DELETE FROM option_events WHERE id = $1";
    private static final String REMOVE = "DELETE FROM executions WHERE id = ANY ($1)";

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
                                before.map(Future::succeededFuture).orElseGet(() -> settle(transaction, event))))
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
                                .compose(locked -> find(transaction, userId, id))
                                .map(found -> found.orElseThrow(PgOptionEvents::notFound))
                                .compose(recorded -> remove(transaction, recorded))
                                .compose(removed -> views.catchUp(transaction, account))))
                .onSuccess(deleted -> committed.run());
    }

    private Future<Recorded> settle(SqlConnection transaction, OptionEvent event) {
        return transaction
                .preparedQuery(HELD)
                .execute(Tuple.of(event.accountId(), event.symbol(), event.at().atOffset(ZoneOffset.UTC)))
                .map(rows -> settlement(event, rows))
                .compose(settlement -> {
                    List<Execution> executions = new ArrayList<>(List.of(settlement.closing()));
                    settlement.delivery().ifPresent(executions::add);
                    return PgExecutionLog.add(transaction, event.userId(), event.accountId(), null, executions)
                            .compose(added -> transaction.preparedQuery(RECORD).execute(tuple(event, settlement)));
                })
                .compose(recorded -> views.catchUp(transaction, event.accountId()))
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

    private static Future<Void> remove(SqlConnection transaction, Recorded recorded) {
        var delivery = recorded.deliveryExecution();
        var executions =
                delivery == null ? Set.of(recorded.closingExecution()) : Set.of(recorded.closingExecution(), delivery);
        return StaleSeries.mark(transaction, executions)
                .compose(marked -> transaction
                        .preparedQuery(DELETE)
                        .execute(Tuple.of(recorded.event().id())))
                .compose(deleted -> transaction
                        .preparedQuery(REMOVE)
                        .execute(Tuple.tuple().addArrayOfUUID(executions.toArray(UUID[]::new))))
                .mapEmpty();
    }

    private static Future<Void> lock(SqlConnection transaction, UUID userId, UUID accountId) {
        return transaction
                .preparedQuery(LOCK)
                .execute(Tuple.of(userId, accountId))
                .compose(owned ->
                        owned.size() == 0 ? Future.failedFuture(Accounts.notFound()) : Future.succeededFuture());
    }

    private static Future<Optional<Recorded>> find(SqlConnection transaction, UUID userId, UUID id) {
        return transaction
                .preparedQuery(FIND)
                .execute(Tuple.of(userId, id))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(recorded(rows.iterator().next())));
    }

    private static Tuple tuple(OptionEvent event, Settlement settlement) {
        return Tuple.of(
                        event.id(),
                        event.userId(),
                        event.accountId(),
                        event.type().name())
                .addString(event.symbol())
                .addString(event.underlying())
                .addValue(event.quantity())
                .addValue(event.fees())
                .addValue(event.at().atOffset(ZoneOffset.UTC))
                .addUUID(settlement.closing().id())
                .addUUID(settlement.delivery().map(Execution::id).orElse(null));
    }

    private static Recorded recorded(Row row) {
        var event = new OptionEvent(
                row.getUUID("id"),
                row.getUUID("user_id"),
                row.getUUID("account_id"),
                OptionEvent.Type.valueOf(row.getString("type")),
                row.getString("symbol"),
                row.getString("underlying"),
                row.getBigDecimal("quantity"),
                row.getBigDecimal("fees"),
                row.getOffsetDateTime("at").toInstant());
        return new Recorded(
                row.getLong("number"), event, row.getUUID("closing_execution"), row.getUUID("delivery_execution"));
    }

    private static Page page(RowSet<Row> rows, int limit) {
        List<Recorded> items = new ArrayList<>();
        @Nullable Long last = null;
        for (Row row : rows) {
            if (items.size() == limit) return new Page(items, last);
            var recorded = recorded(row);
            items.add(recorded);
            last = recorded.number();
        }
        return new Page(items, null);
    }

    private static Fault notFound() {
        return Fault.notFound("option event");
    }
}
