package io.tradesense.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.tradesense.allinone.clustered.Stores;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Every service as a process of its own: clustered, as {@code ./tradesense cluster start} runs them, or addressed, with the
 * addresses written down and events over Redis.
 */
final class Cluster implements AutoCloseable {

    static final String GATEWAY = "gateway";
    private static final Duration LONGEST_START = Duration.ofSeconds(90);
    /** As many as the loopback profile looks for members on. */
    static final int PORTS_OF_MEMBERS = 20;

    private final Path data;
    private final JavaProcess stores;
    private final Map<String, Integer> addresses;
    private final Map<String, String> more;
    private final int clusterPort = FreePorts.firstOf(PORTS_OF_MEMBERS);
    private final Map<String, List<JavaProcess>> services = new HashMap<>();
    private final List<Integer> gatewayPorts = new ArrayList<>();
    private int started;

    private Cluster(Path data, Map<String, Integer> addresses, Map<String, String> more) {
        this.data = data;
        this.addresses = Map.copyOf(addresses);
        this.more = Map.copyOf(more);
        this.stores = JavaProcess.start(Stores.class.getName(), log("stores"), Map.of(), data.toString());
    }

    static Cluster on(Path data) {
        var cluster = new Cluster(data, Map.of(), Map.of());
        cluster.awaitStores();
        return cluster;
    }

    /** @param more what every process is told beside what it needs */
    static Cluster addressed(Path data, Map<String, String> more) {
        Map<String, Integer> addresses = new HashMap<>();
        Stores.SERVICES.forEach(service -> addresses.put(service, FreePorts.next()));
        var cluster = new Cluster(data, addresses, more);
        cluster.awaitStores();
        return cluster;
    }

    /** Every service but the gateway. */
    static List<String> behindTheGateway() {
        return Stores.SERVICES.stream()
                .filter(service -> !service.equals(GATEWAY))
                .toList();
    }

    /** Starts one more process of a service. */
    void start(String service) {
        var unused = started(service);
    }

    private JavaProcess started(String service) {
        if (!service.equals(GATEWAY)) {
            return start(
                    service,
                    addresses.getOrDefault(service, 0),
                    processes(service).size());
        }
        int running = processes(GATEWAY).size();
        if (running < gatewayPorts.size()) {
            // The one that is killed is always the first.
            return start(GATEWAY, gatewayPorts.get(0), 0);
        }
        gatewayPorts.add(addresses.containsKey(GATEWAY) ? addresses.get(GATEWAY) : FreePorts.next());
        return start(GATEWAY, gatewayPorts.get(running), running);
    }

    /** Every service once and one gateway. */
    void startAll() {
        startMissing(1);
    }

    /** Every service once and two gateways, whatever was killed or added. */
    void makeWhole() {
        behindTheGateway().forEach(this::endAllButOne);
        startMissing(2);
        awaitHealthy(1);
    }

    private void endAllButOne(String service) {
        var its = processes(service);
        its.removeIf(process -> !process.isAlive());
        while (its.size() > 1) {
            its.remove(0).close();
        }
    }

    /** The first alone, for others that start with it would each found a cluster; then in pairs, one a processor. */
    private void startMissing(int gateways) {
        List<String> missing = new ArrayList<>(behindTheGateway().stream()
                .filter(service -> processes(service).isEmpty())
                .toList());
        if (missing.size() == behindTheGateway().size()) {
            startTogether(missing.subList(0, 1));
            missing.remove(0);
        }
        for (int gateway = processes(GATEWAY).size(); gateway < gateways; gateway++) {
            missing.add(GATEWAY);
        }
        for (int first = 0; first < missing.size(); first += 2) {
            startTogether(missing.subList(first, Math.min(first + 2, missing.size())));
        }
    }

    private void startTogether(List<String> names) {
        List<JavaProcess> together = names.stream().map(this::started).toList();
        for (int each = 0; each < together.size(); each++) {
            awaitUp(names.get(each), together.get(each));
        }
    }

    Api api() {
        return api(0);
    }

    /** The same installation by another of its doors, in the order they were started. */
    Api api(int gateway) {
        return new Api(gateways().get(gateway));
    }

    List<URI> gateways() {
        return gatewayPorts.stream()
                .map(port -> URI.create("http://127.0.0.1:" + port))
                .toList();
    }

    /** The pid of the process of a service that was started first. */
    long pid(String service) {
        return oldest(service).pid();
    }

    /** Kills the process of a service that was started first. */
    void killOne(String service) {
        oldest(service).kill();
        processes(service).remove(0);
    }

    /** Until the process of a service that was started last says that it is up. */
    void awaitUp(String service) {
        awaitUp(service, processes(service).get(processes(service).size() - 1));
    }

    private static void awaitUp(String service, JavaProcess process) {
        var unused = Eventually.read(
                service + " to be up", LONGEST_START, process::output, said -> said.contains(service + " is up"));
    }

    /** A gateway in the place and on the port of one that was killed. */
    void restartGateway(int place) {
        var unused = start(GATEWAY, gatewayPorts.get(place), place);
        awaitSeen(GATEWAY, place);
    }

    /** As {@code ./tradesense cluster restart}: another comes up and is seen, then the old one is asked to go. */
    void replace(String service) {
        start(service);
        awaitInstances(service, 2);
        oldest(service).close();
        processes(service).remove(0);
        awaitInstances(service, 1);
    }

    /** Gateways stand on ports that clients know, so one goes before another comes. */
    void replaceGateway(int place) {
        processes(GATEWAY).remove(place).close();
        restartGateway(place);
    }

    /** Until every service is there and so many instances of trading are. */
    void awaitHealthy(int tradingInstances) {
        awaitSeen("every service, and of trading " + tradingInstances, 0);
        awaitInstances("trading", tradingInstances);
    }

    /** Until those services answer, whoever else may be missing. */
    void awaitServices(String... wanted) {
        var unused = Eventually.read(
                "the services " + String.join(", ", wanted),
                LONGEST_START,
                () -> health(0),
                health -> Stream.of(wanted)
                        .allMatch(service ->
                                health.path("services").path(service).asText().equals("healthy")));
    }

    private void awaitInstances(String service, int wanted) {
        for (int place = 0; place < gatewayPorts.size(); place++) {
            int gateway = place;
            var unused = Eventually.read(
                    wanted + " instances of " + service, LONGEST_START, () -> health(gateway), health -> {
                        var instances = health.path("instances").path(service);
                        return instances.size() == wanted
                                && instances.findValuesAsText("state").stream().allMatch("healthy"::equals);
                    });
        }
    }

    private void awaitSeen(String what, int gateway) {
        var unused = Eventually.read(what, LONGEST_START, () -> health(gateway), JourneyTest::isEveryServiceWell);
    }

    @Override
    public void close() {
        processes(GATEWAY).forEach(JavaProcess::close);
        services.forEach((service, processes) -> processes.forEach(JavaProcess::close));
        stores.close();
    }

    /** The stores that all of these share. */
    ClusterStores stores() {
        return new ClusterStores(data, stores.pid(), this::environment);
    }

    private JsonNode health(int gateway) {
        services.values().forEach(processes -> processes.forEach(Cluster::requireAlive));
        try {
            return new Api(gateways().get(gateway)).get("/health").body();
        } catch (UncheckedIOException notYet) {
            return NullNode.getInstance();
        }
    }

    private JavaProcess start(String service, int port, int place) {
        var environment = new HashMap<>(environment(service));
        environment.putAll(addresses.isEmpty() ? clustered() : addressed());
        environment.putAll(Map.of("GATEWAY_MANAGEMENT_PORT", "0", "DRAIN_TIME", "2s"));
        environment.putAll(more);
        environment.put(service.toUpperCase(Locale.ROOT) + "_HTTP_PORT", Integer.toString(port));
        started++;
        var process =
                JavaProcess.start(Budget.ofServices(), mainClass(service), log(service + "-" + started), environment);
        processes(service).add(place, process);
        return process;
    }

    private Map<String, String> clustered() {
        return Map.of(
                "TRADESENSE_SHAPE",
                "clustered",
                "CLUSTER_HOST",
                "127.0.0.1",
                "CLUSTER_PORT",
                Integer.toString(clusterPort));
    }

    private Map<String, String> addressed() {
        Map<String, String> environment = new HashMap<>();
        addresses.forEach((service, port) ->
                environment.put(service.toUpperCase(Locale.ROOT) + "_SERVICE_URL", "http://127.0.0.1:" + port));
        environment.put("TRADESENSE_SHAPE", "addressed");
        return environment;
    }

    /** Where a service is; of the addressed shape. */
    String address(String service) {
        return "http://127.0.0.1:" + addresses.get(service);
    }

    static String mainClass(String service) {
        return "io.tradesense." + service + "." + service.substring(0, 1).toUpperCase(Locale.ROOT)
                + service.substring(1) + "Service";
    }

    private List<JavaProcess> processes(String service) {
        return services.computeIfAbsent(service, first -> new ArrayList<>());
    }

    private JavaProcess oldest(String service) {
        return processes(service).get(0);
    }

    private void awaitStores() {
        var ready = data.resolve("cluster").resolve(Stores.READY);
        var unused = Eventually.read("the stores", LONGEST_START, () -> Files.exists(ready), there -> {
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
}
