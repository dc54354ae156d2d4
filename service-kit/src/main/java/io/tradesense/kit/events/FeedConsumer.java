package io.tradesense.kit.events;

import io.tradesense.kit.Fault;
import io.tradesense.kit.client.ServiceClient;
import io.tradesense.kit.identity.Caller;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Applies another service's events to this service's own data, each exactly once by effect: how far the feed was read is
 * stored in the transaction of the change it led to. The doorbell only says when to look; without it a slow timer does.
 * Several instances may consume side by side: the position's row lock lets one page through at a time.
 *
 * <p>Needs {@code CREATE TABLE feed_positions (source text PRIMARY KEY, position text NOT NULL)}.
 */
public final class FeedConsumer {
    private static final Logger log = LoggerFactory.getLogger(FeedConsumer.class);
    private static final int PAGE = 500;
    private static final long SLOW_TURN_MILLIS = 2_000;
    private static final String FIND = "SELECT position FROM feed_positions WHERE source = $1";
    private static final String CREATE = "INSERT INTO feed_positions VALUES ($1, $2) ON CONFLICT (source) DO NOTHING";
    private static final String LOCK = "SELECT position FROM feed_positions WHERE source = $1 FOR UPDATE";
    private static final String ADVANCE = "UPDATE feed_positions SET position = $2 WHERE source = $1";

    /** What the events change here. */
    public interface Effect {
        /** Applies a page of events, in order, in the given transaction. Types it does not know are none of its business. */
        Future<Void> apply(SqlConnection transaction, List<Event> events);
    }

    private final String source;
    private final Caller self;
    private final ServiceClient services;
    private final Pool pool;
    private final Effect effect;
    private boolean running;
    private boolean again;
    private boolean away;

    private FeedConsumer(String source, Caller self, ServiceClient services, Pool pool, Effect effect) {
        this.source = source;
        this.self = self;
        this.services = services;
        this.pool = pool;
        this.effect = effect;
    }

    /** @param doorbells the types of events that make it worth looking at once */
    public static Future<FeedConsumer> start(
            Vertx vertx,
            String source,
            String self,
            Set<String> doorbells,
            EventChannel channel,
            ServiceClient services,
            Pool pool,
            Effect effect) {
        var consumer = new FeedConsumer(source, Caller.service(self), services, pool, effect);
        vertx.setPeriodic(SLOW_TURN_MILLIS, timer -> consumer.wake());
        var context = vertx.getOrCreateContext();
        Future<Void> listening = Future.succeededFuture();
        for (String type : doorbells) {
            listening = listening.compose(
                    done -> channel.subscribe(type, event -> context.runOnContext(heard -> consumer.wake())));
        }
        return listening
                .compose(done -> pool.preparedQuery(CREATE).execute(Tuple.of(source, FeedPosition.START.toString())))
                .map(done -> {
                    consumer.wake();
                    return consumer;
                });
    }

    /** Reads on from where the feed was left; called at work, it looks once more when it is done. */
    public void wake() {
        if (running) {
            again = true;
            return;
        }
        running = true;
        again = false;
        readPage().onComplete(done -> {
            running = false;
            if (done.failed()) {
                logFailure(done.cause());
            } else {
                away = false;
                if (again || done.result()) {
                    wake();
                }
            }
        });
    }

    /** A source that is away is said to be once, not at every turn. */
    private void logFailure(Throwable failure) {
        if (failure instanceof Fault fault) {
            log.atLevel(away ? Level.DEBUG : Level.WARN)
                    .log("the feed of {} is read later: {}", source, fault.detail());
            away = true;
        } else {
            log.error("the feed of {} could not be applied and is tried again", source, failure);
        }
    }

    /** True where there may be more. */
    private Future<Boolean> readPage() {
        return pool.preparedQuery(FIND)
                .execute(Tuple.of(source))
                .map(rows -> rows.iterator().next().getString("position"))
                .compose(
                        position -> services.get(self, source, FeedRoute.PATH + "?limit=" + PAGE + "&after=" + position)
                                .compose(page -> apply(position, page)));
    }

    private Future<Boolean> apply(String position, JsonObject page) {
        List<Event> events = page.getJsonArray("items").stream()
                .map(item -> Event.fromJson((JsonObject) item))
                .toList();
        if (events.isEmpty()) {
            return Future.succeededFuture(false);
        }
        return pool.withTransaction(transaction -> transaction
                .preparedQuery(LOCK)
                .execute(Tuple.of(source))
                .map(rows -> rows.iterator().next().getString("position"))
                .compose(locked -> {
                    if (!locked.equals(position)) {
                        return Future.succeededFuture(true); // another instance was quicker with this page
                    }
                    return effect.apply(transaction, events)
                            .compose(done -> transaction
                                    .preparedQuery(ADVANCE)
                                    .execute(Tuple.of(source, page.getString("next"))))
                            .map(done -> events.size() == PAGE);
                }));
    }
}
