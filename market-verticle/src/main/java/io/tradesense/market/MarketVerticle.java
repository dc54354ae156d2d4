package io.tradesense.market;

import io.tradesense.contracts.UserDeleted;
import io.tradesense.kit.client.Instances;
import io.tradesense.kit.client.ServiceClient;
import io.tradesense.kit.events.Event;
import io.tradesense.kit.events.FeedConsumer;
import io.tradesense.kit.events.FeedPruning;
import io.tradesense.kit.events.FeedRoute;
import io.tradesense.kit.events.Outbox;
import io.tradesense.kit.events.OutboxRelay;
import io.tradesense.kit.health.Dependency;
import io.tradesense.kit.launch.Platform;
import io.tradesense.kit.openapi.ContractRouter;
import io.tradesense.kit.openapi.Idempotent;
import io.tradesense.kit.pg.Database;
import io.tradesense.kit.pg.IdempotencyKeys;
import io.tradesense.kit.server.ServiceServer;
import io.tradesense.market.alerts.domain.AlertWatch;
import io.tradesense.market.alerts.http.AlertRoutes;
import io.tradesense.market.alerts.pg.PgAlerts;
import io.tradesense.market.caching.domain.ReadThrough;
import io.tradesense.market.caching.redis.RedisShelf;
import io.tradesense.market.caching.redis.SharedRedis;
import io.tradesense.market.calendars.http.CalendarRoutes;
import io.tradesense.market.history.domain.FetchedHistory;
import io.tradesense.market.history.domain.HistoryBook;
import io.tradesense.market.history.http.HistoryRoutes;
import io.tradesense.market.history.http.ImportRoutes;
import io.tradesense.market.history.json.CandleCodec;
import io.tradesense.market.history.pg.PgImportedHistory;
import io.tradesense.market.instruments.domain.AssetKind;
import io.tradesense.market.instruments.http.SymbolRoutes;
import io.tradesense.market.live.bus.BusTicks;
import io.tradesense.market.live.domain.LiveBoard;
import io.tradesense.market.live.domain.LiveFeed;
import io.tradesense.market.live.http.Audience;
import io.tradesense.market.live.http.QuoteSocket;
import io.tradesense.market.live.http.QuoteStream;
import io.tradesense.market.providers.domain.Capability;
import io.tradesense.market.providers.domain.ProviderChain;
import io.tradesense.market.providers.http.ProviderRoutes;
import io.tradesense.market.providers.redis.SharedLedger;
import io.tradesense.market.quotes.domain.DelayedQuotes;
import io.tradesense.market.quotes.domain.QuoteBook;
import io.tradesense.market.quotes.http.QuoteRoutes;
import io.tradesense.market.quotes.json.QuoteCodec;
import io.tradesense.market.simulation.domain.Simulation;
import io.tradesense.market.simulation.domain.Simulator;
import io.tradesense.market.usage.domain.UsageCounter;
import io.tradesense.market.usage.pg.PgUsageBook;
import io.tradesense.market.watchlists.http.WatchlistRoutes;
import io.tradesense.market.watchlists.pg.PgWatchlists;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Wires the market service together. Holds no logic. */
final class MarketVerticle extends VerticleBase {
    static final String CONTRACT = "market/openapi.yaml";

    private static final Logger log = LoggerFactory.getLogger(MarketVerticle.class);
    private static final int QUOTES_KEPT = 10_000;
    private static final int CHUNKS_KEPT = 200;
    private static final long FLUSH_MILLIS = 250;
    private static final long TURN_MILLIS = 1_000;
    private final Platform platform;
    private final MarketConfig config;
    private @Nullable ServiceServer server;
    private @Nullable LiveBoard board;
    private @Nullable UsageCounter counter;

    MarketVerticle(Platform platform, MarketConfig config) {
        this.platform = platform;
        this.config = config;
    }

    @Override
    public Future<?> start() {
        var clock = platform.clock();
        var redis =
                config.redis().map(url -> SharedRedis.at(vertx, url, clock)).orElseGet(() -> SharedRedis.none(clock));
        var providers = new Providers(vertx, clock);
        var chain = providers.chain(config.providers(), new SharedLedger(redis, clock));
        var simulation = new Simulation(config.simulator(), new Simulator(config.seed()));
        var quotes = new QuoteBook(
                readThrough(new RedisShelf<>(redis, QuoteCodec::write, QuoteCodec::read), QUOTES_KEPT),
                chain,
                simulation,
                clock);
        var pool = config.database().pool(vertx);
        var imported = new PgImportedHistory(pool);
        var history = new HistoryBook(
                imported,
                new FetchedHistory(
                        readThrough(
                                new RedisShelf<>(redis, CandleCodec::writeChunk, CandleCodec::readChunk), CHUNKS_KEPT),
                        chain,
                        clock),
                simulation,
                historyWorkers(vertx),
                clock);
        return providers
                .loaded()
                .compose(loaded -> listen(pool, redis, chain, simulation, quotes, imported, history))
                .compose(listening -> forgetDeletedUsers(pool));
    }

    /** One set a process, which ends with the last verticle that holds it. */
    private static HistoryBook.Workers historyWorkers(Vertx vertx) {
        var workers = vertx.createSharedWorkerExecutor(
                "market-history", Runtime.getRuntime().availableProcessors());
        return new HistoryBook.Workers() {
            @Override
            public <T> Future<T> run(Callable<T> work) {
                return workers.executeBlocking(work, false);
            }
        };
    }

    @Override
    public Future<?> stop() {
        if (board != null) {
            board.close();
        }
        Future<Void> drained = server == null ? Future.succeededFuture() : server.drain();
        return drained.transform(ended -> counter == null
                ? Future.succeededFuture()
                : counter.close().timeout(config.http().drain().toMillis() + 1, TimeUnit.MILLISECONDS));
    }

    private <T> ReadThrough<T> readThrough(RedisShelf<T> shelf, int most) {
        return new ReadThrough<>(
                shelf,
                platform.clock(),
                new SplittableRandom(),
                most,
                millis -> vertx.timer(millis).mapEmpty());
    }

    private Future<ServiceServer> listen(
            Pool pool,
            SharedRedis redis,
            ProviderChain chain,
            Simulation simulation,
            QuoteBook quotes,
            PgImportedHistory imported,
            HistoryBook history) {
        var outbox = new Outbox(MarketConfig.SERVICE);
        var relay = OutboxRelay.start(vertx, pool, outbox, platform.events());
        FeedPruning.start(
                vertx,
                platform.meters(),
                platform.clock(),
                pool,
                MarketConfig.SERVICE,
                MarketFeed.retention(platform.feedRetention()));
        var alerts = new PgAlerts(pool, outbox, relay::wake);
        return Metering.start(vertx, platform, pool, outbox, relay::wake, config)
                .compose(metering ->
                        serve(pool, outbox, alerts, metering, redis, chain, simulation, quotes, imported, history));
    }

    private Future<ServiceServer> serve(
            Pool pool,
            Outbox outbox,
            PgAlerts alerts,
            Metering metering,
            SharedRedis redis,
            ProviderChain chain,
            Simulation simulation,
            QuoteBook quotes,
            PgImportedHistory imported,
            HistoryBook history) {
        var clock = platform.clock();
        var readers = metering.readers();
        counter = metering.counter();
        var idempotent = new Idempotent(new IdempotencyKeys(vertx, pool));
        var seats = new LiveBoard(config.listeners(), clock);
        var feed = new LiveFeed(seats, quotes, new BusTicks(platform.events(), clock)::ticked);
        var audience = new Audience(seats, readers);
        board = seats;
        run(seats, audience, feed, new AlertWatch(alerts, quotes));
        var streams = Upstreams.start(vertx, config.providers(), seats, feed);
        log.info("streams of providers: {}", streams.size());
        return ContractRouter.load(
                        vertx, platform.contracts(), CONTRACT, config.http().bodyBytes())
                .map(api -> new QuoteRoutes(quotes, new DelayedQuotes(quotes, clock), readers).mount(api))
                .map(api -> new QuoteStream(seats, feed, audience, readers).mount(api))
                .map(api -> new HistoryRoutes(history, readers, clock).mount(api))
                .map(api -> new ImportRoutes(vertx, imported, config.importBytes()).mount(api))
                .map(api -> new CalendarRoutes(clock).mount(api))
                .map(api -> new SymbolRoutes().mount(api))
                .map(api -> new ProviderRoutes(chain, config.simulator().name(), redis::state, clock).mount(api))
                .map(api -> new WatchlistRoutes(new PgWatchlists(pool), idempotent, clock).mount(api))
                .map(api -> new AlertRoutes(alerts, idempotent, clock).mount(api))
                .compose(api -> ServiceServer.start(
                        vertx,
                        platform,
                        MarketConfig.SERVICE,
                        config.http(),
                        List.of(Database.dependency(pool), prices(redis, chain, simulation)),
                        api,
                        router -> {
                            new FeedRoute(pool, outbox).mount(router);
                            new QuoteSocket(seats, feed, audience, readers, config.listeners()).mount(router);
                        }))
                .onSuccess(listening -> server = listening);
    }

    private void run(LiveBoard seats, Audience audience, LiveFeed feed, AlertWatch watch) {
        vertx.setPeriodic(TURN_MILLIS, timer -> audience.turn());
        vertx.setPeriodic(FLUSH_MILLIS, timer -> seats.flush());
        vertx.setPeriodic(
                TURN_MILLIS,
                timer -> feed.turn().onFailure(failure -> log.warn("prices were not brought up to date", failure)));
        vertx.setPeriodic(
                config.alertTurn().toMillis(),
                timer -> watch.turn()
                        .onFailure(failure -> log.warn("alerts wait for the next turn: {}", failure.toString())));
    }

    /** Says where prices come from; nothing of it being away makes the service unhealthy. */
    private static Dependency prices(SharedRedis redis, ProviderChain chain, Simulation simulation) {
        return new Dependency("prices", () -> {
            var simulated = new JsonArray();
            for (AssetKind kind : AssetKind.values()) {
                if (!chain.serves(kind, Capability.QUOTES)
                        && simulation.allowed(chain.isContracted(kind, Capability.QUOTES))) {
                    simulated.add(kind.name());
                }
            }
            return Future.succeededFuture(new JsonObject()
                    .put("simulated", !simulated.isEmpty())
                    .put("simulatedKinds", simulated)
                    .put("redis", redis.state()));
        });
    }

    private Future<FeedConsumer> forgetDeletedUsers(Pool pool) {
        var services = new ServiceClient(vertx, new Instances(vertx, platform.registry()), platform.tokens());
        return FeedConsumer.start(
                vertx,
                platform.operations(),
                "auth",
                MarketConfig.SERVICE,
                Set.of(UserDeleted.TYPE),
                platform.events(),
                services,
                pool,
                MarketVerticle::forget);
    }

    private static Future<Void> forget(SqlConnection transaction, List<Event> events) {
        Future<Void> done = Future.succeededFuture();
        for (Event event : events) {
            if (event.type().equals(UserDeleted.TYPE)) {
                UUID userId = UserDeleted.fromJson(event.data()).userId();
                done = done.compose(before -> PgWatchlists.forget(transaction, userId))
                        .compose(before -> PgAlerts.forget(transaction, userId))
                        .compose(before -> PgImportedHistory.forget(transaction, userId))
                        .compose(before -> PgUsageBook.forget(transaction, userId));
            }
        }
        return done;
    }
}
