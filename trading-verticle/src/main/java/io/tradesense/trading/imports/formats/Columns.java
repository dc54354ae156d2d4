package io.tradesense.trading.imports.formats;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Where in a record the columns of a heading are. Case, white space and punctuation of the names do not matter. */
final class Columns {

    private final Map<String, Integer> places = new HashMap<>();
    private final int width;

    Columns(List<String> heading) {
        for (int i = 0; i < heading.size(); i++) {
            places.putIfAbsent(key(heading.get(i)), i);
        }
        width = heading.size();
    }

    static String key(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9/&#]", "");
    }

    boolean has(String... names) {
        for (var name : names) {
            if (!places.containsKey(key(name))) {
                return false;
            }
        }
        return true;
    }

    /** The field in this column; empty if there is no such column, or the record ends before it. */
    String in(CsvRecord record, String name) {
        return record.field(places.getOrDefault(key(name), -1));
    }

    /** True if the record has fields beyond the last column, as it has where a thousands separator split a number. */
    boolean isTooWide(CsvRecord record) {
        return record.fields().stream().skip(width).anyMatch(field -> !field.isEmpty());
    }
}
