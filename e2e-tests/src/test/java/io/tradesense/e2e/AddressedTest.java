package io.tradesense.e2e;

import static io.tradesense.e2e.ClassArchive.CLASS_PATH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Processes that know each other by written addresses, hear events over Redis and share no cluster. */
@Tag("alone")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AddressedTest {
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final String ACTIVITY = "/api/notes/activity";
    private static final int NOTES_PORT = FreePorts.next();
    private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);
    private static final Map<String, String> NOTES = Map.of(
            "NOTES_SERVICE_URL",
            "http://127.0.0.1:" + NOTES_PORT,
            "GATEWAY_ROUTES",
            "/notes=notes",
            "INTERNAL_KEY_GATEWAY_NOTES",
            KEY,
            "INTERNAL_KEY_NOTES_TRADING",
            KEY);
    private final Statement statement = Statement.shipped();
    private final PlainCount count = PlainCount.of(statement);
    private final Cluster cluster = Cluster.addressed(Installation.emptyFolder("addressed"), NOTES);

    @BeforeAll
    void start() {
        cluster.startAll();
        cluster.awaitHealthy(1);
    }

    @AfterAll
    void end() {
        cluster.close();
    }

    private String imports(Api api) {
        var account = api.opensAccount();
        var ended = api.ended(api.beginsImport(account, "application/xml", statement.file()));
        assertThat(ended.path("status").asText()).isEqualTo("COMPLETED");
        return account;
    }

    @Test
    void the_journey_works_and_a_service_that_is_killed_takes_nobody_along() {
        var api = cluster.api().registered();
        var account = imports(api);
        ExpectedFigures.hold(count, api.summary(account, count.trips().size()));
        cluster.killOne("trading");
        assertThat(api.get("/api/trades?limit=1").status()).isEqualTo(503);
        assertThat(api.get("/api/auth/users/me").status()).isEqualTo(200);
        assertThat(api.get("/api/performance/summary?accountId=" + account).status())
                .isEqualTo(200);
        cluster.start("trading");
        var unused = Eventually.read(
                "trading to answer", LONGEST, () -> api.get("/api/trades?limit=1"), answer -> answer.status() == 200);
    }

    @Test
    void a_service_that_was_rehearsed_loads_its_classes_from_the_archive() throws Exception {
        var folder = Files.createDirectories(Path.of("target", "rehearsal").toAbsolutePath());
        var archive = folder.resolve("market.jsa");
        var environment = cluster.stores().environments().apply("market");
        var file = Files.writeString(
                folder.resolve("market.env"),
                environment.entrySet().stream()
                        .map(each -> each.getKey() + "='" + each.getValue() + "'\n")
                        .collect(Collectors.joining()));
        var main = "io.tradesense.market.MarketService";
        var rehearsal = new ProcessBuilder(
                        "sh", "../Dockerfiles/rehearse.sh", archive.toString(), file.toString(), CLASS_PATH, main)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile());
        rehearsal
                .environment()
                .putAll(Map.of("JAVA_OPTIONS", "-XX:+UseSerialGC", "REHEARSAL_PORT", "" + FreePorts.next()));
        assertThat(rehearsal.start().waitFor())
                .as(() -> read(folder.resolve("output")))
                .isZero();
        var loads = folder.resolve("loads");
        var started = new HashMap<>(environment);
        started.putAll(Map.of("TRADESENSE_SHAPE", "addressed", "HTTP_HOST", "127.0.0.1", "MARKET_HTTP_PORT", "0"));
        var options = List.of("-XX:SharedArchiveFile=" + archive, "-Xlog:class+load:file=" + loads);
        try (var market = JavaProcess.start(options, main, folder.resolve("market.log"), started)) {
            var unused =
                    Eventually.read("market to be up", LONGEST, market::output, said -> said.contains("market is up"));
        }
        var ours = Files.readAllLines(loads).stream()
                .filter(line -> line.contains(" io.tradesense.") || line.contains(" io.vertx."))
                .filter(line -> !line.contains("Lambda"))
                .toList();
        assertThat(ours.size()).isGreaterThan(500);
        assertThat(ours.stream()
                        .filter(line -> line.contains("shared objects file"))
                        .count())
                .isGreaterThan(ours.size() * 97L / 100);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Test
    void a_service_in_another_language_serves_a_route_and_follows_events_through_kills() {
        assumeTrue(
                NodeService.isPossible(), "there is no node on the path: a service in another language is not tried");
        var stores = cluster.stores();
        var environment = Map.of(
                "NOTES_HTTP_PORT", Integer.toString(NOTES_PORT),
                "NOTES_FILE", stores.data().resolve("notes.json").toString(),
                "TRADING_SERVICE_URL", cluster.address("trading"),
                "REDIS_URL", stores.redisUrl(),
                "INTERNAL_KEY_GATEWAY_NOTES", KEY,
                "INTERNAL_KEY_NOTES_TRADING", KEY);
        int trades = count.trips().size();
        var api = cluster.api().registered().subscribedTo("premium");
        try (var notes = NodeService.start(environment, stores.data().resolve("notes.log"))) {
            assertThat(imports(api)).isNotEmpty();
            awaitClosed(api, trades);
            notes.killAndStart();
            awaitClosed(api, trades);
            stores.killRedis();
            assertThat(imports(api)).isNotEmpty();
            awaitClosed(api, 2 * trades);
            notes.kill();
            assertThat(imports(api)).isNotEmpty();
            assertThat(api.get(ACTIVITY).status()).isEqualTo(503);
            notes.killAndStart();
            awaitClosed(api, 3 * trades);
            assertThat(new Api(api.base()).get(ACTIVITY).status()).isEqualTo(401);
        }
    }

    private static void awaitClosed(Api api, int trades) {
        var unused = Eventually.read(
                trades + " closed trades in another language",
                LONGEST,
                () -> api.get(ACTIVITY),
                answer -> answer.status() == 200
                        && answer.body().path("closedTrades").asInt() == trades);
    }
}
