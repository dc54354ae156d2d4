package io.tradesense.trading.imports.pg;

import io.tradesense.trading.executions.domain.Execution;
import io.tradesense.trading.executions.pg.ExecutionRows;
import io.tradesense.trading.imports.domain.ImportedRows;
import io.tradesense.trading.imports.domain.JudgedRow;
import io.tradesense.trading.imports.domain.JudgedRow.Outcome;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What became of the rows of files, in the tables {@code import_rows} and {@code import_added_rows}. */
public final class PgImportedRows implements ImportedRows {
    /** With something to say; in words of the statement rather than an argument: only so the partial index can be chosen. */
    private static final String TOLD = """
            (SELECT number, line, outcome, why, execution_id, said, movement_id, option_event_id FROM import_rows
             WHERE import_id = $1 AND number > $2 %s ORDER BY number LIMIT $3)
            """;

    /** Of the blocks no more are looked at than the page needs: they follow each other. */
    private static final String ADDED = """
            (SELECT r.number, r.line, 'ADDED', NULL, r.execution_id, NULL, NULL, NULL
             FROM import_added_rows b CROSS JOIN LATERAL
                unnest(b.numbers, b.lines, b.executions) AS r (number, line, execution_id)
             WHERE b.import_id = $1 AND b.last_number > $2 AND r.number > $2 ORDER BY b.last_number, r.number LIMIT $3)
            """;

    private static final String LIST = "WITH r AS MATERIALIZED (SELECT * FROM (%s) page ORDER BY number LIMIT $3)"
            + " SELECT r.number, r.line, r.outcome, r.why, r.execution_id, r.said, r.movement_id, r.option_event_id,"
            + " i.account_id AS of_account, " + ExecutionRows.RECORDED + """
            , (SELECT l.trade_id FROM legs_of_execution(r.execution_id) l ORDER BY l.trade_id LIMIT 1) AS trade_id
            FROM r JOIN imports i ON i.id = $1 LEFT JOIN executions e ON e.id = r.execution_id
            ORDER BY r.number
            """;

    private final Pool pool;

    public PgImportedRows(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Future<Page> list(UUID importId, Optional<Outcome> outcome, int limit, long after) {
        return pool.preparedQuery(LIST.formatted(
                        outcome.map(PgImportedRows::of).orElse(TOLD.formatted("") + "UNION ALL" + ADDED)))
                .execute(Tuple.of(importId, after, limit + 1))
                .map(rows -> page(rows, limit));
    }

    private static String of(Outcome outcome) {
        return switch (outcome) {
            case ADDED -> TOLD.formatted("AND outcome = 'ADDED'") + "UNION ALL" + ADDED;
            case DUPLICATE, REJECTED, CHANGED -> TOLD.formatted("AND outcome = '" + outcome + "' AND why IS NOT NULL");
        };
    }

    private static Page page(RowSet<Row> rows, int limit) {
        List<JudgedRow> items = new ArrayList<>();
        rows.forEach(row -> items.add(judged(row)));
        if (items.size() <= limit) {
            return new Page(List.copyOf(items), null);
        }
        return new Page(
                List.copyOf(items.subList(0, limit)), items.get(limit - 1).number());
    }

    private static JudgedRow judged(Row row) {
        var said = row.getJsonObject("said");
        return new JudgedRow(
                row.getLong("number"),
                row.getLong("line"),
                Outcome.valueOf(row.getString("outcome")),
                row.getString("why"),
                row.getUUID("execution_id"),
                execution(row),
                row.getUUID("trade_id"),
                row.getUUID("movement_id"),
                said == null ? null : SaidJson.booking(said),
                row.getUUID("option_event_id"),
                said == null ? null : SaidJson.optionEnd(said));
    }

    private static @Nullable Execution execution(Row row) {
        var said = row.getJsonObject("said");
        if (said != null && row.getUUID("execution_id") != null) {
            return SaidJson.read(row.getUUID("execution_id"), row.getUUID("of_account"), said);
        }
        return row.getUUID("id") == null ? null : ExecutionRows.execution(row);
    }
}
