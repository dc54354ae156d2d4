package io.tradesense.trading.imports.formats;

import java.util.Iterator;

/** The records of a file, one at a time. */
interface Records extends Iterator<CsvRecord>, AutoCloseable {

    @Override
    void close();
}
