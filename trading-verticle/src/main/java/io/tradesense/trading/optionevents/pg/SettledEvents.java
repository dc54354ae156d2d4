package io.tradesense.trading.optionevents.pg;

import io.tradesense.trading.executions.domain.Execution;
import io.tradesense.trading.executions.pg.PgExecutionLog;
import io.tradesense.trading.executions.pg.StaleSeries;
import io.tradesense.trading.optionevents.domain.OptionEvent;
import io.tradesense.trading.optionevents.domain.OptionEvents.Recorded;
import io.tradesense.trading.optionevents.domain.Settlement;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes option events with the executions they are, and takes them out again. The trades follow when the account's views
 * are brought up.
 */
public final class SettledEvents {
    public static final String COLUMNS =
            "number, id, user_id, account_id, type, symbol, underlying, quantity, fees, at,"
                    + " closing_execution, deliveries, delivery_stated";
    private static final String RECORD = """
            INSERT INTO option_events (id, user_id, account_id, type, symbol, underlying, quantity, fees, at,
                closing_execution, deliveries, delivery_stated, import_id, sources, by_hand)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $13::uuid IS NULL)
            """;
    private static final String DELETE = "DELETE FROM option_events WHERE id = $1";
    private static final String REMOVE = "DELETE FROM executions WHERE id = ANY ($1)";
    private static final String FORGET_PREMIUM = "DELETE FROM rolled_premiums WHERE execution_id = ANY ($1)";

    /**
     * Where an event comes from.
     *
     * @param deliveryStated whether the shares' execution is in the log already
     * @param importId null where the trader stated it
     * @param rows of files that are the event
     */
    public record Origin(boolean deliveryStated, @Nullable UUID importId, List<UUID> rows) {
        static final Origin BY_HAND = new Origin(false, null, List.of());
    }

    private SettledEvents() {}

    /** In the caller's transaction, which holds the account. */
    public static Future<Void> record(
            SqlConnection transaction, OptionEvent event, Settlement settlement, Origin origin) {
        List<Execution> executions = new ArrayList<>(List.of(settlement.closing()));
        if (!origin.deliveryStated()) executions.addAll(settlement.deliveries());
        return PgExecutionLog.add(transaction, event.userId(), event.accountId(), null, executions)
                .compose(added -> transaction.preparedQuery(RECORD).execute(tuple(event, settlement, origin)))
                .mapEmpty();
    }

    /** A delivery that the broker stated stays, and moves at the strike again. */
    public static Future<Void> remove(SqlConnection transaction, Recorded recorded) {
        Set<UUID> executions = new LinkedHashSet<>(Set.of(recorded.closingExecution()));
        executions.addAll(recorded.deliveries());
        var own = recorded.deliveryStated() ? Set.of(recorded.closingExecution()) : executions;
        return StaleSeries.mark(transaction, executions)
                .compose(marked -> transaction
                        .preparedQuery(DELETE)
                        .execute(Tuple.of(recorded.event().id())))
                .compose(deleted -> transaction.preparedQuery(FORGET_PREMIUM).execute(ids(executions)))
                .compose(forgotten -> transaction.preparedQuery(REMOVE).execute(ids(own)))
                .mapEmpty();
    }

    public static Recorded recorded(Row row) {
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
                row.getLong("number"),
                event,
                row.getUUID("closing_execution"),
                List.of(row.getArrayOfUUIDs("deliveries")),
                row.getBoolean("delivery_stated"));
    }

    private static Tuple ids(Set<UUID> executions) {
        return Tuple.tuple().addArrayOfUUID(executions.toArray(UUID[]::new));
    }

    private static Tuple tuple(OptionEvent event, Settlement settlement, Origin origin) {
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
                .addArrayOfUUID(
                        settlement.deliveries().stream().map(Execution::id).toArray(UUID[]::new))
                .addBoolean(origin.deliveryStated())
                .addUUID(origin.importId())
                .addArrayOfUUID(origin.rows().toArray(UUID[]::new));
    }
}
