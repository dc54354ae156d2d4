package io.tradesense.benchmarks.gateway;

import io.tradesense.allinone.run.GeneratedSettings;
import io.tradesense.allinone.stores.EmbeddedStores;
import io.tradesense.benchmarks.measure.Contestant;
import io.tradesense.benchmarks.measure.Figures;
import io.tradesense.benchmarks.measure.Latencies;
import io.tradesense.benchmarks.measure.Load;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Processor time a request, and latency added, of the whole gateway (token, revocation, rate limit, CORS, breaker,
 * metrics, log) beside nginx as a plain proxy, HAProxy that verifies RS256 on every request, and a bare
 * vertx-web-proxy. All stand before the same origin on one processor, are loaded in turn from the other, and are read from
 * {@code /proc}: what the process itself used, user and system together. An answer that is not 2xx ends the run.
 * Arguments: rounds (5), requests a round (40000), connections (32).
 */
public final class GatewayBenchmark {
    private static final List<String> SERVICES = List.of("gateway", "auth", "trading");
    /** Signing a token takes longer than anything here: of those that are new to the gateway there are fewer. */
    private static final int SIGNED_PART = 5;

    /** On one processor the compiler and the requests share it, and what they share is counted. */
    private static final int WARM_UP_SECONDS = 40;

    private static final int FRESH_WARM_UP_SECONDS = 15;
    private static final int STEADY_SECONDS = 10;
    private static final double STEADY_SHARE = 0.3;

    private GatewayBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        int rounds = argument(arguments, 0, 5);
        int requests = argument(arguments, 1, 40_000);
        int connections = argument(arguments, 2, 32);
        Path folder = Files.createTempDirectory("tradesense-gateway-benchmark");
        Vertx vertx = Vertx.vertx();
        var tokens = AccessTokenMint.random();
        var auth = StandInAuth.start(vertx, tokens);
        try (var stores = EmbeddedStores.start(folder.resolve("data"));
                var field = ContestField.start(folder, GeneratedSettings.of(stores, SERVICES), auth.port(), tokens)) {
            var load = new Load(vertx, connections);
            String one = tokens.mint(1).get(0);
            int fresh = requests / SIGNED_PART;
            for (Contestant contestant : field.proxies()) {
                load.forSeconds(with(contestant, List.of(one)), WARM_UP_SECONDS);
            }
            load.forSeconds(with(field.gateway(), tokens.mint(fresh)), FRESH_WARM_UP_SECONDS);
            var costs = new Figures("CPU a request, µs");
            for (int round = 0; round < rounds; round++) {
                for (Contestant contestant : field.proxies()) {
                    costs.add(
                            contestant.name(), load.microseconds(contestant, with(contestant, List.of(one)), requests));
                }
                Contestant gateway = field.gateway();
                costs.add(
                        gateway.name() + ", each token new",
                        load.microseconds(gateway, with(gateway, tokens.mint(fresh)), fresh));
            }
            costs.print(ContestField.NGINX);
            latencies(field, load, one, requests);
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().get();
        }
    }

    /** The resource with a token, each in turn. */
    private static Load.Request with(Contestant target, List<String> tokens) {
        return number -> new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setHost("127.0.0.1")
                .setPort(target.port())
                .setURI(target.path())
                .putHeader("authorization", "Bearer " + tokens.get(number % tokens.size()));
    }

    /** At three tenths of what the gateway can do, each request at its appointed time, so that no wait is left out. */
    private static void latencies(ContestField field, Load load, String token, int requests) throws Exception {
        double most = load.requests(with(field.gateway(), List.of(token)), requests);
        int rate = (int) (most * STEADY_SHARE);
        System.out.printf(
                Locale.ROOT, "%nLatency at %,d requests/s (the gateway alone reaches %,.0f), ms%n", rate, most);
        Latencies direct = load.steadily(with(field.origin(), List.of(token)), rate, STEADY_SECONDS);
        System.out.printf(
                Locale.ROOT, "%-22s p50 %.2f  p99 %.2f%n", field.origin().name(), direct.p50(), direct.p99());
        for (Contestant proxy : field.proxies()) {
            Latencies through = load.steadily(with(proxy, List.of(token)), rate, STEADY_SECONDS);
            System.out.printf(
                    Locale.ROOT,
                    "%-22s p50 %.2f  p99 %.2f   added p50 %.2f  p99 %.2f%n",
                    proxy.name(),
                    through.p50(),
                    through.p99(),
                    through.p50() - direct.p50(),
                    through.p99() - direct.p99());
        }
    }

    private static int argument(String[] arguments, int index, int otherwise) {
        return arguments.length > index ? Integer.parseInt(arguments[index]) : otherwise;
    }
}
