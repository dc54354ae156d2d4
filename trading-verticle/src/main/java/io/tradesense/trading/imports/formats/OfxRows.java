package io.tradesense.trading.imports.formats;

import io.tradesense.trading.imports.domain.Row;
import io.tradesense.trading.imports.domain.Rows;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** The transactions of an OFX file, in its order. */
final class OfxRows implements Rows {

    private final OfxAggregates transactions;
    private final OfxTransaction transaction;
    private @Nullable Row next;

    OfxRows(OfxAggregates transactions, OfxTransaction transaction) {
        this.transactions = transactions;
        this.transaction = transaction;
    }

    @Override
    public boolean hasNext() {
        if (next == null) {
            var aggregate = transactions.next();
            next = aggregate == null ? null : transaction.row(aggregate);
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
    public void close() {
        transactions.close();
    }
}
