package io.tradesense.analytics;

import io.tradesense.kit.config.Settings;
import io.tradesense.kit.http.HttpSettings;
import io.tradesense.kit.http.Reply;
import io.tradesense.kit.launch.Platform;
import io.tradesense.kit.launch.Service;
import io.tradesense.kit.openapi.ContractRequest;
import io.tradesense.kit.openapi.ContractRouter;
import io.tradesense.kit.server.ServiceServer;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Stands in for market: a price that goes up and down by the clock. */
final class MarketStandIn implements Service {
    @Override
    public String name() {
        return "market";
    }

    @Override
    public Plan plan(Settings settings) {
        var http = HttpSettings.of("market", settings, 0);
        return new Plan(1, platform -> Future.succeededFuture(), platform -> new StandInVerticle(platform, http));
    }

    private Future<Reply> history(ContractRequest request) {
        Duration span = request.requiredText("interval").equals("1h") ? Duration.ofHours(1) : Duration.ofDays(1);
        long length = span.toSeconds();
        long first = -Math.floorDiv(-Instant.parse(request.requiredText("from")).getEpochSecond(), length) * length;
        long to = Instant.parse(request.requiredText("to")).getEpochSecond();
        int limit = request.integer("limit", 1_000);
        var candles = new JsonArray();
        for (long second = first; second < to && candles.size() < limit; second += length) {
            candles.add(candle(second / length, Instant.ofEpochSecond(second)));
        }
        return Future.succeededFuture(Reply.ok(new JsonObject()
                .put("symbol", request.requiredText("symbol"))
                .put("source", "stand-in")
                .put("simulated", true)
                .put("candles", candles)
                .put("nextCursor", null)));
    }

    /** Waves of 10 and of 37 candles, so that it turns and trends. */
    static JsonObject candle(long number, Instant t) {
        double open = price(number);
        double close = price(number + 1);
        return new JsonObject()
                .put("t", t.toString())
                .put("o", String.valueOf(open))
                .put("h", String.valueOf(Math.max(open, close) + 0.3))
                .put("l", String.valueOf(Math.min(open, close) - 0.3))
                .put("c", String.valueOf(close))
                .put("v", "1000");
    }

    private static double price(long number) {
        return Math.round((100 + 3 * Math.sin(number * 0.63) + 5 * Math.sin(number * 0.17)) * 100) / 100.0;
    }

    private final class StandInVerticle extends VerticleBase {
        private final Platform platform;
        private final HttpSettings http;

        StandInVerticle(Platform platform, HttpSettings http) {
            this.platform = platform;
            this.http = http;
        }

        @Override
        public Future<?> start() {
            return ContractRouter.load(vertx, platform.contracts(), "producer/market.yaml", 1_024)
                    .map(contract -> contract.on("getHistory", MarketStandIn.this::history))
                    .compose(contract ->
                            ServiceServer.start(vertx, platform, "market", http, List.of(), contract, router -> {}));
        }
    }
}
