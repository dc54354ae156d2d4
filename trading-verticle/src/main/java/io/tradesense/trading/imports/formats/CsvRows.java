package io.tradesense.trading.imports.formats;

import io.tradesense.trading.imports.domain.Row;
import io.tradesense.trading.imports.domain.Rows;
import java.util.ArrayDeque;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Rows out of records: each record is read by itself, in order. */
final class CsvRows implements Rows {

    /** Reads a record as no row (it says nothing), one, or a few (a position's opening and its closing). */
    @FunctionalInterface
    interface Reading {
        void read(CsvRecord record, Consumer<Row> rows);
    }

    private final Records records;
    private final Reading reading;
    private final Queue<Row> read = new ArrayDeque<>(2);

    CsvRows(Records records, Reading reading) {
        this.records = records;
        this.reading = reading;
    }

    /** For a reading that gives a record's one row, or null for what says nothing. */
    static CsvRows of(Records records, Function<CsvRecord, @Nullable Row> reading) {
        return new CsvRows(records, (record, rows) -> {
            var row = reading.apply(record);
            if (row != null) {
                rows.accept(row);
            }
        });
    }

    @Override
    public boolean hasNext() {
        while (read.isEmpty() && records.hasNext()) {
            read(records.next());
        }
        return !read.isEmpty();
    }

    @Override
    public Row next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return read.remove();
    }

    @Override
    public void close() {
        records.close();
    }

    private void read(CsvRecord record) {
        if (record.fault() != null) {
            read.add(new Row.Rejected(record.line(), record.fault(), record.raw()));
        } else if (!record.isBlank()) {
            reading.read(record, read::add);
        }
    }
}
