package io.tradesense.analytics.jobs.pg;

import io.tradesense.analytics.jobs.domain.Job;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** A row of {@code jobs}. JSON stays the text it is. */
final class JobRow {
    private static final String HEAD = """
            id, user_id, kind, status, parameters::text AS parameters, fault, progress, data_version, created_at,
            started_at, finished_at,
            """;
    static final String COLUMNS = HEAD + " result::text AS result ";
    static final String COLUMNS_WITHOUT_RESULT = HEAD + " NULL::text AS result ";

    private JobRow() {}

    static Job read(Row row) {
        return new Job(
                row.getUUID("id"),
                row.getUUID("user_id"),
                row.getString("kind"),
                Job.Status.valueOf(row.getString("status")),
                row.getString("parameters"),
                row.getString("result"),
                row.getString("fault"),
                row.getFloat("progress"),
                row.getLong("data_version"),
                row.getOffsetDateTime("created_at").toInstant(),
                instant(row.getOffsetDateTime("started_at")),
                instant(row.getOffsetDateTime("finished_at")));
    }

    static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
