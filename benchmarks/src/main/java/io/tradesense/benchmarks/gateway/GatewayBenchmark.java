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

    private static final int SLICE_SECONDS = 5;
    private static final int SPELLS = 9;
    private static final int SPELL_SECONDS = 2;
    private static final int MICROS_A_MILLI = 1_000;
    /** Of so many users are the tokens that are new; a user who is new, too, costs a visit to Redis. */
    private static final int USERS = 500;

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
            String one = tokens.mint(1, 1).get(0);
            int fresh = requests / SIGNED_PART;
            for (Contestant contestant : field.proxies()) {
                contestant.compilers().warmUp(() -> load.forSeconds(with(contestant, List.of(one)), SLICE_SECONDS));
            }
            field.gateway().compilers().warmUp(() -> {
                double unused = load.requests(with(field.gateway(), tokens.mint(fresh, USERS)), fresh);
            });
            var costs = new Figures("CPU a request, µs");
            for (int round = 0; round < rounds; round++) {
                for (Contestant contestant : field.proxies()) {
                    costs.add(
                            contestant.name(), load.microseconds(contestant, with(contestant, List.of(one)), requests));
                }
                Contestant gateway = field.gateway();
                costs.add(
                        gateway.name() + ", each token new",
                        load.microseconds(gateway, with(gateway, tokens.mint(fresh, USERS)), fresh));
                costs.add(
                        gateway.name() + ", each token and user new",
                        load.microseconds(gateway, with(gateway, tokens.mint(fresh, fresh)), fresh));
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

    /**
     * At three tenths of what the gateway can do, each request at its appointed time, so that no wait is left out. Several short
     * spells in turn: one stall of this machine would be the p99 of a long one.
     */
    private static void latencies(ContestField field, Load load, String token, int requests) throws Exception {
        double most = load.requests(with(field.gateway(), List.of(token)), requests);
        int rate = (int) (most * STEADY_SHARE);
        System.out.printf(
                Locale.ROOT, "%nLatency at %,d requests/s (the gateway alone reaches %,.0f), µs%n", rate, most);
        Latencies unused = load.steadily(with(field.origin(), List.of(token)), rate, SLICE_SECONDS);
        var middle = new Figures("p50, µs");
        var tail = new Figures("p99, µs");
        for (int spell = 0; spell < SPELLS; spell++) {
            for (Contestant each : field.everybody()) {
                Latencies through = load.steadily(with(each, List.of(token)), rate, SPELL_SECONDS);
                middle.add(each.name(), through.p50() * MICROS_A_MILLI);
                tail.add(each.name(), through.p99() * MICROS_A_MILLI);
            }
        }
        middle.print(ContestField.ORIGIN);
        tail.print(ContestField.ORIGIN);
    }

    private static int argument(String[] arguments, int index, int otherwise) {
        return arguments.length > index ? Integer.parseInt(arguments[index]) : otherwise;
    }
}
