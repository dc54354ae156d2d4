package io.tradesense.auth.pg;

import io.tradesense.kit.events.NewEvent;
import io.tradesense.kit.events.Outbox;
import io.tradesense.kit.events.OutboxRelay;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.util.List;
import java.util.function.Function;

/** Changes together with the events that tell of them: both are committed or neither, and then the relay is woken. */
public final class EventTransactions {
    private final Pool pool;
    private final Outbox outbox;
    private final OutboxRelay relay;

    public EventTransactions(Pool pool, Outbox outbox, OutboxRelay relay) {
        this.pool = pool;
        this.outbox = outbox;
        this.relay = relay;
    }

    public <T> Future<T> run(Function<SqlConnection, Future<T>> change) {
        return pool.withTransaction(change).onSuccess(done -> relay.wake());
    }

    /** Writes events inside of {@link #run}. */
    public Future<Void> append(SqlConnection transaction, NewEvent... events) {
        return outbox.append(transaction, List.of(events));
    }
}
