package io.tradesense.analytics;

import io.tradesense.contracts.AccountChanged;
import io.tradesense.contracts.TradeChanged;
import io.tradesense.contracts.TradeDeleted;
import io.tradesense.contracts.UserDeleted;
import io.tradesense.kit.config.Settings;
import io.tradesense.kit.events.FeedPosition;
import io.tradesense.kit.events.NewEvent;
import io.tradesense.kit.launch.Service;
import io.tradesense.kit.testing.ContractClient;
import io.tradesense.kit.testing.TestPostgres;
import io.tradesense.kit.testing.TestService;
import io.tradesense.kit.testing.Waiting;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.pgclient.PgBuilder;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** The analytics service as it runs, with the services it listens to stood in for. */
final class Desk implements AutoCloseable {
    private static final int LOOK_AGAIN_MILLIS = 20;
    private static final String APPLIED = "SELECT position FROM feed_positions WHERE source = $1";
    private static final String TOLD = "SELECT data::text AS data FROM outbox WHERE type = $1 ORDER BY number";
    private final Producer trading = new Producer("trading");
    private final Producer auth = new Producer("auth");
    private final String url = TestPostgres.newDatabase();
    private final TestService services;
    private final Pool pool;

    Desk(Map<String, String> more) {
        this(more, new Service[0]);
    }

    /** @param beside services that are asked, not listened to */
    Desk(Map<String, String> more, Service... beside) {
        var settings = new HashMap<String, String>();
        // Nothing is found that a test has not asked for, unless it wants that.
        settings.put("ANALYTICS_HABITS_AFTER", "24h");
        settings.putAll(more);
        settings.put("TRADING_DATABASE_URL", TestPostgres.newDatabase());
        settings.put("AUTH_DATABASE_URL", TestPostgres.newDatabase());
        settings.put("ANALYTICS_DATABASE_URL", url);
        List<Service> all = new ArrayList<>(List.of(trading, auth, new AnalyticsService()));
        all.addAll(Arrays.asList(beside));
        services = TestService.start(settings, all.toArray(Service[]::new));
        pool = PgBuilder.pool().connectingTo(url).using(vertx()).build();
    }

    /** Another process of the same service, on the same database. */
    TestService secondInstance() {
        return TestService.start(
                Map.of(
                        "ANALYTICS_DATABASE_URL",
                        url,
                        "TRADING_SERVICE_URL",
                        address("trading"),
                        "AUTH_SERVICE_URL",
                        address("auth")),
                new AnalyticsService());
    }

    ContractClient client(UUID userId) {
        return services.client("analytics", userId);
    }

    TestService services() {
        return services;
    }

    /** Tells events and waits until they are applied. */
    void trading(NewEvent... events) {
        trading(Arrays.asList(events));
    }

    void trading(List<NewEvent> events) {
        await(trading.tell(events).compose(last -> applied("trading", last)));
    }

    void userDeleted(UUID userId) {
        var event = new NewEvent(UserDeleted.TYPE, userId.toString(), new UserDeleted(userId).toJson());
        await(auth.tell(List.of(event)).compose(last -> applied("auth", last)));
    }

    /** What the service itself told of a type, as data, in order. */
    List<JsonObject> told(String type) {
        List<JsonObject> told = new ArrayList<>();
        Waiting.await(pool.preparedQuery(TOLD).execute(Tuple.of(type)))
                .forEach(row -> told.add(new JsonObject(row.getString("data"))));
        return told;
    }

    /** Looks again and again, for half a minute, until there is something. */
    <T> T until(Supplier<Optional<T>> look) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (System.nanoTime() < end) {
            Optional<T> seen = look.get();
            if (seen.isPresent()) return seen.get();
            await(vertx().timer(LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS).mapEmpty());
        }
        throw new AssertionError("it never came");
    }

    /** Waits until all that was told so far is applied. */
    void caughtUp() {
        trading(new NewEvent("tradesense.trading.nothing-done.v1", "", new JsonObject()));
    }

    /** As if the position had been lost: everything is read and applied once more. */
    void readAgain() {
        await(pool.query("UPDATE feed_positions SET position = '0.0'").execute().mapEmpty());
        caughtUp();
    }

    /** As {@code ./tradesense analytics rebuild} does, while the service runs. */
    void rebuildByCommand() {
        RebuildReadModel.rebuild(new Settings(Map.of("ANALYTICS_DATABASE_URL", url)));
        caughtUp();
    }

    static NewEvent event(String type, TradeChanged trade) {
        return new NewEvent(type, trade.tradeId().toString(), trade.toJson());
    }

    static NewEvent closed(TradeChanged trade) {
        return event(TradeChanged.CLOSED, trade);
    }

    static NewEvent deleted(TradeChanged trade) {
        var deleted = new TradeDeleted(trade.tradeId(), trade.userId(), trade.accountId());
        return new NewEvent(TradeDeleted.TYPE, trade.tradeId().toString(), deleted.toJson());
    }

    static NewEvent event(AccountChanged account) {
        return new NewEvent(AccountChanged.TYPE, account.accountId().toString(), account.toJson());
    }

    private String address(String service) {
        var instance = services.instance(service);
        return "http://" + instance.host() + ":" + instance.port();
    }

    private Vertx vertx() {
        return services.running().platform().vertx();
    }

    private Future<Void> applied(String source, FeedPosition position) {
        return pool.preparedQuery(APPLIED)
                .execute(Tuple.of(source))
                .map(rows -> FeedPosition.parse(rows.iterator().next().getString("position")))
                .compose(reached -> reached.compareTo(position) >= 0
                        ? Future.succeededFuture()
                        : vertx().timer(LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS)
                                .compose(later -> applied(source, position)));
    }

    private static void await(Future<Void> future) {
        try {
            future.await(30, TimeUnit.SECONDS);
        } catch (TimeoutException late) {
            throw new IllegalStateException(late);
        }
    }

    @Override
    public void close() {
        services.close();
    }
}
