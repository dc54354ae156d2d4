package io.tradesense.e2e;

import io.tradesense.allinone.Main;
import io.tradesense.auth.GrantAdmin;
import io.tradesense.kit.config.Settings;
import io.tradesense.kit.events.Event;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;

/** TradeSense as {@code ./tradesense start} runs it, on a data folder and a port of its own. */
final class Installation implements AutoCloseable {

    private static final Duration LONGEST_START = Duration.ofSeconds(90);
    private static final Path FOLDERS = Path.of("target", "installations");

    private final Path data;
    private final Runnable killing;
    private final Runnable closing;
    private final int port;

    private Installation(Path data, Runnable killing, Runnable closing, int port) {
        this.data = data;
        this.killing = killing;
        this.closing = closing;
        this.port = port;
    }

    private static final class Shared {
        static final Installation INSTANCE = started();

        private static Installation started() {
            var shared = inShape(
                    System.getProperty("shape", "all-in-one"),
                    emptyFolder(System.getProperty("installation", "shared")));
            Runtime.getRuntime().addShutdownHook(new Thread(shared::close));
            return shared;
        }
    }

    /** All tests that share one can be tried in each shape: {@code -Dshape=clustered}, {@code -Dshape=addressed}. */
    private static Installation inShape(String shape, Path data) {
        return switch (shape) {
            case "all-in-one" -> on(data);
            case "clustered" -> of(data, Cluster.on(data));
            case "addressed" -> of(data, Cluster.addressed(data, Map.of()));
            default -> throw new IllegalArgumentException("there is no shape " + shape);
        };
    }

    private static Installation of(Path data, Cluster cluster) {
        cluster.startAll();
        cluster.awaitHealthy(1);
        Runnable killing = () -> {
            throw new UnsupportedOperationException("a cluster is no one process");
        };
        return new Installation(
                data, killing, cluster::close, cluster.gateways().get(0).getPort());
    }

    /** One for all tests of a process that leave it running; each registers a user of its own. */
    static Installation shared() {
        return Shared.INSTANCE;
    }

    static Installation on(Path data) {
        return on(data, Map.of());
    }

    /** @param more settings beside those of every installation */
    static Installation on(Path data, Map<String, String> more) {
        return of(data, launch(data, "0", more));
    }

    /** @param options of the JVM that runs {@link WholeRun} */
    static Installation whole(Path data, List<String> options) {
        var more = Map.of("CLUSTER_PORT", Integer.toString(FreePorts.firstOf(Cluster.PORTS_OF_MEMBERS)));
        return of(data, JavaProcess.start(options, WholeRun.class.getName(), log(data), settings(data, "0", more)));
    }

    private static Installation of(Path data, JavaProcess process) {
        var run = Eventually.read(
                "the start on " + data,
                LONGEST_START,
                () -> runFile(data, process),
                found -> found.getProperty("pid", "").equals(Long.toString(process.pid())));
        return new Installation(data, process::kill, process::close, Integer.parseInt(run.getProperty("port")));
    }

    static JavaProcess launch(Path data, String port) {
        return launch(data, port, Map.of());
    }

    private static JavaProcess launch(Path data, String port, Map<String, String> more) {
        return JavaProcess.start(Main.class.getName(), log(data), settings(data, port, more));
    }

    private static Path log(Path data) {
        return FOLDERS.resolve(data.getFileName() + ".log");
    }

    private static Map<String, String> settings(Path data, String port, Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(more);
        settings.put("TRADESENSE_DATA", data.toString());
        settings.put("TRADESENSE_PORT", port);
        return settings;
    }

    /** A data folder under target/ that holds nothing of an earlier run. */
    static Path emptyFolder(String name) {
        var folder = FOLDERS.resolve(name).toAbsolutePath();
        try {
            if (Files.exists(folder)) {
                try (var files = Files.walk(folder)) {
                    for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                        Files.delete(file);
                    }
                }
            }
            Files.createDirectories(FOLDERS);
            Files.deleteIfExists(FOLDERS.resolve(name + ".log"));
            return folder;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    Path data() {
        return data;
    }

    /** A client that nobody has signed in with. */
    Api api() {
        return new Api(URI.create("http://127.0.0.1:" + port));
    }

    /** Where a browser finds the dashboard: by name, as passkeys need it. */
    URI page() {
        return URI.create("http://localhost:" + port);
    }

    void kill() {
        killing.run();
    }

    /** How many executions of an account are in the log, and how many of them are different fills. */
    Stored stored(String account) {
        try (var connection = DriverManager.getConnection(databaseUrl("trading"), "tradesense", password());
                var query = connection.prepareStatement(
                        "SELECT count(*), count(DISTINCT external_id) FROM executions WHERE account_id = ?::uuid")) {
            query.setString(1, account);
            try (var rows = query.executeQuery()) {
                rows.next();
                return new Stored(rows.getLong(1), rows.getLong(2));
            }
        } catch (SQLException | IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** By which an account's executions are known to whoever wrote them. */
    List<String> externalIds(String account) {
        try (var connection = DriverManager.getConnection(databaseUrl("trading"), "tradesense", password());
                var query =
                        connection.prepareStatement("SELECT external_id FROM executions WHERE account_id = ?::uuid")) {
            query.setString(1, account);
            List<String> ids = new ArrayList<>();
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    ids.add(rows.getString(1));
                }
            }
            return ids;
        } catch (SQLException | IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** The tables of a service's database that hold a row of that user's, by a column {@code user_id}. */
    List<String> tablesWith(String service, UUID userId) {
        try (var connection = DriverManager.getConnection(databaseUrl(service), "tradesense", password());
                var tables = connection.prepareStatement("""
                        SELECT table_name FROM information_schema.columns
                        WHERE table_schema = 'public' AND column_name = 'user_id' ORDER BY table_name""").executeQuery()) {
            List<String> found = new ArrayList<>();
            while (tables.next()) {
                var table = tables.getString(1);
                try (var query = connection.prepareStatement(
                        "SELECT 1 FROM \"" + table + "\" WHERE user_id::text = ? LIMIT 1")) {
                    query.setString(1, userId.toString());
                    try (var rows = query.executeQuery()) {
                        if (rows.next()) {
                            found.add(table);
                        }
                    }
                }
            }
            return found;
        } catch (SQLException | IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** The id of a passkey that is now that user's, though no device has its other half. */
    UUID givesPasskey(UUID userId) {
        var id = UUID.randomUUID();
        try (var connection = DriverManager.getConnection(databaseUrl("auth"), "tradesense", password());
                var insert = connection.prepareStatement("""
                        INSERT INTO passkeys (id, user_id, credential_id, public_key, counter, model, name, created_at)
                        VALUES (?, ?, ?, '', 0, '', 'Telephone', now())""")) {
            insert.setObject(1, id);
            insert.setObject(2, userId);
            insert.setString(3, id.toString());
            if (insert.executeUpdate() != 1) {
                throw new IllegalStateException("the passkey was not put");
            }
            return id;
        } catch (SQLException | IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** As {@code ./tradesense admin grant} does it; the next refresh of a token brings the role. */
    void grantsAdmin(String email) {
        try {
            String url = "postgresql://tradesense:" + password() + "@127.0.0.1:" + databasePort() + "/auth";
            var unused = GrantAdmin.grant(new Settings(Map.of("AUTH_DATABASE_URL", url)), email);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Parks an event, as a consumer does that cannot apply it. */
    void parks(String consumer, Event event, String error) {
        try (var connection = DriverManager.getConnection(databaseUrl(consumer), "tradesense", password());
                var insert = connection.prepareStatement("INSERT INTO parked_events"
                        + " (source, id, owner, event, error, tries) VALUES (?, ?, ?, ?::json, ?, 5)")) {
            insert.setString(1, event.source());
            insert.setObject(2, event.id());
            insert.setString(3, event.subject());
            insert.setString(4, event.toJson().encode());
            insert.setString(5, error);
            if (insert.executeUpdate() != 1) {
                throw new IllegalStateException("the event was not parked");
            }
        } catch (SQLException | IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    record Stored(long executions, long different) {}

    @Override
    public void close() {
        closing.run();
    }

    private String databaseUrl(String service) throws IOException {
        return "jdbc:postgresql://127.0.0.1:" + databasePort() + "/" + service;
    }

    private String databasePort() throws IOException {
        return Files.readAllLines(data.resolve("postgres/postmaster.pid")).get(3);
    }

    private String password() throws IOException {
        return Files.readString(data.resolve("secrets/postgres-password")).strip();
    }

    private static Properties runFile(Path data, JavaProcess process) {
        if (!process.isAlive()) {
            throw new AssertionError("TradeSense did not start; it said:\n" + process.output());
        }
        var properties = new Properties();
        var file = data.resolve("tradesense.pid");
        if (Files.exists(file)) {
            try (var reader = Files.newBufferedReader(file)) {
                properties.load(reader);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
        return properties;
    }
}
