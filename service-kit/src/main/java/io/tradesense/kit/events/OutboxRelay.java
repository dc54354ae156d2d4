package io.tradesense.kit.events;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes what stands in the outbox, in order. Of several instances one relays at a time (a row lock decides), and how
 * far it came is kept beside the events, so a killed relay leaves nothing out; it may ring twice for one event.
 */
public final class OutboxRelay {
    private static final Logger log = LoggerFactory.getLogger(OutboxRelay.class);
    private static final int BATCH = 500;
    private static final long SLOW_TURN_MILLIS = 500;
    private static final long LONGEST_PUBLISH_MILLIS = 3_000;
    /** No turn waits for the disk: what a crash takes of the position is rung for twice. */
    private static final String LOCK = """
            SELECT epoch, transaction::text AS transaction, number, set_config('synchronous_commit', 'off', true)
            FROM outbox_relay FOR UPDATE SKIP LOCKED
            """;

    private static final String ADVANCE =
            "UPDATE outbox_relay SET transaction = $1::text::xid8, number = $2, epoch = $3";

    private final Pool pool;
    private final Outbox outbox;
    private final EventChannel channel;
    private boolean running;
    private boolean again;

    private OutboxRelay(Pool pool, Outbox outbox, EventChannel channel) {
        this.pool = pool;
        this.outbox = outbox;
        this.channel = channel;
    }

    /** Runs until the verticle is undeployed. Made and woken on one event loop. */
    public static OutboxRelay start(Vertx vertx, Pool pool, Outbox outbox, EventChannel channel) {
        var relay = new OutboxRelay(pool, outbox, channel);
        vertx.setPeriodic(SLOW_TURN_MILLIS, timer -> relay.wake());
        return relay;
    }

    /** Says that something was committed. Waking a relay at work makes it look once more when it is done. */
    public void wake() {
        if (running) {
            again = true;
            return;
        }
        running = true;
        again = false;
        pool.withTransaction(this::relayBatch).onComplete(done -> {
            running = false;
            if (done.failed()) {
                log.warn("events wait in the outbox: {}", done.cause().toString());
            } else if (again || done.result() == BATCH) {
                wake();
            }
        });
    }

    private Future<Integer> relayBatch(SqlConnection transaction) {
        return transaction.query(LOCK).execute().compose(rows -> {
            if (rows.size() == 0) {
                return Future.succeededFuture(0);
            }
            Row row = rows.iterator().next();
            var after = new FeedPosition(
                    row.getInteger("epoch"), Long.parseLong(row.getString("transaction")), row.getLong("number"));
            return outbox.read(transaction, after, BATCH).compose(events -> publish(transaction, events));
        });
    }

    private Future<Integer> publish(SqlConnection transaction, List<Event> events) {
        if (events.isEmpty()) {
            return Future.succeededFuture(0);
        }
        Future<Void> published = Future.succeededFuture();
        for (Event event : events) {
            published = published.compose(done -> channel.publish(event));
        }
        FeedPosition last = events.get(events.size() - 1).position();
        // Readers of the feed wait for this transaction too, so a channel that hangs must not keep it open.
        return published
                .timeout(LONGEST_PUBLISH_MILLIS, TimeUnit.MILLISECONDS)
                .compose(done -> transaction
                        .preparedQuery(ADVANCE)
                        .execute(Tuple.of(String.valueOf(last.transaction()), last.number(), last.epoch())))
                .map(done -> events.size());
    }
}
