package io.tradesense.analytics;

import io.tradesense.analytics.performance.bus.AuthPage;
import io.tradesense.analytics.performance.bus.TradingPage;
import io.tradesense.analytics.performance.compute.Figures;
import io.tradesense.analytics.performance.compute.Kept;
import io.tradesense.analytics.performance.compute.Workers;
import io.tradesense.analytics.performance.http.PerformanceRoutes;
import io.tradesense.analytics.performance.http.RebuildRoute;
import io.tradesense.analytics.performance.pg.PgChanges;
import io.tradesense.analytics.performance.pg.PgReadModel;
import io.tradesense.analytics.performance.pg.PgRebuild;
import io.tradesense.kit.client.Instances;
import io.tradesense.kit.client.ServiceClient;
import io.tradesense.kit.events.FeedConsumer;
import io.tradesense.kit.launch.Platform;
import io.tradesense.kit.openapi.ContractRouter;
import io.tradesense.kit.pg.Database;
import io.tradesense.kit.server.ServiceServer;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.sqlclient.Pool;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Wires the service. */
final class AnalyticsVerticle extends VerticleBase {
    private static final String CONTRACT = "analytics/openapi.yaml";
    private final Platform platform;
    private final AnalyticsConfig config;
    private final Kept kept;
    private @Nullable ServiceServer server;

    AnalyticsVerticle(Platform platform, AnalyticsConfig config, Kept kept) {
        this.platform = platform;
        this.config = config;
        this.kept = kept;
    }

    @Override
    public Future<?> start() {
        Pool pool = config.database().pool(vertx);
        return Future.join(tradingFeed(pool), authFeed(pool))
                .compose(feeds -> serve(pool, List.of(feeds.resultAt(0), feeds.resultAt(1))));
    }

    @Override
    public Future<?> stop() {
        return server == null ? Future.succeededFuture() : server.drain();
    }

    private Future<FeedConsumer> tradingFeed(Pool pool) {
        return feed(
                pool,
                "trading",
                TradingPage.TYPES,
                (transaction, events) -> PgChanges.apply(transaction, TradingPage.changes(events)));
    }

    private Future<FeedConsumer> authFeed(Pool pool) {
        return feed(
                pool,
                "auth",
                AuthPage.TYPES,
                (transaction, events) -> PgChanges.forget(transaction, AuthPage.deletedUsers(events)));
    }

    private Future<FeedConsumer> feed(Pool pool, String source, Set<String> doorbells, FeedConsumer.Effect effect) {
        var services = new ServiceClient(vertx, new Instances(vertx, platform.registry()), platform.tokens());
        return FeedConsumer.start(
                vertx, source, AnalyticsConfig.SERVICE, doorbells, platform.events(), services, pool, effect);
    }

    private Future<ServiceServer> serve(Pool pool, List<FeedConsumer> feeds) {
        var readModel = new PgReadModel(pool, config.tradesPerUser());
        var figures = new Figures(vertx, readModel, kept, new Workers(vertx, config.workers(), config.waiting()));
        var rebuild = new PgRebuild(pool);
        var rebuildRoute =
                new RebuildRoute(() -> rebuild.start().onSuccess(started -> feeds.forEach(FeedConsumer::wake)));
        return ContractRouter.load(vertx, CONTRACT, config.http().bodyBytes())
                .map(contract -> new PerformanceRoutes(contract, figures).mount())
                .compose(contract -> ServiceServer.start(
                        vertx,
                        platform,
                        AnalyticsConfig.SERVICE,
                        config.http(),
                        List.of(Database.dependency(pool)),
                        contract,
                        rebuildRoute::mount))
                .onSuccess(started -> server = started);
    }
}
