package io.tradesense.auth.pg;

import io.tradesense.kit.events.NewEvent;
import io.tradesense.kit.events.Outbox;
import io.tradesense.kit.events.OutboxRelay;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/**
 * Changes together with the events that tell of them: both are committed or neither. The relay is woken where there were
 * events: most sign-ins have none, and a look of the relay is four trips to the database.
 */
public final class EventTransactions {
    private final Pool pool;
    private final Outbox outbox;
    private final OutboxRelay relay;
    /** Transactions under way that have written events; of one event loop. */
    private final Set<SqlConnection> telling = Collections.newSetFromMap(new IdentityHashMap<>());

    public EventTransactions(Pool pool, Outbox outbox, OutboxRelay relay) {
        this.pool = pool;
        this.outbox = outbox;
        this.relay = relay;
    }

    public <T> Future<T> run(Function<SqlConnection, Future<T>> change) {
        var tells = new AtomicBoolean();
        return pool.withTransaction(transaction -> Future.succeededFuture(transaction)
                        .compose(change)
                        .onComplete(done -> tells.set(telling.remove(transaction))))
                .onSuccess(committed -> {
                    if (tells.get()) {
                        relay.wake();
                    }
                });
    }

    /** Writes events inside of {@link #run}. */
    public Future<Void> append(SqlConnection transaction, NewEvent... events) {
        if (events.length > 0) {
            telling.add(transaction);
        }
        return outbox.append(transaction, List.of(events));
    }
}
