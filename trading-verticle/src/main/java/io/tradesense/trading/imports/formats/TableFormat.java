package io.tradesense.trading.imports.formats;

import io.tradesense.trading.imports.domain.FormatDescription;
import io.tradesense.trading.imports.domain.Head;
import io.tradesense.trading.imports.domain.ImportContext;
import io.tradesense.trading.imports.domain.Row;
import io.tradesense.trading.imports.domain.Rows;
import io.tradesense.trading.imports.domain.Source;
import io.tradesense.trading.imports.domain.StatementFormat;
import java.io.IOException;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A format that is one table under one heading, perhaps below a preamble and repeated page by page. A broker's own is a
 * subclass that says which columns its headings have and reads a row; where the heading is, what parts the fields, rows
 * that were cut, and rows with more fields than columns are dealt with here.
 */
abstract class TableFormat implements StatementFormat {

    private static final List<Character> DELIMITERS = List.of(',', ';', '\t');
    private static final int HEADING_WITHIN = 30;

    private final FormatDescription description;
    private final List<String[]> headings;

    /** @param headings the columns that each generation of the export has, and that no other format has together */
    TableFormat(FormatDescription description, String[]... headings) {
        this.description = description;
        this.headings = List.of(headings);
    }

    /** Short for an array. */
    static String[] heading(String... columns) {
        return columns;
    }

    /** Gives what the row is; nothing for a total, a disclaimer, or whatever else says nothing of the account. */
    abstract void read(TableRow row, Consumer<Row> rows);

    /** True for a heading; a format whose columns another's include says more. */
    boolean isHeading(Columns columns) {
        return headings.stream().anyMatch(columns::has);
    }

    /** How the file writes numbers and dates, which a broker does in one way, but a program of the user's in theirs. */
    DecimalStyle decimals(Head head, char delimiter) {
        return DecimalStyle.POINT;
    }

    Moment.DateOrder dates(Head head, char delimiter) {
        return Moment.DateOrder.MONTH_FIRST;
    }

    @Override
    public final FormatDescription description() {
        return description;
    }

    @Override
    public final boolean recognises(Head head) {
        return delimiter(head).isPresent();
    }

    @Override
    public final Rows read(Source source, ImportContext context) throws IOException {
        var zone = context.zoneOf(description);
        var head = Head.of(source);
        char delimiter = delimiter(head).orElseThrow(() -> new IllegalArgumentException("not " + description.name()));
        var reading = new Reading(decimals(head, delimiter), dates(head, delimiter), zone, context);
        return new CsvRows(CsvRecords.open(source, delimiter), reading);
    }

    /** The values of these columns at the beginning of the file, those that are there. */
    final List<String> values(Head head, char delimiter, String... names) {
        var records = CsvRecords.of(head, delimiter);
        var heading = records.stream()
                .filter(record -> isHeading(new Columns(record.fields())))
                .findFirst();
        return heading.stream()
                .flatMap(at -> {
                    var columns = new Columns(at.fields());
                    return records.stream()
                            .filter(record -> record.line() > at.line())
                            .flatMap(record -> List.of(names).stream().map(name -> columns.in(record, name)));
                })
                .filter(value -> !value.isEmpty())
                .toList();
    }

    private Optional<Character> delimiter(Head head) {
        return DELIMITERS.stream()
                .filter(delimiter -> CsvRecords.first(HEADING_WITHIN, head, delimiter).stream()
                        .anyMatch(record -> record.fields().size() > 1 && isHeading(new Columns(record.fields()))))
                .findFirst();
    }

    private final class Reading implements CsvRows.Reading {
        private final DecimalStyle decimals;
        private final Moment.DateOrder dates;
        private final ZoneId zone;
        private final ImportContext context;
        private @Nullable Table table;
        private String firstColumn = "";

        Reading(DecimalStyle decimals, Moment.DateOrder dates, ZoneId zone, ImportContext context) {
            this.decimals = decimals;
            this.dates = dates;
            this.zone = zone;
            this.context = context;
        }

        @Override
        public void read(CsvRecord record, Consumer<Row> rows) {
            if (startsTable(record)) {
                return;
            }
            if (table != null) {
                read(new TableRow(table, record), rows);
            }
        }

        private boolean startsTable(CsvRecord record) {
            // Only a record that begins like the heading can be the heading again.
            if (table != null && !record.field(0).equals(firstColumn)) {
                return false;
            }
            var columns = new Columns(record.fields());
            if (!isHeading(columns)) {
                return false;
            }
            firstColumn = record.field(0);
            table = new Table(columns, decimals, dates, zone, context);
            return true;
        }

        private void read(TableRow row, Consumer<Row> rows) {
            var record = row.record();
            var columns = row.table().columns();
            if (columns.isTooWide(record)) {
                rows.accept(row.rejected("the row has more fields than the heading has columns"));
            } else if (record.endsFile() && isCut(record, columns)) {
                rows.accept(row.rejected("the file ends in the middle of this row"));
            } else {
                TableFormat.this.read(row, rows);
            }
        }

        /** A line of prose at the end of a file has one field and is no row. */
        private boolean isCut(CsvRecord record, Columns columns) {
            return record.fields().size() > 1 && record.fields().size() < columns.width();
        }
    }
}
