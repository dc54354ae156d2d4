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
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Rolls the premium of exercised and assigned options into their shares, again whenever an execution of the option arrives
 * or changes: which lots an event closed is a view, and so is the price that follows.
 */
final class Premiums {
    private static final String STALE = """
            SELECT o.symbol, o.quantity, o.closing_execution, o.deliveries FROM option_events o
            WHERE o.account_id = $1 AND o.deliveries <> '{}'
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

    /** Events of one option whose shares moved in the same executions. */
    private record Exercised(String symbol, List<UUID> deliveries, List<Closing> closings) {

        List<UUID> executions() {
            List<UUID> all = new ArrayList<>(deliveries);
            closings.forEach(closing -> all.add(closing.execution()));
            return all;
        }
    }

    private record Closing(UUID execution, BigDecimal contracts) {}

    /** Of the events whose option has executions that the trades do not show yet. */
    static Future<Void> roll(SqlConnection transaction, UUID accountId, MatchingRules rules) {
        return transaction.preparedQuery(STALE).execute(Tuple.of(accountId)).compose(rows -> {
            Future<Void> done = Future.succeededFuture();
            for (var event : exercised(rows)) {
                done = done.compose(before -> roll(transaction, event, rules));
            }
            return done;
        });
    }

    private static List<Exercised> exercised(RowSet<Row> rows) {
        Map<List<UUID>, Exercised> byDeliveries = new LinkedHashMap<>();
        for (Row row : rows) {
            var deliveries = List.of(row.getArrayOfUUIDs("deliveries"));
            byDeliveries
                    .computeIfAbsent(
                            deliveries, first -> new Exercised(row.getString("symbol"), first, new ArrayList<>()))
                    .closings()
                    .add(new Closing(row.getUUID("closing_execution"), row.getBigDecimal("quantity")));
        }
        return List.copyOf(byDeliveries.values());
    }

    private static Future<Void> roll(SqlConnection transaction, Exercised event, MatchingRules rules) {
        return transaction
                .preparedQuery(SERIES)
                .execute(Tuple.of(event.closings().get(0).execution()))
                .compose(rows -> {
                    List<Execution> series = new ArrayList<>(rows.size());
                    rows.forEach(row -> series.add(ExecutionRows.execution(row)));
                    return keep(transaction, event, prices(event, series, rules));
                });
    }

    /** Of closings and deliveries; none of what counts no more, whose shares moved at the strike. */
    private static Map<UUID, BigDecimal> prices(Exercised event, List<Execution> series, MatchingRules rules) {
        Map<UUID, BigDecimal> prices = new LinkedHashMap<>();
        var rolled = BigDecimal.ZERO;
        var contracts = BigDecimal.ZERO;
        for (var closing : event.closings()) {
            var premium = Premium.of(closing.execution(), series, rules);
            premium.ifPresent(price -> prices.put(closing.execution(), price));
            contracts = contracts.add(closing.contracts());
            rolled = rolled.add(premium.orElse(BigDecimal.ZERO).multiply(closing.contracts()));
        }
        var contract = OptionSymbol.parse(event.symbol());
        if (contract.isEmpty() || prices.isEmpty()) return Map.of();
        var premium =
                event.closings().size() == 1 ? prices.values().iterator().next() : Premium.average(rolled, contracts);
        event.deliveries().forEach(delivery -> prices.put(delivery, Settlement.rolledPrice(contract.get(), premium)));
        return prices;
    }

    private static Future<Void> keep(SqlConnection transaction, Exercised event, Map<UUID, BigDecimal> prices) {
        var others = event.executions().stream()
                .filter(execution -> !prices.containsKey(execution))
                .toArray(UUID[]::new);
        return transaction
                .preparedQuery(FORGET)
                .execute(Tuple.tuple().addArrayOfUUID(others))
                .compose(gone -> transaction
                        .preparedQuery(KEEP)
                        .execute(Tuple.tuple()
                                .addArrayOfUUID(prices.keySet().toArray(UUID[]::new))
                                .addValue(prices.values().toArray(BigDecimal[]::new)))
                        .compose(changed -> gone.rowCount() + changed.size() == 0
                                ? Future.succeededFuture()
                                : StaleSeries.mark(transaction, event.executions())));
    }
}
