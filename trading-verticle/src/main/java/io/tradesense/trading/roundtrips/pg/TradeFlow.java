package io.tradesense.trading.roundtrips.pg;

import io.tradesense.trading.roundtrips.domain.Trades;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowStream;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Transaction;
import io.vertx.sqlclient.Tuple;
import java.util.function.Consumer;

/** Trades out of a database cursor, a few hundred at a time; one state of the database, however long the reading takes. */
final class TradeFlow implements Trades.Flow {
    private static final int FETCH = 500;

    private final SqlConnection connection;
    private final Transaction transaction;
    private final RowStream<Row> rows;
    private boolean over;

    private TradeFlow(SqlConnection connection, Transaction transaction, RowStream<Row> rows) {
        this.connection = connection;
        this.transaction = transaction;
        this.rows = rows;
    }

    static Future<Trades.Flow> open(Pool pool, String sql, Tuple arguments) {
        return pool.getConnection()
                .compose(connection -> connection
                        .begin()
                        .compose(transaction -> connection
                                .prepare(sql)
                                .<Trades.Flow>map(statement -> new TradeFlow(
                                        connection, transaction, statement.createStream(FETCH, arguments))))
                        .onFailure(failure -> connection.close()));
    }

    @Override
    public void to(Consumer<Trades.Listed> reader, Runnable ended, Consumer<Throwable> failed) {
        rows.exceptionHandler(failure -> {
            cancel();
            failed.accept(failure);
        });
        rows.endHandler(end -> {
            cancel();
            ended.run();
        });
        rows.handler(row -> reader.accept(TradeRows.listed(row)));
    }

    @Override
    public void pause() {
        rows.pause();
    }

    @Override
    public void resume() {
        rows.resume();
    }

    /** Nothing was written, so it does not matter how the transaction ends, but the connection must come back. */
    @Override
    public void cancel() {
        if (over) return;
        over = true;
        rows.close().eventually(transaction::rollback).onComplete(ended -> connection.close());
    }
}
