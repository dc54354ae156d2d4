package io.tradesense.billing.mirror.pg;

import io.tradesense.billing.provider.domain.InvoiceState;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The table {@code invoices}. */
public final class InvoiceRows {
    private static final String COLUMNS = "id, subscription_id, number, status, total, due, paid, refunded, currency,"
            + " attempts, next_attempt_at, period_start, period_end, url, pdf, created_at";
    private static final String OF_USER = "SELECT " + COLUMNS + " FROM invoices WHERE user_id = $1";
    private static final String PAGE = "SELECT " + COLUMNS + " FROM invoices WHERE user_id = $1"
            + " AND ($2::timestamptz IS NULL OR (created_at, id) < ($2, $3)) ORDER BY created_at DESC, id DESC LIMIT $4";
    private static final String KEEP = """
            INSERT INTO invoices (id, user_id, subscription_id, number, status, total, due, paid, refunded, currency,
              attempts, next_attempt_at, period_start, period_end, url, pdf, created_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)
            ON CONFLICT (id) DO UPDATE SET subscription_id = $3, number = $4, status = $5, total = $6, due = $7,
              paid = $8, refunded = $9, currency = $10, attempts = $11, next_attempt_at = $12, period_start = $13,
              period_end = $14, url = $15, pdf = $16, created_at = $17
            WHERE invoices.user_id = $2
            """;

    private InvoiceRows() {}

    static Future<List<InvoiceState>> of(SqlClient sql, UUID userId) {
        return sql.preparedQuery(OF_USER).execute(Tuple.of(userId)).map(InvoiceRows::all);
    }

    /** The newest first; those before the given one. */
    public static Future<List<InvoiceState>> page(
            SqlClient sql, UUID userId, @Nullable Instant createdAt, @Nullable String id, int most) {
        return sql.preparedQuery(PAGE)
                .execute(Tuple.of(userId, Timestamps.of(createdAt), id, most))
                .map(InvoiceRows::all);
    }

    static Future<Void> keep(SqlClient sql, UUID userId, List<InvoiceState> states) {
        if (states.isEmpty()) {
            return Future.succeededFuture();
        }
        List<Tuple> tuples = states.stream().map(state -> tuple(userId, state)).toList();
        return sql.preparedQuery(KEEP).executeBatch(tuples).mapEmpty();
    }

    private static Tuple tuple(UUID userId, InvoiceState state) {
        return Tuple.from(new Object[] {
            state.id(),
            userId,
            state.subscriptionId(),
            state.number(),
            state.status().name(),
            state.total(),
            state.due(),
            state.paid(),
            state.refunded(),
            state.currency(),
            state.attempts(),
            Timestamps.of(state.nextAttemptAt()),
            Timestamps.of(state.periodStart()),
            Timestamps.of(state.periodEnd()),
            state.url(),
            state.pdf(),
            Timestamps.of(state.createdAt())
        });
    }

    private static List<InvoiceState> all(Iterable<Row> rows) {
        List<InvoiceState> found = new ArrayList<>();
        rows.forEach(row -> found.add(read(row)));
        return found;
    }

    private static InvoiceState read(Row row) {
        return new InvoiceState(
                row.getString("id"),
                row.getString("subscription_id"),
                row.getString("number"),
                InvoiceState.Status.valueOf(row.getString("status")),
                row.getBigDecimal("total"),
                row.getBigDecimal("due"),
                row.getBigDecimal("paid"),
                row.getBigDecimal("refunded"),
                row.getString("currency"),
                row.getInteger("attempts"),
                Timestamps.optional(row, "next_attempt_at"),
                Timestamps.required(row, "period_start"),
                Timestamps.required(row, "period_end"),
                row.getString("url"),
                row.getString("pdf"),
                Timestamps.required(row, "created_at"));
    }
}
