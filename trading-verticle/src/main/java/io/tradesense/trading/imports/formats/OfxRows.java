package io.tradesense.trading.imports.formats;

import io.tradesense.trading.imports.domain.Row;
import io.tradesense.trading.imports.domain.Rows;
import java.util.ArrayDeque;
import java.util.NoSuchElementException;
import java.util.Queue;

/** The transactions of an OFX file, in its order. */
final class OfxRows implements Rows {

    private final OfxAggregates transactions;
    private final OfxTransaction transaction;
    private final Queue<Row> next = new ArrayDeque<>(2);

    OfxRows(OfxAggregates transactions, OfxTransaction transaction) {
        this.transactions = transactions;
        this.transaction = transaction;
    }

    @Override
    public boolean hasNext() {
        if (next.isEmpty()) {
            var aggregate = transactions.next();
            if (aggregate != null) {
                next.addAll(transaction.rows(aggregate));
            }
        }
        return !next.isEmpty();
    }

    @Override
    public Row next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return next.remove();
    }

    @Override
    public void close() {
        transactions.close();
    }
}
