package io.tradesense.analytics;

import io.tradesense.analytics.candles.compute.EntryMeasures;
import io.tradesense.analytics.candles.domain.Candles;
import io.tradesense.analytics.candles.market.MarketCandles;
import io.tradesense.analytics.candlesticks.compute.PricePatternDesk;
import io.tradesense.analytics.candlesticks.http.CandlestickRoutes;
import io.tradesense.analytics.candlesticks.ta4j.Ta4jCandlesticks;
import io.tradesense.analytics.jobs.compute.JobRunner;
import io.tradesense.analytics.jobs.http.JobRoutes;
import io.tradesense.analytics.jobs.pg.PgJobQueue;
import io.tradesense.analytics.jobs.pg.PgJobs;
import io.tradesense.analytics.models.http.ModelRoutes;
import io.tradesense.analytics.models.http.Predictions;
import io.tradesense.analytics.models.job.ModelWork;
import io.tradesense.analytics.models.tribuo.TribuoLearner;
import io.tradesense.analytics.patterns.compute.CandleRuns;
import io.tradesense.analytics.patterns.compute.HabitReports;
import io.tradesense.analytics.patterns.compute.HabitWatch;
import io.tradesense.analytics.patterns.http.PatternRoutes;
import io.tradesense.analytics.patterns.pg.PgFoundHabits;
import io.tradesense.analytics.patterns.pg.PgLooks;
import io.tradesense.analytics.questions.compute.Figures;
import io.tradesense.analytics.questions.compute.Workers;
import io.tradesense.kit.client.ServiceClient;
import io.tradesense.kit.entitlements.Entitlements;
import io.tradesense.kit.events.Outbox;
import io.tradesense.kit.events.OutboxRelay;
import io.tradesense.kit.launch.Platform;
import io.tradesense.kit.openapi.ContractRouter;
import io.tradesense.kit.openapi.Idempotent;
import io.tradesense.kit.pg.IdempotencyKeys;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Wires what is told of a trader's conduct: habits, patterns in price, and models. */
final class Behaviour {
    /** Reports worked on or waiting, a verticle. */
    private static final int WAITING = 32;
    /** Models trained at a time, a verticle: a training fills a core. */
    private static final int TRAININGS = 1;

    private final Vertx vertx;
    private final Clock clock;
    private final Pool pool;
    private final Figures figures;
    private final Candles candles;
    private final Workers workers;
    private final HabitReports habits;
    private final Entitlements entitlements;

    private Behaviour(
            Vertx vertx,
            Clock clock,
            Pool pool,
            Figures figures,
            Candles candles,
            Workers workers,
            HabitReports habits,
            Entitlements entitlements) {
        this.vertx = vertx;
        this.clock = clock;
        this.pool = pool;
        this.figures = figures;
        this.candles = candles;
        this.workers = workers;
        this.habits = habits;
        this.entitlements = entitlements;
    }

    static Future<Behaviour> start(
            Vertx vertx,
            Platform platform,
            Pool pool,
            Figures figures,
            ServiceClient services,
            Outbox outbox,
            OutboxRelay relay,
            AnalyticsConfig config) {
        var workers = new Workers(vertx, "analytics-behaviour", config.workers(), WAITING);
        Candles candles = new MarketCandles(services, AnalyticsConfig.SERVICE);
        var found = new PgFoundHabits(pool, outbox, relay::wake, platform.clock());
        var habits = new HabitReports(vertx, figures, workers, new CandleRuns(new EntryMeasures(candles)), found);
        HabitWatch.start(vertx, new PgLooks(pool), habits, config.habitsAfter());
        return Entitlements.start(
                        vertx,
                        AnalyticsConfig.SERVICE,
                        platform.events(),
                        services,
                        platform.meters(),
                        platform.clock())
                .map(entitlements ->
                        new Behaviour(vertx, platform.clock(), pool, figures, candles, workers, habits, entitlements));
    }

    ContractRouter mount(ContractRouter contract) {
        var patterns = new PatternRoutes(contract, habits).mount();
        var desk = new PricePatternDesk(candles, new Ta4jCandlesticks(), figures, workers);
        return models(new CandlestickRoutes(patterns, desk, clock).mount());
    }

    private ContractRouter models(ContractRouter contract) {
        var threads = new Workers(vertx, "analytics-models", TRAININGS, TRAININGS);
        var work = new ModelWork(figures, new EntryMeasures(candles), new TribuoLearner(), threads);
        var runner = JobRunner.start(vertx, new PgJobQueue(pool), Map.of(ModelWork.KIND, work), TRAININGS);
        var jobs = new PgJobs(pool);
        return new ModelRoutes(
                        new JobRoutes(vertx, jobs, runner::wake, ModelWork.KIND, ModelRoutes.PATH),
                        figures,
                        new Idempotent(new IdempotencyKeys(vertx, pool)),
                        entitlements,
                        new Predictions(jobs, figures, candles, workers, clock))
                .mount(contract);
    }

    /** Their trades change in this transaction. */
    static Future<Void> changed(SqlConnection transaction, Set<UUID> users) {
        return PgLooks.changed(transaction, users);
    }

    static Future<Void> forget(SqlConnection transaction, Set<UUID> users) {
        return PgFoundHabits.deleteAllOf(transaction, users).compose(done -> PgLooks.deleteAllOf(transaction, users));
    }
}
