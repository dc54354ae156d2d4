package io.tradesense.trading.imports.formats;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes one CSV record apart. Records whose fields are bare, or quoted with no quotation mark within, are split here,
 * which is all that most files hold; setting up a parser costs more than reading such a record does. The rest is FastCSV's.
 */
final class CsvFields {

    private final char delimiter;
    private final CsvReader.CsvReaderBuilder parser;
    private int width;

    CsvFields(char delimiter) {
        this.delimiter = delimiter;
        this.parser = CsvReader.builder().fieldSeparator(delimiter).trimWhitespacesAroundQuotes(true);
    }

    /** The fields, stripped; null where the quotation marks are not where CSV has them. */
    @Nullable
    List<String> of(String raw) {
        var simple = split(raw, raw.indexOf('"') >= 0);
        return simple != null ? simple : parsed(raw);
    }

    /** Null if a quotation mark stands where this does not understand it. */
    private @Nullable List<String> split(String raw, boolean quotes) {
        var fields = new ArrayList<String>(width + 1);
        int start = 0;
        while (start <= raw.length()) {
            int end;
            if (quotes && start < raw.length() && raw.charAt(start) == '"') {
                int close = raw.indexOf('"', start + 1);
                end = close + 1;
                if (close < 0 || end < raw.length() && raw.charAt(end) != delimiter) {
                    return null;
                }
                fields.add(raw.substring(start + 1, close).strip());
            } else {
                int next = raw.indexOf(delimiter, start);
                end = next < 0 ? raw.length() : next;
                var field = raw.substring(start, end);
                if (quotes && field.indexOf('"') >= 0) {
                    return null;
                }
                fields.add(field.strip());
            }
            start = end + 1;
        }
        width = fields.size();
        return fields;
    }

    private @Nullable List<String> parsed(String raw) {
        try {
            return parser.ofSingleCsvRecord(raw).getFields().stream()
                    .map(String::strip)
                    .toList();
        } catch (CsvParseException e) {
            return null;
        }
    }
}
