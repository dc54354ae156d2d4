package io.tradesense.benchmarks.trading;

import static io.tradesense.benchmarks.trading.Timing.print;
import static io.tradesense.benchmarks.trading.Timing.quantile;
import static io.tradesense.benchmarks.trading.Timing.seconds;

import io.tradesense.allinone.stores.EmbeddedStores;
import io.tradesense.benchmarks.measure.Compilers;
import io.tradesense.benchmarks.measure.Latencies;
import io.tradesense.benchmarks.measure.Load;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * Of a user with so many fills: two that arrive late in one request, in and out of a position somewhere in the history,
 * until their trades stand; and a page of 50 trades at a steady rate, beside pgbench that runs the page's query at the same rate. Arguments: fills (100000), late
 * fills (60), pages a second (200), seconds (20).
 */
public final class TradingBenchmark {
    private static final Instant FIRST = Instant.parse("2020-01-02T15:00:00Z");
    private static final int ROUNDS = 3;
    private static final int WARM_UP_SECONDS = 4;
    private static final int SYMBOLS = 10;
    private static final int FILLS_A_TRADE = 2;

    private TradingBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        int fills = number(arguments, 0, 100_000);
        int late = number(arguments, 1, 60);
        int rate = number(arguments, 2, 200);
        int seconds = number(arguments, 3, 20);
        var folder = Files.createTempDirectory("tradesense-benchmark");
        try (var stores = EmbeddedStores.start(folder);
                var trading = TradingUnderTest.start(stores);
                var log = new ExecutionLogTable(stores)) {
            UUID account = trading.openAccount();
            double filled = seconds(() -> trading.importAndWait(account, history(fills)));
            log.analyse();
            print("%,d fills of %d symbols are there after %.1f s", fills, SYMBOLS, filled);
            lateFills(trading, account, fills, late);
            pages(trading, stores, rate, seconds);
        }
    }

    private static void lateFills(TradingUnderTest trading, UUID account, int fills, int late) throws Exception {
        var random = new Random(7);
        List<Double> millis = new ArrayList<>();
        for (int fill = 0; fill < late * 2; fill++) {
            var executions = lateFills(account, random, fills, fill);
            double took = seconds(() -> {
                var recorded = trading.record(executions);
                if (recorded.isEmpty()) throw new IllegalStateException("nothing was recorded");
            });
            // The first half warms up and is not counted.
            if (fill >= late) millis.add(took * 1e3);
        }
        print(
                "two late fills into %,d: median %.1f ms, p95 %.1f ms, slowest %.1f ms",
                fills, quantile(millis, 0.5), quantile(millis, 0.95), quantile(millis, 1));
    }

    private static void pages(TradingUnderTest trading, EmbeddedStores stores, int rate, int seconds) throws Exception {
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
        var load = new Load(vertx, 1);
        Load.Request page = number -> trading.pageOfTrades();
        Compilers.own().warmUp(() -> {
            Latencies unused = load.steadily(page, rate, WARM_UP_SECONDS);
        });
        var pgBench = new PgBench(stores, trading.user());
        for (int round = 0; round < ROUNDS; round++) {
            Latencies measured = load.steadily(page, rate, seconds);
            print("page of 50 at %d/s: p50 %.2f ms, p99 %.2f ms", rate, measured.p50(), measured.p99());
            pgBench.print(rate, seconds);
        }
        vertx.close().await(1, TimeUnit.MINUTES);
    }

    /** Within a trade of the past: it held more for a minute, and no other trade has changed. */
    private static JsonObject lateFills(UUID account, Random random, int fills, int number) {
        int trade = random.nextInt(fills / FILLS_A_TRADE);
        return new JsonObject()
                .put(
                        "items",
                        new JsonArray()
                                .add(lateFill(account, trade, number, true))
                                .add(lateFill(account, trade, number, false)));
    }

    private static JsonObject lateFill(UUID account, int trade, int number, boolean entry) {
        return new JsonObject()
                .put("accountId", account.toString())
                .put("symbol", "SYM" + trade % SYMBOLS)
                .put("assetClass", "STOCK")
                .put("side", entry ? "BUY" : "SELL")
                .put("quantity", "1")
                .put("price", "100.05")
                .put("currency", "USD")
                .put("externalId", (entry ? "late in " : "late out ") + number)
                .put(
                        "executedAt",
                        FIRST.plusSeconds(trade * 600L + (entry ? 60 : 120)).toString());
    }

    private static byte[] history(int fills) {
        var text = new StringWriter();
        text.append("symbol,side,quantity,price,executedAt,assetClass,fees,currency,externalId\n");
        for (int fill = 0; fill < fills; fill++) {
            int trade = fill / FILLS_A_TRADE;
            boolean entry = fill % FILLS_A_TRADE == 0;
            text.append("SYM").append(String.valueOf(trade % SYMBOLS)).append(entry ? ",BUY," : ",SELL,");
            text.append(String.valueOf(1 + trade % 9)).append(",").append(100 + trade % 13 + (entry ? ".00" : ".25"));
            text.append(",")
                    .append(FIRST.plusSeconds(trade * 600L + (entry ? 0 : 300)).toString());
            text.append(",STOCK,0.01,USD,F").append(String.valueOf(fill)).append("\n");
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static int number(String[] arguments, int place, int usual) {
        return arguments.length > place ? Integer.parseInt(arguments[place]) : usual;
    }
}
