package io.tradesense.trading.imports.domain;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * The rows of one file, in the file's order, read only as fast as they are asked for. The same file gives the same rows
 * in the same order, so a row's place in it is a place to resume at. Reading blocks: never on an event loop. One thread
 * at a time.
 *
 * <p>{@code hasNext} and {@code next} throw {@link UncheckedIOException} where the source itself fails. Whatever the
 * file holds, it ends in rows: where nothing more can be read, the last row is a {@link Row.Rejected} that says so.
 */
public interface Rows extends Iterator<Row>, AutoCloseable {

    @Override
    void close();

    /** The next rows, at most {@code limit}; empty at the end. */
    default List<Row> block(int limit) {
        var block = new ArrayList<Row>();
        while (block.size() < limit && hasNext()) {
            block.add(next());
        }
        return block;
    }
}
