package io.tradesense.trading.imports.pg;

import io.tradesense.trading.imports.domain.ImportQueue.Entry;
import io.tradesense.trading.imports.domain.ImportQueue.Work;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Rows that take executions back, in the table {@code import_cancellations} until all executions of their file are known. */
final class PendingCancellations {
    private static final String KEEP = """
            INSERT INTO import_cancellations (import_id, number, line, id, said, cancels, raw)
            SELECT $1, number, line, id, said::json, cancels, raw
            FROM UNNEST($2::bigint[], $3::bigint[], $4::uuid[], $5::text[], $6::text[], $7::text[])
                AS row (number, line, id, said, cancels, raw)
            """;
    private static final String NEXT =
            "SELECT number, line, id, said, cancels, raw FROM import_cancellations WHERE import_id = $1"
                    + " ORDER BY number LIMIT 500";
    private static final String DONE = "DELETE FROM import_cancellations WHERE import_id = $1 AND number = ANY ($2)";

    private PendingCancellations() {}

    static Future<Void> keep(SqlConnection transaction, UUID importId, List<Entry.Cancels> rows) {
        return rows.isEmpty()
                ? Future.succeededFuture()
                : transaction
                        .preparedQuery(KEEP)
                        .execute(Tuple.of(importId)
                                .addArrayOfLong(column(rows, Entry.Cancels::number, Long[]::new))
                                .addArrayOfLong(column(rows, Entry.Cancels::line, Long[]::new))
                                .addArrayOfUUID(column(rows, Entry.Cancels::id, UUID[]::new))
                                .addArrayOfString(column(rows, row -> SaidJson.write(row.execution()), String[]::new))
                                .addArrayOfString(column(rows, Entry.Cancels::cancels, String[]::new))
                                .addArrayOfString(column(rows, row -> row.raw().replace("\0", ""), String[]::new)))
                        .mapEmpty();
    }

    /** In the file's order. */
    static Future<List<Entry.Cancels>> next(SqlConnection transaction, Work work) {
        return transaction.preparedQuery(NEXT).execute(Tuple.of(work.id())).map(rows -> {
            List<Entry.Cancels> next = new ArrayList<>(rows.size());
            rows.forEach(row -> next.add(cancels(row, work.accountId())));
            return next;
        });
    }

    static Future<Void> done(SqlConnection transaction, UUID importId, List<Entry.Cancels> rows) {
        return transaction
                .preparedQuery(DONE)
                .execute(Tuple.of(importId).addArrayOfLong(column(rows, Entry.Cancels::number, Long[]::new)))
                .mapEmpty();
    }

    private static Entry.Cancels cancels(Row row, UUID accountId) {
        var id = row.getUUID("id");
        JsonObject said = row.getJsonObject("said");
        return new Entry.Cancels(
                row.getLong("number"),
                row.getLong("line"),
                id,
                SaidJson.read(id, accountId, said),
                row.getString("cancels"),
                row.getString("raw"));
    }

    private static <T> T[] column(
            List<Entry.Cancels> rows, Function<Entry.Cancels, @Nullable T> part, IntFunction<T[]> array) {
        return rows.stream().map(part).toArray(array);
    }
}
