package io.tradesense.trading.optionevents.pg;

import io.tradesense.trading.executions.domain.Execution;
import io.tradesense.trading.executions.domain.OptionSymbol;
import io.tradesense.trading.executions.pg.ExecutionRows;
import io.tradesense.trading.executions.pg.StaleSeries;
import io.tradesense.trading.optionevents.domain.Deliveries;
import io.tradesense.trading.optionevents.domain.Deliveries.Derived;
import io.tradesense.trading.optionevents.domain.Deliveries.Stated;
import io.tradesense.trading.optionevents.domain.OptionEvent;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Lets the shares that a broker states take the place of those that were derived from an option event, whichever of the
 * two arrived first. The trades follow when the account's views are brought up.
 */
public final class StatedDeliveries {
    private static final String DERIVED = "SELECT " + SettledEvents.COLUMNS.replaceAll("(\\w+)", "o.$1") + """
            , c.multiplier FROM option_events o JOIN executions c ON c.id = o.closing_execution
            WHERE o.account_id = $1 AND o.type <> 'EXPIRED' AND NOT o.delivery_stated
            ORDER BY o.at, o.number
            """;

    /** Executions at a strike in shares by the option's root, which has no separator in it. */
    private static final String SHARES = "SELECT " + ExecutionRows.COLUMNS + """
             FROM stated_executions e
            WHERE account_id = $1 AND asset_class = 'STOCK'
              AND (regexp_replace(symbol, '[./ ]', '', 'g'), price) IN (
                SELECT * FROM UNNEST($2::text[], $3::numeric[]))
              AND NOT EXISTS (SELECT 1 FROM option_events o WHERE o.deliveries @> ARRAY[e.id])
            """;

    private static final String REPLACED =
            "SELECT closing_execution AS closing, deliveries FROM option_events WHERE id = ANY ($1)";
    private static final String STATE = """
            UPDATE option_events SET deliveries = $2, delivery_stated = true, underlying = $3 WHERE id = ANY ($1)
            """;
    // What the event cost stays with the option: it is derived of the event as the delivery was.
    private static final String COSTS = """
            UPDATE executions x SET fees = o.fees FROM option_events o
            WHERE o.id = ANY ($1) AND x.id = o.closing_execution AND x.fees <> o.fees
            """;
    private static final String REMOVE = "DELETE FROM executions WHERE id = ANY ($1)";

    private StatedDeliveries() {}

    /**
     * Executions of the account that are the delivery of events which have a derived one.
     *
     * @param tried more executions that are looked at, though the account does not have them
     */
    public static Future<List<Stated>> find(SqlConnection transaction, UUID accountId, List<Execution> tried) {
        return derived(transaction, accountId)
                .compose(derived -> derived.isEmpty()
                        ? Future.succeededFuture(List.of())
                        : shares(transaction, accountId, contracts(derived)).map(shares -> {
                            shares.addAll(tried);
                            return Deliveries.of(derived, shares);
                        }));
    }

    /** The same among executions that were just added. */
    public static Future<List<Stated>> among(
            SqlConnection transaction, UUID accountId, Collection<Execution> executions) {
        return derived(transaction, accountId).map(derived -> Deliveries.of(derived, List.copyOf(executions)));
    }

    /** Executions that may be the shares of these contracts and are not those of an event. */
    public static Future<List<Execution>> shares(
            SqlConnection transaction, UUID accountId, Collection<OptionSymbol.Parts> contracts) {
        return transaction
                .preparedQuery(SHARES)
                .execute(Tuple.of(accountId)
                        .addArrayOfString(
                                contracts.stream().map(OptionSymbol.Parts::root).toArray(String[]::new))
                        .addValue(contracts.stream()
                                .map(OptionSymbol.Parts::strike)
                                .toArray(BigDecimal[]::new)))
                .map(rows -> {
                    List<Execution> shares = new ArrayList<>(rows.size());
                    rows.forEach(row -> shares.add(ExecutionRows.execution(row)));
                    return shares;
                });
    }

    /** The derived ones go; what the trader said of them is said of the stated ones. */
    public static Future<Void> take(SqlConnection transaction, List<Stated> stated) {
        Future<Void> done = Future.succeededFuture();
        for (var each : stated) done = done.compose(before -> take(transaction, each));
        return done;
    }

    private static Future<Void> take(SqlConnection transaction, Stated stated) {
        var events = array(stated.events(), OptionEvent::id);
        var shares = array(stated.shares(), Execution::id);
        return transaction
                .preparedQuery(REPLACED)
                .execute(Tuple.tuple().addArrayOfUUID(events))
                .compose(rows -> {
                    List<UUID> derived = new ArrayList<>();
                    List<UUID> closings = new ArrayList<>();
                    for (Row row : rows) {
                        derived.addAll(List.of(row.getArrayOfUUIDs("deliveries")));
                        closings.add(row.getUUID("closing"));
                    }
                    return StaleSeries.mark(transaction, derived)
                            .compose(marked -> SaidOfExecutions.move(transaction, derived, shares[0]))
                            .compose(moved -> transaction
                                    .preparedQuery(STATE)
                                    .execute(Tuple.tuple()
                                            .addArrayOfUUID(events)
                                            .addArrayOfUUID(shares)
                                            .addString(stated.shares()
                                                    .get(0)
                                                    .instrument()
                                                    .symbol())))
                            .compose(moved -> execute(transaction, COSTS, events))
                            .compose(charged -> execute(transaction, REMOVE, derived.toArray(UUID[]::new)))
                            .compose(removed -> {
                                closings.addAll(List.of(shares));
                                return StaleSeries.mark(transaction, closings);
                            });
                });
    }

    private static Future<List<Derived>> derived(SqlConnection transaction, UUID accountId) {
        return transaction.preparedQuery(DERIVED).execute(Tuple.of(accountId)).map(rows -> {
            List<Derived> derived = new ArrayList<>(rows.size());
            rows.forEach(row ->
                    derived.add(new Derived(SettledEvents.recorded(row).event(), row.getBigDecimal("multiplier"))));
            return derived;
        });
    }

    private static Set<OptionSymbol.Parts> contracts(List<Derived> derived) {
        return derived.stream()
                .map(each -> OptionSymbol.parse(each.event().symbol()))
                .flatMap(Optional::stream)
                .collect(Collectors.toSet());
    }

    private static Future<Void> execute(SqlConnection transaction, String sql, UUID[] ids) {
        return transaction
                .preparedQuery(sql)
                .execute(Tuple.tuple().addArrayOfUUID(ids))
                .mapEmpty();
    }

    private static <T> UUID[] array(List<T> all, Function<T, UUID> id) {
        return all.stream().map(id).toArray(UUID[]::new);
    }
}
