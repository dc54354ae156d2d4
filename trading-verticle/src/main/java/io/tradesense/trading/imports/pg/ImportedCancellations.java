package io.tradesense.trading.imports.pg;

import io.tradesense.trading.executions.domain.Execution;
import io.tradesense.trading.executions.pg.AmendedExecutions;
import io.tradesense.trading.executions.pg.ExecutionRows;
import io.tradesense.trading.executions.pg.StaleSeries;
import io.tradesense.trading.imports.domain.Cancellations;
import io.tradesense.trading.imports.domain.Cancellations.Outcome;
import io.tradesense.trading.imports.domain.ImportQueue.Entry;
import io.tradesense.trading.imports.domain.ImportQueue.Work;
import io.tradesense.trading.imports.domain.JudgedRow;
import io.tradesense.trading.imports.domain.Verdicts.Verdict;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Voids what a file takes back, by facts; in a dry run says only what would become of each row. */
final class ImportedCancellations {
    private static final String WHY = "it takes this execution back, which counts no more";
    private static final String TAKEN = """
            SELECT source, execution_id FROM execution_amendments v
            WHERE v.account_id = $1 AND v.source = ANY ($2)
              AND NOT EXISTS (SELECT 1 FROM execution_amendments r WHERE r.restores = v.number)
            """;
    private static final String EXECUTIONS = "SELECT " + ExecutionRows.COLUMNS + """
             FROM stated_executions
            WHERE account_id = $1 AND (external_id = ANY ($2) OR (symbol, side, quantity, price) IN (
                SELECT * FROM UNNEST($3::text[], $4::text[], $5::numeric[], $6::numeric[])))
            """;
    private static final String VOID = """
            INSERT INTO execution_amendments (kind, id, user_id, account_id, execution_id, quantity, fees, commission,
                import_id, source, reason)
            SELECT 'VOIDED', gen_random_uuid(), e.user_id, e.account_id, e.id, e.quantity, e.fees, e.commission,
                $1, s.source, 'taken back by the broker'
            FROM UNNEST($2::uuid[], $3::uuid[]) AS s (source, id) JOIN stated_executions e ON e.id = s.id
            """;

    private final SqlConnection transaction;
    private final Work work;
    private final List<Entry.Cancels> rows;

    ImportedCancellations(SqlConnection transaction, Work work, List<Entry.Cancels> rows) {
        this.transaction = transaction;
        this.work = work;
        this.rows = rows;
    }

    Future<List<Verdict>> judge() {
        return taken().compose(taken -> executions().map(executions -> Cancellations.of(rows, taken, executions)))
                .compose(outcomes -> work.dryRun() ? Future.succeededFuture(outcomes) : record(outcomes))
                .map(outcomes ->
                        outcomes.stream().map(ImportedCancellations::verdict).toList());
    }

    private Future<Map<UUID, UUID>> taken() {
        return transaction
                .preparedQuery(TAKEN)
                .execute(Tuple.of(work.accountId())
                        .addArrayOfUUID(rows.stream().map(Entry.Cancels::id).toArray(UUID[]::new)))
                .map(found -> {
                    Map<UUID, UUID> taken = new HashMap<>();
                    found.forEach(row -> taken.put(row.getUUID("source"), row.getUUID("execution_id")));
                    return taken;
                });
    }

    private Future<List<Execution>> executions() {
        var said = rows.stream().map(Entry.Cancels::execution).toList();
        return transaction
                .preparedQuery(EXECUTIONS)
                .execute(Tuple.of(work.accountId())
                        .addArrayOfString(rows.stream()
                                .map(Entry.Cancels::cancels)
                                .filter(name -> name != null)
                                .toArray(String[]::new))
                        .addArrayOfString(said.stream()
                                .map(each -> each.instrument().symbol())
                                .toArray(String[]::new))
                        .addArrayOfString(
                                said.stream().map(each -> each.side().name()).toArray(String[]::new))
                        .addValue(said.stream().map(Execution::quantity).toArray(BigDecimal[]::new))
                        .addValue(said.stream().map(Execution::price).toArray(BigDecimal[]::new)))
                .compose(found -> {
                    List<Execution> executions = new ArrayList<>();
                    found.forEach(row -> executions.add(ExecutionRows.execution(row)));
                    var symbols = said.stream()
                            .map(each -> each.instrument().symbol())
                            .distinct()
                            .toList();
                    return work.dryRun()
                            ? new TriedExecutions(transaction, work)
                                    .of(symbols, List.of())
                                    .map(tried -> {
                                        executions.addAll(tried);
                                        return executions;
                                    })
                            : Future.succeededFuture(executions);
                });
    }

    private Future<List<Outcome>> record(List<Outcome> outcomes) {
        List<UUID> sources = new ArrayList<>();
        List<UUID> executions = new ArrayList<>();
        for (var outcome : outcomes) {
            if (outcome instanceof Outcome.Taken taken) {
                sources.add(taken.row().id());
                executions.add(taken.execution().id());
            }
        }
        if (executions.isEmpty()) return Future.succeededFuture(outcomes);
        return StaleSeries.mark(transaction, executions)
                .compose(marked -> transaction
                        .preparedQuery(VOID)
                        .execute(Tuple.of(work.id())
                                .addArrayOfUUID(sources.toArray(UUID[]::new))
                                .addArrayOfUUID(executions.toArray(UUID[]::new))))
                .compose(voided -> AmendedExecutions.keep(transaction, executions))
                .map(outcomes);
    }

    private static Verdict verdict(Outcome outcome) {
        if (outcome instanceof Outcome.Taken taken) {
            return new Verdict(taken.row().of(taken.execution().id()), JudgedRow.Outcome.CHANGED, WHY, null);
        }
        if (outcome instanceof Outcome.Duplicate known) {
            return new Verdict(known.row().of(known.execution()), JudgedRow.Outcome.DUPLICATE, known.why(), null);
        }
        var refused = (Outcome.Refused) outcome;
        return new Verdict(refused.row().refused(refused.why()), JudgedRow.Outcome.REJECTED, refused.why(), null);
    }
}
