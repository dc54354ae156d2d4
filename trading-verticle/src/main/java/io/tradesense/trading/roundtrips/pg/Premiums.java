package io.tradesense.trading.roundtrips.pg;

import io.tradesense.trading.executions.domain.Execution;
import io.tradesense.trading.executions.domain.OptionSymbol;
import io.tradesense.trading.executions.pg.ExecutionRows;
import io.tradesense.trading.executions.pg.StaleSeries;
import io.tradesense.trading.optionevents.domain.Settlement;
import io.tradesense.trading.roundtrips.domain.MatchingRules;
import io.tradesense.trading.roundtrips.domain.Premium;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Rolls the premium of exercised and assigned options into their shares, again whenever an execution of the option arrives
 * or changes: which lots an event closed is a view, and so is the price that follows.
 */
final class Premiums {
    private static final String STALE = """
            SELECT o.symbol, o.closing_execution, o.delivery_execution FROM option_events o
            WHERE o.account_id = $1 AND o.delivery_execution IS NOT NULL
              AND EXISTS (SELECT 1 FROM stale_series s WHERE s.account_id = $1 AND s.symbol = o.symbol)
            ORDER BY o.number
            """;
    private static final String SERIES = "SELECT " + ExecutionRows.COLUMNS.replaceAll("(\\w+)", "e.$1") + """
             FROM effective_executions c JOIN effective_executions e
              ON (e.account_id, e.symbol, e.asset_class, e.currency, e.multiplier)
                 = (c.account_id, c.symbol, c.asset_class, c.currency, c.multiplier)
            WHERE c.id = $1
            """;
    private static final String KEEP = """
            INSERT INTO rolled_premiums AS kept (execution_id, price) SELECT * FROM UNNEST($1::uuid[], $2::numeric[])
            ON CONFLICT (execution_id) DO UPDATE SET price = excluded.price WHERE kept.price <> excluded.price
            RETURNING execution_id
            """;

    private static final String FORGET = "DELETE FROM rolled_premiums WHERE execution_id = ANY ($1)";

    private Premiums() {}

    private record Exercised(String symbol, UUID closing, UUID delivery) {}

    /** Of the events whose option has executions that the trades do not show yet. */
    static Future<Void> roll(SqlConnection transaction, UUID accountId, MatchingRules rules) {
        return transaction.preparedQuery(STALE).execute(Tuple.of(accountId)).compose(rows -> {
            Future<Void> done = Future.succeededFuture();
            for (Row row : rows) {
                var event = new Exercised(
                        row.getString("symbol"), row.getUUID("closing_execution"), row.getUUID("delivery_execution"));
                done = done.compose(before -> roll(transaction, event, rules));
            }
            return done;
        });
    }

    private static Future<Void> roll(SqlConnection transaction, Exercised event, MatchingRules rules) {
        return transaction
                .preparedQuery(SERIES)
                .execute(Tuple.of(event.closing()))
                .compose(rows -> {
                    List<Execution> series = new ArrayList<>(rows.size());
                    rows.forEach(row -> series.add(ExecutionRows.execution(row)));
                    var contract = OptionSymbol.parse(event.symbol());
                    var premium = Premium.of(event.closing(), series, rules);
                    return contract.isEmpty() || premium.isEmpty()
                            ? forget(transaction, event)
                            : keep(
                                    transaction,
                                    event,
                                    premium.get(),
                                    Settlement.rolledPrice(contract.get(), premium.get()));
                });
    }

    /** Where the option that was exercised counts no more: the shares moved at the strike. */
    private static Future<Void> forget(SqlConnection transaction, Exercised event) {
        var executions = List.of(event.closing(), event.delivery());
        return transaction
                .preparedQuery(FORGET)
                .execute(Tuple.tuple().addArrayOfUUID(executions.toArray(UUID[]::new)))
                .compose(gone ->
                        gone.rowCount() == 0 ? Future.succeededFuture() : StaleSeries.mark(transaction, executions));
    }

    private static Future<Void> keep(
            SqlConnection transaction, Exercised event, BigDecimal premium, BigDecimal rolledPrice) {
        var executions = List.of(event.closing(), event.delivery());
        return transaction
                .preparedQuery(KEEP)
                .execute(Tuple.tuple()
                        .addArrayOfUUID(executions.toArray(UUID[]::new))
                        .addValue(new BigDecimal[] {premium, rolledPrice}))
                .compose(changed ->
                        changed.size() == 0 ? Future.succeededFuture() : StaleSeries.mark(transaction, executions));
    }
}
