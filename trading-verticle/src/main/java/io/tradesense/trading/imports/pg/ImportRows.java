package io.tradesense.trading.imports.pg;

import io.tradesense.trading.imports.domain.Import;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** Imports as rows of the table {@code imports}. */
final class ImportRows {
    static final String COLUMNS =
            "id, user_id, account_id, status, dry_run, format, rows, imported, duplicates, changed, rejected, passed_over, bytes,"
                    + " bytes_read, detail, created_at, completed_at";

    private ImportRows() {}

    static Import read(Row row) {
        return new Import(
                row.getUUID("id"),
                row.getUUID("user_id"),
                row.getUUID("account_id"),
                Import.Status.valueOf(row.getString("status")),
                row.getBoolean("dry_run"),
                row.getString("format"),
                row.getLong("rows"),
                row.getLong("imported"),
                row.getLong("duplicates"),
                row.getLong("changed"),
                row.getLong("rejected"),
                row.getLong("passed_over"),
                row.getLong("bytes"),
                row.getLong("bytes_read"),
                row.getString("detail"),
                row.getOffsetDateTime("created_at").toInstant(),
                instant(row.getOffsetDateTime("completed_at")));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
