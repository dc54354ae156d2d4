package io.tradesense.analytics;

import io.tradesense.analytics.candles.compute.EntryMeasures;
import io.tradesense.analytics.candles.domain.Candles;
import io.tradesense.analytics.candles.market.MarketCandles;
import io.tradesense.analytics.candlesticks.compute.PricePatternDesk;
import io.tradesense.analytics.candlesticks.http.CandlestickRoutes;
import io.tradesense.analytics.candlesticks.ta4j.Ta4jCandlesticks;
import io.tradesense.analytics.patterns.compute.CandleRuns;
import io.tradesense.analytics.patterns.compute.HabitReports;
import io.tradesense.analytics.patterns.http.PatternRoutes;
import io.tradesense.analytics.patterns.pg.PgFoundHabits;
import io.tradesense.analytics.questions.compute.Figures;
import io.tradesense.analytics.questions.compute.Workers;
import io.tradesense.kit.client.ServiceClient;
import io.tradesense.kit.events.Outbox;
import io.tradesense.kit.events.OutboxRelay;
import io.tradesense.kit.openapi.ContractRouter;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.time.Clock;
import java.util.Set;
import java.util.UUID;

/** Wires what is told of a trader's conduct: habits and patterns in price. */
final class Behaviour {
    /** Reports worked on or waiting, a verticle. */
    private static final int WAITING = 32;

    private final HabitReports habits;
    private final PricePatternDesk pricePatterns;
    private final Clock clock;

    Behaviour(
            Vertx vertx,
            Clock clock,
            Pool pool,
            Figures figures,
            ServiceClient services,
            Outbox outbox,
            OutboxRelay relay,
            int threads) {
        this.clock = clock;
        var workers = new Workers(vertx, "analytics-behaviour", threads, WAITING);
        Candles candles = new MarketCandles(services, AnalyticsConfig.SERVICE);
        var found = new PgFoundHabits(pool, outbox, relay::wake, clock);
        habits = new HabitReports(vertx, figures, workers, new CandleRuns(new EntryMeasures(candles)), found);
        pricePatterns = new PricePatternDesk(candles, new Ta4jCandlesticks(), figures, workers);
    }

    ContractRouter mount(ContractRouter contract) {
        var patterns = new PatternRoutes(contract, habits).mount();
        return new CandlestickRoutes(patterns, pricePatterns, clock).mount();
    }

    static Future<Void> forget(SqlConnection transaction, Set<UUID> users) {
        return PgFoundHabits.deleteAllOf(transaction, users);
    }
}
