package io.tradesense.trading.lots.pg;

import io.tradesense.kit.Fault;
import io.tradesense.trading.executions.domain.Execution;
import io.tradesense.trading.executions.domain.ExecutionOrder;
import io.tradesense.trading.executions.pg.ExecutionRows;
import io.tradesense.trading.executions.pg.StaleSeries;
import io.tradesense.trading.lots.domain.Lots;
import io.tradesense.trading.roundtrips.domain.LotChoices.Chosen;
import io.tradesense.trading.roundtrips.pg.TradeViews;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Chosen lots in the table {@code lot_choices}. */
public final class PgLots implements Lots {
    private static final String EXECUTIONS =
            "SELECT " + ExecutionRows.COLUMNS + " FROM effective_executions WHERE user_id = $1 AND id = ANY ($2)";
    private static final String LOCK = """
            SELECT a.id FROM accounts a JOIN executions e ON e.account_id = a.id
            WHERE e.user_id = $1 AND e.id = $2 FOR NO KEY UPDATE OF a
            """;
    private static final String FIND = """
            SELECT opening_execution, quantity FROM lot_choices WHERE closing_execution = $1 ORDER BY ordinal
            """;
    private static final String FORGET = "DELETE FROM lot_choices WHERE closing_execution = $1";
    private static final String CHOOSE = """
            INSERT INTO lot_choices (closing_execution, account_id, opening_execution, quantity, ordinal)
            SELECT $1, $2, * FROM UNNEST($3::uuid[], $4::text[]::numeric[]) WITH ORDINALITY
            """;
    private static final String NEXT_VERSION = "UPDATE accounts SET trades_version = trades_version + 1 WHERE id = $1";

    private final Pool pool;
    private final TradeViews views;
    private final Runnable committed;

    /** @param committed told after every transaction that wrote an event */
    public PgLots(Pool pool, TradeViews views, Runnable committed) {
        this.pool = pool;
        this.views = views;
        this.committed = committed;
    }

    @Override
    public Future<List<Chosen>> find(UUID userId, UUID closingExecution) {
        return pool.withTransaction(transaction -> executions(transaction, userId, Set.of(closingExecution))
                .map(found -> require(found, closingExecution))
                .compose(closing -> transaction.preparedQuery(FIND).execute(Tuple.of(closingExecution)))
                .map(rows -> {
                    List<Chosen> lots = new ArrayList<>();
                    rows.forEach(row ->
                            lots.add(new Chosen(row.getUUID("opening_execution"), row.getBigDecimal("quantity"))));
                    return lots;
                }));
    }

    @Override
    public Future<List<Chosen>> choose(UUID userId, UUID closingExecution, List<Chosen> lots) {
        Set<UUID> named = new HashSet<>(lots.stream().map(Chosen::opening).toList());
        named.add(closingExecution);
        return pool.withTransaction(transaction -> transaction
                        .preparedQuery(LOCK)
                        .execute(Tuple.of(userId, closingExecution))
                        .compose(locked -> executions(transaction, userId, named))
                        .compose(found -> {
                            var closing = require(found, closingExecution);
                            requirePossible(closing, lots, found);
                            return write(transaction, closing, lots);
                        }))
                .onSuccess(done -> committed.run())
                .map(lots);
    }

    private Future<Void> write(SqlConnection transaction, Execution closing, List<Chosen> lots) {
        var arguments = Tuple.of(closing.id(), closing.accountId())
                .addArrayOfUUID(lots.stream().map(Chosen::opening).toArray(UUID[]::new))
                .addArrayOfString(lots.stream().map(PgLots::quantity).toArray(String[]::new));
        return transaction
                .preparedQuery(FORGET)
                .execute(Tuple.of(closing.id()))
                .compose(forgotten -> transaction.preparedQuery(CHOOSE).execute(arguments))
                .compose(chosen -> transaction.preparedQuery(NEXT_VERSION).execute(Tuple.of(closing.accountId())))
                .compose(counted -> StaleSeries.mark(transaction, List.of(closing.id())))
                .compose(marked -> views.catchUp(transaction, closing.accountId()));
    }

    private static Future<Map<UUID, Execution>> executions(SqlConnection transaction, UUID userId, Set<UUID> ids) {
        return transaction
                .preparedQuery(EXECUTIONS)
                .execute(Tuple.of(userId).addArrayOfUUID(ids.toArray(UUID[]::new)))
                .map(rows -> {
                    Map<UUID, Execution> found = new HashMap<>();
                    rows.forEach(row -> found.put(row.getUUID("id"), ExecutionRows.execution(row)));
                    return found;
                });
    }

    private static Execution require(Map<UUID, Execution> found, UUID id) {
        var execution = found.get(id);
        if (execution == null) throw Fault.notFound("execution");
        return execution;
    }

    private static void requirePossible(Execution closing, List<Chosen> lots, Map<UUID, Execution> found) {
        List<Fault.At> faults = new ArrayList<>();
        Set<UUID> seen = new HashSet<>();
        for (int index = 0; index < lots.size(); index++) {
            var lot = lots.get(index);
            var opening = found.get(lot.opening());
            String at = "/lots/" + index;
            if (opening == null || !couldOpen(opening, closing)) {
                faults.add(new Fault.At(
                        at + "/executionId",
                        "is no earlier execution of the other side in this account and instrument"));
            } else if (!seen.add(lot.opening())) {
                faults.add(new Fault.At(at + "/executionId", "is named twice"));
            } else if (lot.quantity() != null && lot.quantity().compareTo(opening.quantity()) > 0) {
                faults.add(new Fault.At(at + "/quantity", "is more than the execution has"));
            }
        }
        var total =
                lots.stream().map(Chosen::quantity).filter(Objects::nonNull).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (total.compareTo(closing.quantity()) > 0) {
            faults.add(new Fault.At("/lots", "are together more than the execution closes"));
        }
        if (!faults.isEmpty()) throw Fault.invalid("lots cannot be taken as said", faults);
    }

    private static boolean couldOpen(Execution opening, Execution closing) {
        return opening.accountId().equals(closing.accountId())
                && opening.instrument().equals(closing.instrument())
                && opening.side() != closing.side()
                && ExecutionOrder.CANONICAL.compare(opening, closing) < 0;
    }

    private static @Nullable String quantity(Chosen lot) {
        return lot.quantity() == null ? null : lot.quantity().toPlainString();
    }
}
