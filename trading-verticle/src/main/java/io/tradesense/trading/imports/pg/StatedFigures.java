package io.tradesense.trading.imports.pg;

import io.tradesense.trading.imports.domain.ImportQueue.Stated;
import io.tradesense.trading.imports.domain.StatedFigure;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** The brokers' own figures as rows of the table {@code import_figures}. */
final class StatedFigures {
    static final String COLUMNS = "number, measure, symbol, currency, reference, theirs, as_of, execution_id";
    private static final String KEEP = "INSERT INTO import_figures (import_id, " + COLUMNS + ") SELECT $1, * FROM "
            + "UNNEST($2::bigint[], $3::text[], $4::text[], $5::text[], $6::text[], $7::numeric[], $8::timestamptz[], $9::uuid[])";

    private StatedFigures() {}

    static Future<Void> keep(SqlConnection transaction, UUID importId, List<Stated> figures) {
        if (figures.isEmpty()) {
            return Future.succeededFuture();
        }
        return transaction
                .preparedQuery(KEEP)
                .execute(Tuple.of(importId)
                        .addArrayOfLong(column(figures, Stated::number, Long[]::new))
                        .addArrayOfString(
                                column(figures, each -> each.figure().measure().name(), String[]::new))
                        .addArrayOfString(column(figures, each -> each.figure().symbol(), String[]::new))
                        .addArrayOfString(column(figures, each -> each.figure().currency(), String[]::new))
                        .addArrayOfString(column(figures, each -> each.figure().reference(), String[]::new))
                        .addValue(column(figures, each -> each.figure().amount(), BigDecimal[]::new))
                        .addValue(column(figures, StatedFigures::asOf, OffsetDateTime[]::new))
                        .addArrayOfUUID(column(figures, Stated::executionId, UUID[]::new)))
                .mapEmpty();
    }

    static StatedFigure figure(Row row) {
        OffsetDateTime asOf = row.getOffsetDateTime("as_of");
        return new StatedFigure(
                StatedFigure.Measure.valueOf(row.getString("measure")),
                row.getString("symbol"),
                row.getString("currency"),
                row.getString("reference"),
                row.getBigDecimal("theirs"),
                asOf == null ? null : asOf.toInstant());
    }

    private static @Nullable OffsetDateTime asOf(Stated stated) {
        var asOf = stated.figure().asOf();
        return asOf == null ? null : asOf.atOffset(ZoneOffset.UTC);
    }

    private static <T> T[] column(List<Stated> figures, Function<Stated, @Nullable T> part, IntFunction<T[]> array) {
        return figures.stream().map(part).toArray(array);
    }
}
