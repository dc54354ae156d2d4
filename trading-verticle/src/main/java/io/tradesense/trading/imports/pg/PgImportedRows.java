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

/** What became of the rows of files, in the table {@code import_rows}. */
public final class PgImportedRows implements ImportedRows {
    private static final String LIST = "SELECT r.number, r.line, r.outcome, r.why, r.execution_id, r.said,"
            + " r.movement_id, r.option_event_id,"
            + " i.account_id AS of_account, " + ExecutionRows.RECORDED + """
            , (SELECT l.trade_id FROM trade_legs l WHERE l.execution_id = r.execution_id ORDER BY l.trade_id LIMIT 1) AS trade_id
            FROM import_rows r JOIN imports i ON i.id = r.import_id LEFT JOIN executions e ON e.id = r.execution_id
            WHERE r.import_id = $1 AND r.number > $2 %s
            ORDER BY r.number LIMIT $3
            """;

    private final Pool pool;

    public PgImportedRows(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Future<Page> list(UUID importId, Optional<Outcome> outcome, int limit, long after) {
        return pool.preparedQuery(
                        LIST.formatted(outcome.map(PgImportedRows::condition).orElse("")))
                .execute(Tuple.of(importId, after, limit + 1))
                .map(rows -> page(rows, limit));
    }

    /** In words of the statement rather than an argument: only so the partial index can be chosen. */
    private static String condition(Outcome outcome) {
        return "AND r.outcome = '" + outcome.name() + "'" + (outcome == Outcome.ADDED ? "" : " AND r.why IS NOT NULL");
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
