package io.tradesense.benchmarks.market;

import io.tradesense.allinone.run.GeneratedSettings;
import io.tradesense.allinone.stores.EmbeddedStores;
import io.tradesense.benchmarks.measure.Contestant;
import io.tradesense.benchmarks.measure.Figures;
import io.tradesense.benchmarks.measure.Latencies;
import io.tradesense.benchmarks.measure.Load;
import io.tradesense.benchmarks.measure.Starting;
import io.tradesense.kit.config.Settings;
import io.tradesense.kit.identity.Caller;
import io.tradesense.kit.identity.InternalKeys;
import io.tradesense.kit.identity.InternalTokens;
import io.tradesense.market.MarketService;
import io.vertx.core.Vertx;
import io.vertx.core.http.RequestOptions;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisAPI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Processor time a request and latency of quotes that are known, one and a hundred at a time, beside a bare handler that
 * asks Redis; then what a crowd that listens costs. The service and the bare handler have one processor to themselves,
 * the load has the other. An answer that is not 200 ends the run. Arguments: rounds (5), requests a round (20000),
 * subscribers (5000), symbols of each (50), seconds they listen (20).
 */
public final class MarketBenchmark {
    private static final List<String> SERVICES = List.of("gateway", "auth", "trading", "analytics", "market");
    private static final String PROCESSOR = "1";
    private static final int CONNECTIONS = 32;
    private static final int WARM_UP_SECONDS = 10;
    private static final int STEADY_SECONDS = 10;
    private static final double STEADY_SHARE = 0.3;
    private static final int CROWD_HEAP = 256;
    private static final int BATCH_SHARE = 10;
    private final Vertx vertx = Vertx.vertx();
    private final Path folder;
    private final Map<String, String> settings;
    private final InternalTokens tokens;

    private MarketBenchmark(Path folder, Map<String, String> settings) {
        this.folder = folder;
        this.settings = settings;
        this.tokens = new InternalTokens(vertx, InternalKeys.from(new Settings(settings)), Clock.systemUTC());
    }

    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createTempDirectory("tradesense-market-benchmark");
        try (var stores = EmbeddedStores.start(folder.resolve("data"))) {
            var benchmark = new MarketBenchmark(folder, GeneratedSettings.of(stores, SERVICES));
            try {
                benchmark.quotes(argument(arguments, 0, 5), argument(arguments, 1, 20_000));
                benchmark.crowd(argument(arguments, 2, 5_000), argument(arguments, 3, 50), argument(arguments, 4, 20));
            } finally {
                benchmark
                        .vertx
                        .close()
                        .toCompletionStage()
                        .toCompletableFuture()
                        .get();
            }
        }
    }

    private void quotes(int rounds, int requests) throws Exception {
        fillRedis();
        var provider = StandInProvider.start(vertx);
        var market = market(
                128,
                Map.of(
                        "MARKET_PROVIDERS", "finnhub",
                        "MARKET_FINNHUB_KEY", "key",
                        "MARKET_FINNHUB_URL", provider.url(),
                        "MARKET_FINNHUB_STREAM_URL", "none",
                        "MARKET_FINNHUB_PER_MINUTE", "0"));
        var bare = bare();
        try {
            var load = new Load(vertx, CONNECTIONS);
            String hundred = IntStream.range(0, BareRedis.MANY)
                    .mapToObj(number -> "S" + number)
                    .collect(Collectors.joining(","));
            var measured = List.of(
                    new Measured("bare Redis GET", bare, plain(bare, "/one"), requests),
                    new Measured("market, one quote", market, asked(market, "/quotes/AAPL"), requests),
                    new Measured("bare Redis MGET of 100", bare, plain(bare, "/many"), requests / BATCH_SHARE),
                    new Measured(
                            "market, 100 quotes",
                            market,
                            asked(market, "/quotes?symbols=" + hundred),
                            requests / BATCH_SHARE));
            for (Measured each : measured) {
                each.target().compilers().warmUp(() -> load.forSeconds(each.request(), WARM_UP_SECONDS));
            }
            var costs = new Figures("CPU a request, µs");
            for (int round = 0; round < rounds; round++) {
                for (Measured each : measured) {
                    costs.add(each.name(), load.microseconds(each.target(), each.request(), each.count()));
                }
            }
            costs.print("bare Redis GET");
            latencies(load, measured.get(0), measured.get(1));
            latencies(load, measured.get(2), measured.get(3));
        } finally {
            market.end();
            bare.end();
        }
    }

    /** One line of the table. */
    private record Measured(String name, Contestant target, Load.Request request, int count) {}

    /** At three tenths of what the market can do, each request at its appointed time. */
    private static void latencies(Load load, Measured bare, Measured market) throws Exception {
        int rate = (int) (load.requests(market.request(), market.count()) * STEADY_SHARE);
        for (Measured each : List.of(bare, market)) {
            Latencies taken = load.steadily(each.request(), rate, STEADY_SECONDS);
            print("%-24s at %,d/s: p50 %.2f ms, p99 %.2f ms", each.name(), rate, taken.p50(), taken.p99());
        }
    }

    private void crowd(int subscribers, int symbols, int seconds) throws Exception {
        var provider = StandInProvider.start(vertx);
        var market = market(
                CROWD_HEAP,
                Map.of(
                        "MARKET_PROVIDERS", "coinbase",
                        "MARKET_COINBASE_URL", provider.url(),
                        "MARKET_COINBASE_STREAM_URL", provider.streamUrl(),
                        "MARKET_COINBASE_PER_MINUTE", "0",
                        "MARKET_LISTENERS", String.valueOf(subscribers)));
        try {
            String names = IntStream.range(0, symbols)
                    .mapToObj(number -> "C" + number + "-USD")
                    .collect(Collectors.joining(","));
            var crowd = new Subscribers(vertx, subscribers);
            crowd.connect(asked(market, "/quotes/stream?symbols=" + names).numbered(0), subscribers);
            crowd.count();
            double before = market.processorSeconds();
            TimeUnit.SECONDS.sleep(seconds);
            double used = (market.processorSeconds() - before) / seconds;
            if (crowd.bytes() < (long) subscribers * symbols * seconds) {
                throw new IllegalStateException("the crowd heard next to nothing");
            }
            print(
                    "%,d subscribers of %d symbols: %.2f processors, peak memory %,d MiB, %,.1f MB/s,"
                            + " lag p50 %d ms, p99 %d ms, %d streams lost",
                    subscribers,
                    symbols,
                    used,
                    market.peakMemory() >> 20,
                    crowd.bytes() / 1e6 / seconds,
                    crowd.lag(0.5),
                    crowd.lag(0.99),
                    crowd.ended());
        } finally {
            market.end();
        }
    }

    private Contestant market(int heap, Map<String, String> more) throws Exception {
        int port = Starting.freePort();
        Map<String, String> environment = new HashMap<>(settings);
        environment.put("MARKET_HTTP_PORT", String.valueOf(port));
        environment.put("AUTH_SERVICE_URL", "http://127.0.0.1:1");
        environment.putAll(more);
        var builder = Starting.java(MarketService.class, heap, List.of());
        builder.environment().putAll(environment);
        return Starting.on(PROCESSOR, "market" + heap, "/quotes", port, builder, folder);
    }

    private Contestant bare() throws Exception {
        int port = Starting.freePort();
        var builder = Starting.java(BareRedis.class, List.of(String.valueOf(port)));
        builder.environment().put("BARE_REDIS_URL", settings.get("REDIS_URL"));
        return Starting.on(PROCESSOR, "bare Redis", "/one", port, builder, folder);
    }

    /** What the bare handler finds is of the size of a quote. */
    private void fillRedis() throws Exception {
        var redis = Redis.createClient(vertx, settings.get("REDIS_URL"));
        for (int number = 0; number < BareRedis.MANY; number++) {
            RedisAPI.api(redis)
                    .set(List.of(BareRedis.key(number), "{\"symbol\":\"S" + number + "\"" + " ".repeat(330) + "}"))
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(10, TimeUnit.SECONDS);
        }
        redis.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    private static Load.Request plain(Contestant target, String path) {
        return number -> to(target, path);
    }

    private Load.Request asked(Contestant target, String path) {
        var caller = new Caller("gateway", UUID.randomUUID(), Set.of("user"), null);
        return number -> to(target, path).putHeader(InternalTokens.HEADER, tokens.token(caller, "market"));
    }

    private static RequestOptions to(Contestant target, String path) {
        return new RequestOptions().setHost("127.0.0.1").setPort(target.port()).setURI(path);
    }

    private static void print(String form, Object... figures) {
        System.out.printf(Locale.ROOT, form + "%n", figures);
    }

    private static int argument(String[] arguments, int index, int otherwise) {
        return arguments.length > index ? Integer.parseInt(arguments[index]) : otherwise;
    }
}
