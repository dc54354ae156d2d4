package io.tradesense.analytics;

import io.tradesense.analytics.breakdowns.http.BreakdownRoutes;
import io.tradesense.analytics.jobs.compute.JobRunner;
import io.tradesense.analytics.jobs.http.JobRoutes;
import io.tradesense.analytics.jobs.pg.PgJobQueue;
import io.tradesense.analytics.jobs.pg.PgJobs;
import io.tradesense.analytics.performance.http.PerformanceRoutes;
import io.tradesense.analytics.questions.compute.Figures;
import io.tradesense.analytics.questions.compute.Kept;
import io.tradesense.analytics.questions.compute.Workers;
import io.tradesense.analytics.questions.http.QuestionRoutes;
import io.tradesense.analytics.readmodel.bus.AuthPage;
import io.tradesense.analytics.readmodel.bus.TradingPage;
import io.tradesense.analytics.readmodel.domain.Changes;
import io.tradesense.analytics.readmodel.http.RebuildRoute;
import io.tradesense.analytics.readmodel.pg.PgChanges;
import io.tradesense.analytics.readmodel.pg.PgReadModel;
import io.tradesense.analytics.readmodel.pg.PgRebuild;
import io.tradesense.analytics.risk.http.RiskRoutes;
import io.tradesense.analytics.simulations.http.SimulationRoutes;
import io.tradesense.analytics.simulations.job.SimulationWork;
import io.tradesense.analytics.simulations.pg.PgTries;
import io.tradesense.kit.client.Instances;
import io.tradesense.kit.client.ServiceClient;
import io.tradesense.kit.events.FeedConsumer;
import io.tradesense.kit.events.FeedPruning;
import io.tradesense.kit.events.FeedRoute;
import io.tradesense.kit.events.Outbox;
import io.tradesense.kit.events.OutboxRelay;
import io.tradesense.kit.launch.Platform;
import io.tradesense.kit.openapi.ContractRouter;
import io.tradesense.kit.openapi.Idempotent;
import io.tradesense.kit.pg.Database;
import io.tradesense.kit.pg.IdempotencyKeys;
import io.tradesense.kit.server.ServiceServer;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Wires the service. */
final class AnalyticsVerticle extends VerticleBase {
    static final String CONTRACT = "analytics/openapi.yaml";
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
        var outbox = new Outbox(AnalyticsConfig.SERVICE);
        var relay = OutboxRelay.start(vertx, pool, outbox, platform.events());
        FeedPruning.start(
                vertx,
                platform.meters(),
                platform.clock(),
                pool,
                AnalyticsConfig.SERVICE,
                AnalyticsFeed.retention(platform.feedRetention()));
        return Future.join(tradingFeed(pool, outbox, relay), authFeed(pool))
                .compose(feeds -> serve(pool, outbox, relay, List.of(feeds.resultAt(0), feeds.resultAt(1))));
    }

    @Override
    public Future<?> stop() {
        return server == null ? Future.succeededFuture() : server.drain();
    }

    private Future<FeedConsumer> tradingFeed(Pool pool, Outbox outbox, OutboxRelay relay) {
        var changes = new PgChanges(outbox);
        return feed(pool, "trading", TradingPage.TYPES, (transaction, events) -> {
            Changes page = TradingPage.changes(events);
            return changes.apply(transaction, page)
                    .compose(applied ->
                            Behaviour.changed(transaction, page.users().keySet()))
                    .onSuccess(applied -> relay.wake());
        });
    }

    private Future<FeedConsumer> authFeed(Pool pool) {
        return feed(
                pool,
                "auth",
                AuthPage.TYPES,
                (transaction, events) -> forget(transaction, AuthPage.deletedUsers(events)));
    }

    /** Each feature that keeps something of a user's removes it here. */
    private static Future<Void> forget(SqlConnection transaction, Set<UUID> users) {
        return PgChanges.forget(transaction, users)
                .compose(done -> PgJobs.deleteAllOf(transaction, users))
                .compose(done -> Behaviour.forget(transaction, users))
                .compose(done -> PgTries.deleteAllOf(transaction, users));
    }

    private Future<FeedConsumer> feed(Pool pool, String source, Set<String> doorbells, FeedConsumer.Effect effect) {
        return FeedConsumer.start(
                vertx,
                platform.operations(),
                source,
                AnalyticsConfig.SERVICE,
                doorbells,
                platform.events(),
                services(),
                pool,
                effect);
    }

    private ServiceClient services() {
        return new ServiceClient(vertx, new Instances(vertx, platform.registry()), platform.tokens());
    }

    private Future<ServiceServer> serve(Pool pool, Outbox outbox, OutboxRelay relay, List<FeedConsumer> feeds) {
        var readModel = new PgReadModel(pool, config.tradesPerUser());
        var figures = new Figures(
                vertx, readModel, kept, new Workers(vertx, "analytics", config.workers(), config.waiting()));
        var behaviour = Behaviour.start(vertx, platform, pool, figures, services(), outbox, relay, config);
        var rebuild = new PgRebuild(pool);
        var rebuildRoute =
                new RebuildRoute(() -> rebuild.start().onSuccess(started -> feeds.forEach(FeedConsumer::wake)));
        var feedRoute = new FeedRoute(pool, outbox);
        return ContractRouter.load(
                        vertx, platform.contracts(), CONTRACT, config.http().bodyBytes())
                .map(contract -> questions(contract, figures))
                .compose(contract -> behaviour.map(started -> started.mount(contract)))
                .map(contract -> jobs(contract, pool, figures))
                .compose(contract -> ServiceServer.start(
                        vertx,
                        platform,
                        AnalyticsConfig.SERVICE,
                        config.http(),
                        List.of(Database.dependency(pool)),
                        contract,
                        router -> {
                            rebuildRoute.mount(router);
                            feedRoute.mount(router);
                        }))
                .onSuccess(started -> server = started);
    }

    /** Each kind of heavy work has a name, a way to be done, and routes. */
    private ContractRouter jobs(ContractRouter contract, Pool pool, Figures figures) {
        var threads = new Workers(vertx, "analytics-jobs", config.jobs(), config.jobs());
        var runner = JobRunner.start(
                vertx,
                new PgJobQueue(pool),
                Map.of(SimulationWork.KIND, new SimulationWork(figures, new PgTries(pool), threads)),
                config.jobs());
        var jobs = new PgJobs(pool);
        var idempotent = new Idempotent(new IdempotencyKeys(vertx, pool));
        return new SimulationRoutes(
                        new JobRoutes(
                                vertx, jobs, runner::wake, SimulationWork.KIND, SimulationRoutes.PATH, "simulationId"),
                        figures,
                        idempotent)
                .mount(contract);
    }

    private static ContractRouter questions(ContractRouter contract, Figures figures) {
        var performance = PerformanceRoutes.mount(new QuestionRoutes(contract, figures));
        return RiskRoutes.mount(BreakdownRoutes.mount(performance)).contract();
    }
}
