package io.tradesense.trading.imports.formats;

import io.tradesense.trading.imports.domain.Head;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * How one particular table is written, found out from the beginning of its file: what parts its fields, where its
 * columns are, how it writes numbers, and whether the month or the day comes first in its dates.
 */
record GenericTable(
        char delimiter,
        List<String> heading,
        Map<GenericColumn, Integer> places,
        DecimalStyle decimals,
        Moment.DateOrder dates) {

    private static final List<Character> DELIMITERS = List.of(',', ';', '\t');
    private static final int HEADING_WITHIN = 20;
    private static final Pattern YEAR_LAST = Pattern.compile("(\\d{1,2})([-/.])(\\d{1,2})\\2\\d{2,4}.*");
    private static final int MONTHS = 12;

    /** The table in a file that begins so; its heading may lack columns. Empty if no row is like a heading at all. */
    static Optional<GenericTable> in(Head head) {
        var found = DELIMITERS.stream()
                .flatMap(delimiter -> in(head, delimiter).stream())
                .toList();
        return found.stream()
                .max(Comparator.comparingInt(table -> table.places().size()));
    }

    boolean has(GenericColumn column) {
        return places.containsKey(column);
    }

    String field(CsvRecord record, GenericColumn column) {
        return record.field(places.getOrDefault(column, -1));
    }

    boolean isHeading(CsvRecord record) {
        return record.fields().equals(heading);
    }

    /** True if every column stands there without which there is no execution. */
    boolean isComplete() {
        return missing().isEmpty();
    }

    /** The documented names of the columns that must be there and are not. */
    List<String> missing() {
        return List.of(GenericColumn.SYMBOL, GenericColumn.QUANTITY, GenericColumn.PRICE, GenericColumn.EXECUTED_AT)
                .stream()
                .filter(column -> !has(column))
                .filter(column -> column != GenericColumn.EXECUTED_AT || !has(GenericColumn.DATE))
                .map(GenericTable::documented)
                .toList();
    }

    private static Optional<GenericTable> in(Head head, char delimiter) {
        var records = CsvRecords.of(head, delimiter);
        return records.stream()
                .limit(HEADING_WITHIN)
                .filter(record ->
                        record.fields().size() > 1 && places(record.fields()).size() > 1)
                .findFirst()
                .map(heading -> of(delimiter, heading, records));
    }

    private static GenericTable of(char delimiter, CsvRecord heading, List<CsvRecord> records) {
        var places = places(heading.fields());
        var data = records.stream()
                .filter(record -> record.line() > heading.line())
                .toList();
        var numbers = values(
                data,
                places,
                GenericColumn.QUANTITY,
                GenericColumn.PRICE,
                GenericColumn.FEES,
                GenericColumn.COMMISSION);
        var decimals = DecimalStyle.of(numbers, delimiter == ';' ? DecimalStyle.COMMA : DecimalStyle.POINT);
        var dates = values(data, places, GenericColumn.EXECUTED_AT, GenericColumn.DATE);
        return new GenericTable(delimiter, heading.fields(), places, decimals, dateOrder(dates, decimals));
    }

    private static Map<GenericColumn, Integer> places(List<String> heading) {
        var keys = heading.stream().map(Columns::key).toList();
        var places = new EnumMap<GenericColumn, Integer>(GenericColumn.class);
        for (var column : GenericColumn.values()) {
            column.names().stream()
                    .map(keys::indexOf)
                    .filter(place -> place >= 0)
                    .findFirst()
                    .ifPresent(place -> places.put(column, place));
        }
        return places;
    }

    private static List<String> values(
            List<CsvRecord> data, Map<GenericColumn, Integer> places, GenericColumn... columns) {
        return List.of(columns).stream()
                .filter(places::containsKey)
                .flatMap(column -> data.stream().map(record -> record.field(places.getOrDefault(column, -1))))
                .filter(Predicate.not(String::isEmpty))
                .toList();
    }

    /** A number above twelve settles it; failing that a dot between day and month, or a decimal comma, means day first. */
    private static Moment.DateOrder dateOrder(List<String> dates, DecimalStyle decimals) {
        var dayFirst = decimals == DecimalStyle.COMMA;
        for (var date : dates) {
            var parts = YEAR_LAST.matcher(date);
            if (parts.matches() && Integer.parseInt(parts.group(1)) > MONTHS) {
                return Moment.DateOrder.DAY_FIRST;
            }
            if (parts.matches() && Integer.parseInt(parts.group(3)) > MONTHS) {
                return Moment.DateOrder.MONTH_FIRST;
            }
            dayFirst |= parts.matches() && parts.group(2).equals(".");
        }
        return dayFirst ? Moment.DateOrder.DAY_FIRST : Moment.DateOrder.MONTH_FIRST;
    }

    private static String documented(GenericColumn column) {
        return column == GenericColumn.EXECUTED_AT
                ? "executedAt"
                : column.name().toLowerCase(Locale.ROOT);
    }
}
