package io.tradesense.trading.imports.pg;

import io.tradesense.trading.executions.domain.AssetClass;
import io.tradesense.trading.executions.domain.Execution;
import io.tradesense.trading.executions.domain.OptionSymbol;
import io.tradesense.trading.imports.domain.ImportQueue.Work;
import io.tradesense.trading.optionevents.domain.Deliveries.Stated;
import io.tradesense.trading.optionevents.pg.StatedDeliveries;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Lets shares of a file be the delivery of option events that were known before, and says so of their rows. */
final class ImportedDeliveries {
    private static final String OPTIONS =
            "SELECT DISTINCT symbol FROM option_events WHERE account_id = $1 AND type <> 'EXPIRED' AND NOT delivery_stated";
    /** Rows that have something to say now stand among those that do. */
    private static final String SPEAK_UP = """
            WITH silent AS (
                SELECT b.last_number, r.number, r.line, r.execution_id
                FROM import_added_rows b CROSS JOIN LATERAL
                    unnest(b.numbers, b.lines, b.executions) AS r (number, line, execution_id)
                WHERE b.import_id = $1 AND r.execution_id = ANY ($2)
            ), moved AS (
                INSERT INTO import_rows (import_id, number, line, outcome, execution_id)
                SELECT $1, number, line, 'ADDED', execution_id FROM silent
            )
            UPDATE import_added_rows b SET (numbers, lines, executions) = (
                SELECT COALESCE(array_agg(r.number ORDER BY r.number), '{}'), COALESCE(array_agg(r.line ORDER BY r.number), '{}'),
                    COALESCE(array_agg(r.execution_id ORDER BY r.number), '{}')
                FROM unnest(b.numbers, b.lines, b.executions) AS r (number, line, execution_id)
                WHERE NOT r.execution_id = ANY ($2))
            WHERE b.import_id = $1 AND b.last_number IN (SELECT last_number FROM silent)
            """;

    private static final String EXPLAIN = """
            UPDATE import_rows SET option_event_id = $3,
                why = COALESCE(why, 'these are the shares of an option event that was stated before')
            WHERE import_id = $1 AND execution_id = ANY ($2) AND outcome = 'ADDED'
            """;

    private ImportedDeliveries() {}

    /** In the caller's transaction, which holds the account; of a dry run it only says so. */
    static Future<Void> take(SqlConnection transaction, Work work) {
        return tried(transaction, work)
                .compose(tried -> StatedDeliveries.find(transaction, work.accountId(), tried))
                .compose(stated -> explain(transaction, work, stated)
                        .compose(explained ->
                                work.dryRun() ? Future.succeededFuture() : StatedDeliveries.take(transaction, stated)));
    }

    private static Future<List<Execution>> tried(SqlConnection transaction, Work work) {
        if (!work.dryRun()) return Future.succeededFuture(List.of());
        return transaction
                .preparedQuery(OPTIONS)
                .execute(Tuple.of(work.accountId()))
                .compose(rows -> {
                    List<OptionSymbol.Parts> contracts = new ArrayList<>();
                    rows.forEach(
                            row -> OptionSymbol.parse(row.getString("symbol")).ifPresent(contracts::add));
                    return contracts.isEmpty()
                            ? Future.succeededFuture(List.<Execution>of())
                            : new TriedExecutions(transaction, work).of(List.of(), contracts);
                })
                .map(tried -> tried.stream()
                        .filter(each -> each.instrument().assetClass() == AssetClass.STOCK)
                        .toList());
    }

    private static Future<Void> explain(SqlConnection transaction, Work work, List<Stated> stated) {
        Future<Void> done = Future.succeededFuture();
        for (var each : stated) {
            var shares = each.shares().stream().map(Execution::id).toArray(UUID[]::new);
            done = done.compose(before -> transaction
                            .preparedQuery(SPEAK_UP)
                            .execute(Tuple.of(work.id()).addArrayOfUUID(shares)))
                    .compose(spoken -> transaction
                            .preparedQuery(EXPLAIN)
                            .execute(Tuple.of(work.id())
                                    .addArrayOfUUID(shares)
                                    .addUUID(each.events().get(0).id()))
                            .mapEmpty());
        }
        return done;
    }
}
