package io.tradesense.trading.imports.formats;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Where in a record the columns of a heading are. Case, white space and punctuation of the names do not matter. */
final class Columns {

    private static final Pattern UNSAID = Pattern.compile("[^\\p{L}0-9/&#]");

    private final Map<String, Integer> places = new HashMap<>();
    // By the names that were asked for, which are the constants of one format: few.
    private final Map<String, Integer> asked = new HashMap<>();
    private final int width;

    Columns(List<String> heading) {
        for (int i = 0; i < heading.size(); i++) {
            places.putIfAbsent(key(heading.get(i)), i);
        }
        width = heading.size();
    }

    static String key(String name) {
        return UNSAID.matcher(name.toLowerCase(Locale.ROOT)).replaceAll("");
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
        return record.field(asked.computeIfAbsent(name, asking -> places.getOrDefault(key(asking), -1)));
    }

    int width() {
        return width;
    }

    /** True if the record has fields beyond the last column, as it has where a thousands separator split a number. */
    boolean isTooWide(CsvRecord record) {
        for (int place = width; place < record.fields().size(); place++) {
            if (!record.field(place).isEmpty()) {
                return true;
            }
        }
        return false;
    }
}
