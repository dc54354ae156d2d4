package io.tradesense.trading.imports.formats;

import io.tradesense.trading.executions.domain.Unreadable;
import io.tradesense.trading.imports.domain.ColumnMapping;
import io.tradesense.trading.imports.domain.Head;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How one particular table is written, found out from the beginning of its file: what parts its fields, where its
 * columns are, how it writes numbers, whether the month or the day comes first in its dates, and whether they have a zone.
 *
 * @param localTimes true if none of the times at the beginning says where it is
 */
record GenericTable(
        char delimiter,
        List<String> heading,
        Map<GenericColumn, Integer> places,
        DecimalStyle decimals,
        Moment.DateOrder dates,
        boolean localTimes) {

    private static final List<Character> DELIMITERS = List.of(',', ';', '\t');
    private static final int HEADING_WITHIN = 30;
    private static final int TIMES_LOOKED_AT = 50;

    /** The table in a file that begins so; its heading may lack columns. Empty if no row is like a heading at all. */
    static Optional<GenericTable> in(Head head) {
        return in(head, GenericTable::places, null);
    }

    /** As {@link #in(Head)}, by the columns the user named and no others. */
    static Optional<GenericTable> in(Head head, ColumnMapping mapping) {
        return in(head, heading -> places(heading, mapping), mapping);
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
        return Stream.of(GenericColumn.SYMBOL, GenericColumn.QUANTITY, GenericColumn.PRICE, GenericColumn.EXECUTED_AT)
                .filter(column -> !has(column))
                .filter(column -> column != GenericColumn.EXECUTED_AT || !has(GenericColumn.DATE))
                .map(GenericColumn::documented)
                .toList();
    }

    private static Optional<GenericTable> in(
            Head head, Function<List<String>, Map<GenericColumn, Integer>> placing, @Nullable ColumnMapping mapping) {
        return DELIMITERS.stream()
                .flatMap(delimiter -> in(head, delimiter, placing, mapping).stream())
                .max(Comparator.comparingInt(table -> table.places().size()));
    }

    /** Below a preamble the heading is the row that names the most columns. */
    private static Optional<GenericTable> in(
            Head head,
            char delimiter,
            Function<List<String>, Map<GenericColumn, Integer>> placing,
            @Nullable ColumnMapping mapping) {
        return CsvRecords.first(HEADING_WITHIN, head, delimiter).stream()
                .filter(record -> record.fields().size() > 1
                        && placing.apply(record.fields()).size() > 1)
                .max(Comparator.<CsvRecord>comparingInt(
                                record -> placing.apply(record.fields()).size())
                        .thenComparing(CsvRecord::line, Comparator.reverseOrder()))
                .map(heading -> of(delimiter, heading, CsvRecords.of(head, delimiter), placing, mapping));
    }

    private static GenericTable of(
            char delimiter,
            CsvRecord heading,
            List<CsvRecord> records,
            Function<List<String>, Map<GenericColumn, Integer>> placing,
            @Nullable ColumnMapping mapping) {
        var places = placing.apply(heading.fields());
        var data = records.stream()
                .filter(record -> record.line() > heading.line())
                .toList();
        var decimals = decimals(delimiter, data, places, mapping);
        var times = values(data, places, GenericColumn.EXECUTED_AT, GenericColumn.DATE);
        var dates = dates(times, decimals, mapping);
        return new GenericTable(delimiter, heading.fields(), places, decimals, dates, areLocal(times, dates));
    }

    private static DecimalStyle decimals(
            char delimiter, List<CsvRecord> data, Map<GenericColumn, Integer> places, @Nullable ColumnMapping mapping) {
        if (mapping != null && mapping.decimals() != null) {
            return mapping.decimals() == ColumnMapping.Decimals.COMMA ? DecimalStyle.COMMA : DecimalStyle.POINT;
        }
        var numbers = values(
                data,
                places,
                GenericColumn.QUANTITY,
                GenericColumn.PRICE,
                GenericColumn.FEES,
                GenericColumn.COMMISSION);
        return DecimalStyle.of(numbers, delimiter == ';' ? DecimalStyle.COMMA : DecimalStyle.POINT);
    }

    private static Moment.DateOrder dates(List<String> times, DecimalStyle decimals, @Nullable ColumnMapping mapping) {
        if (mapping != null && mapping.dates() != null) {
            return mapping.dates() == ColumnMapping.Dates.DAY_FIRST
                    ? Moment.DateOrder.DAY_FIRST
                    : Moment.DateOrder.MONTH_FIRST;
        }
        var usual = decimals == DecimalStyle.COMMA ? Moment.DateOrder.DAY_FIRST : Moment.DateOrder.MONTH_FIRST;
        return Moment.DateOrder.of(times, usual);
    }

    private static boolean areLocal(List<String> times, Moment.DateOrder dates) {
        var looksLocal = false;
        for (var time : times.subList(0, Math.min(TIMES_LOOKED_AT, times.size()))) {
            try {
                if (Moment.read(time, dates).zone() != null) {
                    return false;
                }
                looksLocal = true;
            } catch (Unreadable e) {
                // Its row will say so.
                continue;
            }
        }
        return looksLocal;
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

    private static Map<GenericColumn, Integer> places(List<String> heading, ColumnMapping mapping) {
        var keys = heading.stream().map(Columns::key).toList();
        var places = new EnumMap<GenericColumn, Integer>(GenericColumn.class);
        mapping.columns().forEach((field, name) -> {
            int place = keys.indexOf(Columns.key(name));
            if (place >= 0) {
                places.put(GenericColumn.valueOf(field.name()), place);
            }
        });
        return places;
    }

    private static List<String> values(
            List<CsvRecord> data, Map<GenericColumn, Integer> places, GenericColumn... columns) {
        return Stream.of(columns)
                .filter(places::containsKey)
                .flatMap(column -> data.stream().map(record -> record.field(places.getOrDefault(column, -1))))
                .filter(Predicate.not(String::isEmpty))
                .toList();
    }
}
