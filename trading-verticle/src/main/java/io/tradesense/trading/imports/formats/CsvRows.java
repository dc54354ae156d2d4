package io.tradesense.trading.imports.formats;

import io.tradesense.trading.imports.domain.Row;
import io.tradesense.trading.imports.domain.Rows;
import java.util.NoSuchElementException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Rows out of CSV records: each record is read by itself, in order; one that reads as null is passed over. */
final class CsvRows implements Rows {

    private final CsvRecords records;
    private final Function<CsvRecord, @Nullable Row> reading;
    private @Nullable Row next;
    private long skipped;

    CsvRows(CsvRecords records, Function<CsvRecord, @Nullable Row> reading) {
        this.records = records;
        this.reading = reading;
    }

    @Override
    public boolean hasNext() {
        while (next == null && records.hasNext()) {
            next = read(records.next());
            if (next == null) {
                skipped++;
            }
        }
        return next != null;
    }

    @Override
    public Row next() {
        if (!hasNext() || next == null) {
            throw new NoSuchElementException();
        }
        var row = next;
        next = null;
        return row;
    }

    @Override
    public long skipped() {
        return skipped;
    }

    @Override
    public void close() {
        records.close();
    }

    private @Nullable Row read(CsvRecord record) {
        if (record.fault() != null) {
            return new Row.Rejected(record.line(), record.fault(), record.raw());
        }
        return record.isBlank() ? null : reading.apply(record);
    }
}
