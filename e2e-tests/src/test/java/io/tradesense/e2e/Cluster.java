package io.tradesense.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.tradesense.allinone.clustered.Stores;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Every service as a process of its own, as {@code ./tradesense cluster start} runs them. */
final class Cluster implements AutoCloseable {

    private static final Duration LONGEST_START = Duration.ofSeconds(90);

    private final Path data;
    private final JavaProcess stores;
    private final List<Integer> gatewayPorts = new ArrayList<>();
    private final int clusterPort = freePort();
    private final List<JavaProcess> services = new ArrayList<>();
    private final Map<String, List<JavaProcess>> byService = new HashMap<>();

    private Cluster(Path data) {
        this.data = data;
        this.stores = JavaProcess.start(Stores.class.getName(), log("stores"), Map.of(), data.toString());
    }

    static Cluster on(Path data) {
        var cluster = new Cluster(data);
        cluster.awaitStores();
        return cluster;
    }

    /** Starts one more process of a service. */
    void start(String service, String mainClass) {
        var environment = new HashMap<>(environment(service));
        if (service.equals("gateway")) {
            gatewayPorts.add(freePort());
            environment.put("GATEWAY_HTTP_PORT", Integer.toString(gatewayPorts.get(gatewayPorts.size() - 1)));
        }
        environment.putAll(Map.of(
                "TRADESENSE_SHAPE", "clustered",
                "CLUSTER_HOST", "127.0.0.1",
                "CLUSTER_NAME", "test-" + ProcessHandle.current().pid(),
                "CLUSTER_PORT", Integer.toString(clusterPort),
                "GATEWAY_MANAGEMENT_PORT", "0",
                "AUTH_HTTP_PORT", "0",
                "TRADING_HTTP_PORT", "0",
                "ANALYTICS_HTTP_PORT", "0",
                "DRAIN_TIME", "2s"));
        environment.put("MARKET_HTTP_PORT", "0");
        environment.put("BILLING_HTTP_PORT", "0");
        environment.put("AI_HTTP_PORT", "0");
        var process = JavaProcess.start(mainClass, log(service + "-" + services.size()), environment);
        services.add(process);
        byService.computeIfAbsent(service, name -> new ArrayList<>()).add(process);
    }

    Api api() {
        return api(0);
    }

    /** The same installation by another of its doors, in the order they were started. */
    Api api(int gateway) {
        return new Api(URI.create("http://127.0.0.1:" + gatewayPorts.get(gateway)));
    }

    /** Kills the process of a service that was started first. */
    void killOne(String service) {
        byService.getOrDefault(service, List.of()).get(0).kill();
    }

    /** Until every service is there and so many instances of trading are. */
    void awaitHealthy(int tradingInstances) {
        var unused = Eventually.read(
                "a healthy cluster",
                LONGEST_START,
                this::health,
                health -> JourneyTest.isEveryServiceWell(health)
                        && health.path("instances").path("trading").size() == tradingInstances);
    }

    /** Until those services answer, whoever else may be missing. */
    void awaitServices(String... wanted) {
        var unused = Eventually.read(
                "the services " + String.join(", ", wanted),
                LONGEST_START,
                this::health,
                health -> Stream.of(wanted)
                        .allMatch(service ->
                                health.path("services").path(service).asText().equals("healthy")));
    }

    @Override
    public void close() {
        for (int index = services.size() - 1; index >= 0; index--) {
            services.get(index).close();
        }
        stores.close();
    }

    private JsonNode health() {
        services.forEach(Cluster::requireAlive);
        try {
            return api().get("/health").body();
        } catch (UncheckedIOException notYet) {
            return NullNode.getInstance();
        }
    }

    private void awaitStores() {
        var last = data.resolve("cluster/ai.env");
        var unused = Eventually.read("the stores", LONGEST_START, () -> Files.exists(last), there -> {
            requireAlive(stores);
            return there;
        });
    }

    private Map<String, String> environment(String service) {
        Map<String, String> environment = new HashMap<>();
        try (var lines = Files.lines(data.resolve("cluster/" + service + ".env"))) {
            lines.map(line -> line.split("=", 2))
                    .forEach(pair -> environment.put(pair[0], pair[1].substring(1, pair[1].length() - 1)));
            return environment;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private Path log(String name) {
        return data.resolveSibling(data.getFileName() + "-" + name + ".log");
    }

    private static void requireAlive(JavaProcess process) {
        if (!process.isAlive() && !process.wasKilled()) {
            throw new AssertionError("a process of the cluster ended; it said:\n" + process.output());
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
