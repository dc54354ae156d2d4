package io.tradesense.trading.journal.entries.pg;

import io.tradesense.trading.journal.entries.domain.Entry;
import io.vertx.sqlclient.Row;
import java.util.List;
import java.util.TreeSet;

/** Entries as rows of the table {@code journal_entries}. */
final class EntryRows {
    /** The columns beside the body that {@link #entry} reads. */
    static final String HEAD =
            "e.id, e.user_id, e.date, e.title, e.mood, e.tags, e.version, e.created_at, e.changed_at";

    static final String COLUMNS = HEAD + ", e.body";

    private EntryRows() {}

    /** Without its links. */
    static Entry entry(Row row, String body) {
        return new Entry(
                row.getUUID("id"),
                row.getUUID("user_id"),
                row.getLocalDate("date"),
                row.getString("title"),
                body,
                row.getString("mood"),
                new TreeSet<>(List.of(row.getArrayOfStrings("tags"))),
                List.of(),
                row.getLong("version"),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getOffsetDateTime("changed_at").toInstant());
    }
}
