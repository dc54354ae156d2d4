package io.tradesense.kit.events;

import io.tradesense.kit.Fault;
import io.tradesense.kit.client.ServiceClient;
import io.tradesense.kit.identity.Caller;
import io.tradesense.kit.operations.Consumption;
import io.tradesense.kit.operations.Operations;
import io.tradesense.kit.operations.ParkedEvent;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Applies another service's events to this service's own data, each exactly once by effect: how far the feed was read is
 * stored in the transaction of the change it led to. The doorbell only says when to look; without it a slow timer does.
 * Several instances may consume side by side: the position's row lock lets one page through at a time.
 *
 * <p>An event whose effect fails by itself a few times in a row is parked, with its error, and the feed goes on; later events
 * of the same owner are parked behind it, so that an owner's events are always applied in order. Parked events are tried
 * again at every start, and when an operator asks for it. What fails because the database is away is tried for ever.
 *
 * <p>Needs {@code CREATE TABLE feed_positions (source text PRIMARY KEY, position text NOT NULL)}.
 */
public final class FeedConsumer implements Consumption {
    private static final Logger log = LoggerFactory.getLogger(FeedConsumer.class);
    private static final int PAGE = 500;
    private static final int MOST_OWNERS = 1_000;
    private static final long SLOW_TURN_MILLIS = 2_000;

    /** What the events change here. */
    public interface Effect {
        /** Applies a page of events, in order, in the given transaction. Types it does not know are none of its business. */
        Future<Void> apply(SqlConnection transaction, List<Event> events);
    }

    private final Vertx vertx;
    private final String source;
    private final Caller self;
    private final ServiceClient services;
    private final Pool pool;
    private final FeedTransactions transactions;
    private final Retries retries = new Retries();
    private volatile @Nullable Instant behindSince;
    private volatile long parked;
    private boolean running;
    private boolean again;
    private boolean away;

    private FeedConsumer(Vertx vertx, String source, String self, ServiceClient services, Pool pool, Effect effect) {
        this.vertx = vertx;
        this.source = source;
        this.self = Caller.service(self);
        this.services = services;
        this.pool = pool;
        this.transactions = new FeedTransactions(source, pool, effect);
    }

    /** @param doorbells the types of events that make it worth looking at once */
    public static Future<FeedConsumer> start(
            Vertx vertx,
            Operations operations,
            String source,
            String self,
            Set<String> doorbells,
            EventChannel channel,
            ServiceClient services,
            Pool pool,
            Effect effect) {
        var consumer = new FeedConsumer(vertx, source, self, services, pool, effect);
        operations.watch(self, consumer);
        return consumer.listen(doorbells, channel);
    }

    /** As the other, unseen by operators. */
    public static Future<FeedConsumer> start(
            Vertx vertx,
            String source,
            String self,
            Set<String> doorbells,
            EventChannel channel,
            ServiceClient services,
            Pool pool,
            Effect effect) {
        return new FeedConsumer(vertx, source, self, services, pool, effect).listen(doorbells, channel);
    }

    private Future<FeedConsumer> listen(Set<String> doorbells, EventChannel channel) {
        vertx.setPeriodic(SLOW_TURN_MILLIS, timer -> wake());
        var context = vertx.getOrCreateContext();
        Future<Void> listening = Future.succeededFuture();
        for (String type : doorbells) {
            listening =
                    listening.compose(done -> channel.subscribe(type, event -> context.runOnContext(heard -> wake())));
        }
        return listening.compose(done -> transactions.create()).map(done -> {
            replayAll();
            wake();
            return this;
        });
    }

    @Override
    public String source() {
        return source;
    }

    @Override
    public @Nullable Instant behindSince() {
        return behindSince;
    }

    @Override
    public long parked() {
        return parked;
    }

    @Override
    public Future<List<ParkedEvent>> parkedEvents(long after, int limit) {
        return transactions.parked().list(pool, after, limit);
    }

    @Override
    public Future<Replay> replay(UUID event) {
        return transactions
                .parked()
                .ownerOf(pool, event)
                .compose(owner -> owner.map(transactions::replay)
                        .orElseGet(() -> Future.failedFuture(Fault.notFound("parked event"))))
                .onSuccess(done -> log.info("{} parked events of {} are applied", done.applied(), source));
    }

    /** What was parked by an older version may well be applied by this one. */
    private void replayAll() {
        transactions
                .parked()
                .allOwners(pool, MOST_OWNERS)
                .compose(owners -> {
                    Future<Replay> done = Future.succeededFuture(new Replay(0, null));
                    for (String owner : owners) {
                        done = done.compose(before -> transactions.replay(owner));
                    }
                    return done;
                })
                .onFailure(failure -> log.warn("parked events of {} stay for now: {}", source, failure.toString()));
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
        behind(Instant.now());
        if (failure instanceof Fault fault) {
            log.atLevel(away ? Level.DEBUG : Level.WARN)
                    .log("the feed of {} is read later: {}", source, fault.detail());
            away = true;
        } else {
            log.error("the feed of {} could not be applied and is tried again", source, failure);
        }
    }

    private void behind(Instant since) {
        if (behindSince == null) {
            behindSince = since;
        }
    }

    /** True where there may be more. */
    private Future<Boolean> readPage() {
        return transactions.place().compose(place -> {
            parked = place.parked();
            return services.get(self, source, FeedRoute.PATH + "?limit=" + PAGE + "&after=" + place.position())
                    .compose(page -> apply(place.position(), events(page)));
        });
    }

    private static List<Event> events(JsonObject page) {
        return page.getJsonArray("items").stream()
                .map(item -> Event.fromJson((JsonObject) item))
                .toList();
    }

    private Future<Boolean> apply(String position, List<Event> events) {
        if (events.isEmpty()) {
            behindSince = null;
            return Future.succeededFuture(false);
        }
        behindSince = events.get(0).time();
        return transactions
                .apply(position, events)
                .map(done -> events.size() == PAGE)
                .recover(failure -> failure instanceof Unapplied
                        ? applyOneByOne(position, events, 0)
                        : Future.failedFuture(failure))
                .onSuccess(more -> caughtUp(more));
    }

    private void caughtUp(boolean more) {
        retries.forget();
        if (!more) {
            behindSince = null;
        }
    }

    /** Finds the event that spoils the page. */
    private Future<Boolean> applyOneByOne(String position, List<Event> events, int index) {
        if (index == events.size()) {
            return Future.succeededFuture(true);
        }
        var event = events.get(index);
        return transactions
                .apply(position, List.of(event))
                .recover(failure -> failure instanceof Unapplied unapplied
                        ? suspect(position, event, unapplied.failure())
                        : Future.failedFuture(failure))
                .compose(done -> applyOneByOne(event.position().toString(), events, index + 1));
    }

    private Future<Void> suspect(String position, Event event, Throwable failure) {
        int tries = retries.count(event.id());
        if (tries < Retries.MOST) {
            vertx.setTimer(retries.pauseMillis(), timer -> wake());
            return Future.failedFuture(failure);
        }
        log.error("event {} ({}) of {} is parked", event.id(), event.type(), source, failure);
        return transactions.park(position, event, failure, tries);
    }
}
