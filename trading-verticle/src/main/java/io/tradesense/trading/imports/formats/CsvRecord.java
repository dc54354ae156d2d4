package io.tradesense.trading.imports.formats;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One record of a CSV file.
 *
 * @param line where it begins, from one
 * @param fields stripped of white space; empty where the record is broken
 * @param raw as written
 * @param endsFile true if the file ends in it without an end of line: it may be cut
 * @param fault why the record could not be taken apart; null where it could
 */
record CsvRecord(
        long line,
        List<String> fields,
        String raw,
        boolean endsFile,
        @Nullable String fault) {

    /** The field at this place, empty if the record ends before it. */
    String field(int index) {
        return index >= 0 && index < fields.size() ? fields.get(index) : "";
    }

    boolean isBlank() {
        if (fault != null) {
            return false;
        }
        for (var field : fields) {
            if (!field.isEmpty()) {
                return false;
            }
        }
        return true;
    }
}
