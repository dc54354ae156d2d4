package io.tradesense.trading.imports.pg;

import io.tradesense.trading.executions.domain.Execution;
import io.tradesense.trading.executions.domain.OptionSymbol;
import io.tradesense.trading.imports.domain.ImportQueue.Work;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** What a dry run would add, as its rows say it. */
record TriedExecutions(SqlConnection transaction, Work work) {
    private static final String TRIED = """
            SELECT execution_id, said FROM import_rows
            WHERE import_id = $1 AND outcome = 'ADDED' AND execution_id IS NOT NULL
              AND (said ->> 'symbol' = ANY ($2) OR regexp_replace(said ->> 'symbol', '[./ ]', '', 'g') = ANY ($3))
            """;

    /** In these symbols, and in the shares of these options. */
    Future<List<Execution>> of(Collection<String> symbols, Collection<OptionSymbol.Parts> contracts) {
        String[] roots =
                contracts.stream().map(OptionSymbol.Parts::root).distinct().toArray(String[]::new);
        return transaction
                .preparedQuery(TRIED)
                .execute(Tuple.of(work.id())
                        .addArrayOfString(symbols.toArray(String[]::new))
                        .addArrayOfString(roots))
                .map(found -> {
                    List<Execution> tried = new ArrayList<>(found.size());
                    found.forEach(row -> tried.add(
                            SaidJson.read(row.getUUID("execution_id"), work.accountId(), row.getJsonObject("said"))));
                    return tried;
                });
    }
}
