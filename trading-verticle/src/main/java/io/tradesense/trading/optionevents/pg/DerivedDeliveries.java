package io.tradesense.trading.optionevents.pg;

import io.tradesense.trading.executions.domain.Execution;
import io.tradesense.trading.executions.pg.ExecutionRows;
import io.tradesense.trading.executions.pg.PgExecutionLog;
import io.tradesense.trading.executions.pg.StaleSeries;
import io.tradesense.trading.optionevents.domain.OptionEvents.Recorded;
import io.tradesense.trading.optionevents.domain.Settlement;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Derives the shares of option events again whose stated ones do not count any more. */
public final class DerivedDeliveries {
    private static final String LEFT =
            "SELECT " + SettledEvents.COLUMNS.replaceAll("(\\w+)", "o.$1") + ", c.asset_class, c.currency, c.multiplier"
                    + """
             FROM option_events o JOIN executions c ON c.id = o.closing_execution
            WHERE o.delivery_stated AND o.deliveries && $1 ORDER BY o.at, o.number
            """;
    private static final String DERIVE =
            "UPDATE option_events SET deliveries = ARRAY[$2::uuid], delivery_stated = false WHERE id = $1";
    private static final String CHARGE_DELIVERY = "UPDATE executions SET fees = 0 WHERE id = $1 AND fees <> 0";
    private static final String FORGET_PREMIUM = "DELETE FROM rolled_premiums WHERE execution_id = ANY ($1)";

    private DerivedDeliveries() {}

    /** In the caller's transaction, which holds the account. @param gone executions that were voided */
    public static Future<Void> restore(SqlConnection transaction, Collection<UUID> gone) {
        if (gone.isEmpty()) return Future.succeededFuture();
        return transaction
                .preparedQuery(LEFT)
                .execute(Tuple.tuple().addArrayOfUUID(gone.toArray(UUID[]::new)))
                .compose(rows -> {
                    Future<Void> done = Future.succeededFuture();
                    for (Row row : rows) done = done.compose(before -> restore(transaction, row));
                    return done;
                });
    }

    private static Future<Void> restore(SqlConnection transaction, Row row) {
        var recorded = SettledEvents.recorded(row);
        var event = recorded.event();
        Execution derived = Settlement.derivedDelivery(event, ExecutionRows.instrument(row));
        var executions = executions(recorded, derived);
        return PgExecutionLog.add(transaction, event.userId(), event.accountId(), null, List.of(derived))
                .compose(added -> transaction.preparedQuery(DERIVE).execute(Tuple.of(event.id(), derived.id())))
                .compose(told -> SaidOfExecutions.move(transaction, recorded.deliveries(), derived.id()))
                .compose(moved ->
                        transaction.preparedQuery(CHARGE_DELIVERY).execute(Tuple.of(recorded.closingExecution())))
                .compose(charged -> transaction
                        .preparedQuery(FORGET_PREMIUM)
                        .execute(Tuple.tuple().addArrayOfUUID(executions.toArray(UUID[]::new))))
                .compose(forgotten -> StaleSeries.mark(transaction, executions));
    }

    private static List<UUID> executions(Recorded recorded, Execution derived) {
        List<UUID> all = new ArrayList<>(recorded.deliveries());
        all.add(recorded.closingExecution());
        all.add(derived.id());
        return all;
    }
}
