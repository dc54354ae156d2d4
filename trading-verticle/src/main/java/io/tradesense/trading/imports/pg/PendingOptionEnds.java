package io.tradesense.trading.imports.pg;

import io.tradesense.trading.imports.domain.ImportQueue.Entry;
import io.tradesense.trading.imports.domain.OptionEnd;
import io.tradesense.trading.optionevents.domain.OptionEvent;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Rows that say an option ended, in the table {@code import_option_ends} until all executions of their file are known. */
final class PendingOptionEnds {
    private static final int SOME = 500;

    private static final String KEEP = """
            INSERT INTO import_option_ends (import_id, number, line, id, type, symbol, quantity, fees, at, raw, reference)
            SELECT $1, * FROM UNNEST($2::bigint[], $3::bigint[], $4::uuid[], $5::text[], $6::text[], $7::numeric[],
                $8::numeric[], $9::timestamptz[], $10::text[], $11::text[])
            """;

    /** In the order in which they ended; those of one moment are never torn apart, for they may be one event. */
    private static final String NEXT = """
            SELECT number, line, id, type, symbol, quantity, fees, at, raw, reference FROM import_option_ends
            WHERE import_id = $1 AND at <= COALESCE((
                SELECT at FROM import_option_ends WHERE import_id = $1 ORDER BY at OFFSET %d LIMIT 1), 'infinity')
            ORDER BY at, number
            """.formatted(SOME - 1);

    private static final String DONE = "DELETE FROM import_option_ends WHERE import_id = $1 AND number = ANY ($2)";

    private PendingOptionEnds() {}

    static Future<Void> keep(SqlConnection transaction, UUID importId, List<Entry.Ended> rows) {
        return rows.isEmpty()
                ? Future.succeededFuture()
                : transaction
                        .preparedQuery(KEEP)
                        .execute(Tuple.of(importId)
                                .addArrayOfLong(column(rows, Entry.Ended::number, Long[]::new))
                                .addArrayOfLong(column(rows, Entry.Ended::line, Long[]::new))
                                .addArrayOfUUID(column(rows, Entry.Ended::id, UUID[]::new))
                                .addArrayOfString(
                                        column(rows, row -> row.end().type().name(), String[]::new))
                                .addArrayOfString(column(rows, row -> row.end().symbol(), String[]::new))
                                .addValue(column(rows, row -> row.end().quantity(), BigDecimal[]::new))
                                .addValue(column(rows, row -> row.end().fees(), BigDecimal[]::new))
                                .addValue(column(
                                        rows, row -> row.end().at().atOffset(ZoneOffset.UTC), OffsetDateTime[]::new))
                                .addArrayOfString(column(rows, row -> row.raw().replace("\0", ""), String[]::new))
                                .addArrayOfString(column(rows, row -> row.end().reference(), String[]::new)))
                        .mapEmpty();
    }

    static Future<List<Entry.Ended>> next(SqlConnection transaction, UUID importId) {
        return transaction.preparedQuery(NEXT).execute(Tuple.of(importId)).map(rows -> {
            List<Entry.Ended> next = new ArrayList<>(rows.size());
            rows.forEach(row -> next.add(ended(row)));
            return next;
        });
    }

    static Future<Void> done(SqlConnection transaction, UUID importId, List<Entry.Ended> rows) {
        return transaction
                .preparedQuery(DONE)
                .execute(Tuple.of(importId).addArrayOfLong(column(rows, Entry.Ended::number, Long[]::new)))
                .mapEmpty();
    }

    private static Entry.Ended ended(Row row) {
        var end = new OptionEnd(
                OptionEvent.Type.valueOf(row.getString("type")),
                row.getString("symbol"),
                row.getBigDecimal("quantity"),
                row.getBigDecimal("fees"),
                row.getOffsetDateTime("at").toInstant(),
                row.getString("reference"));
        return new Entry.Ended(
                row.getLong("number"), row.getLong("line"), row.getUUID("id"), end, row.getString("raw"));
    }

    private static <T> T[] column(
            List<Entry.Ended> rows, Function<Entry.Ended, @Nullable T> part, IntFunction<T[]> array) {
        return rows.stream().map(part).toArray(array);
    }
}
