package io.tradesense.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/**
 * PostgreSQL and Redis of a cluster, looked into and harmed.
 *
 * @param owner the process that watches over them
 */
record ClusterStores(Path data, long owner, Function<String, Map<String, String>> environments) {
    private static final Duration RESTART = Duration.ofSeconds(30);

    /** The first column of a query with one parameter. */
    List<String> column(String service, String sql, String parameter) {
        try (var connection = connect(service);
                var query = connection.prepareStatement(sql)) {
            query.setString(1, parameter);
            List<String> column = new ArrayList<>();
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    column.add(rows.getString(1));
                }
            }
            return column;
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    String redisUrl() {
        return String.valueOf(environments.apply(Cluster.GATEWAY).get("REDIS_URL"));
    }

    /** Kills one of its workers, at which PostgreSQL ends all of them and replays its log. */
    void crashPostgres() {
        int worker = 0;
        try (var victim = connect("trading");
                var rows = victim.prepareStatement("SELECT pg_backend_pid()").executeQuery()) {
            rows.next();
            worker = rows.getInt(1);
            Harm.signal("KILL", worker);
        } catch (SQLException gone) {
            if (worker == 0) { // else it is the close that fails, of a connection whose worker was just killed
                throw new IllegalStateException(gone);
            }
        }
    }

    /** {@code kill -9} of PostgreSQL's first process; returns when another stands in its place. */
    void killPostgres() {
        long killed = firstProcess();
        Harm.signal("KILL", killed);
        var unused = Eventually.read(
                "another PostgreSQL", RESTART, this::firstProcess, first -> first != 0 && first != killed);
    }

    /** Until PostgreSQL has replayed its log and takes connections. */
    void awaitPostgres() {
        var unused = Eventually.read("PostgreSQL to answer", RESTART, this::answers, answers -> answers);
    }

    private boolean answers() {
        try (var connection = connect("trading")) {
            return connection.isValid(1);
        } catch (SQLException refused) {
            return false;
        }
    }

    /** Of PostgreSQL, as its own file tells; that of the last one, or 0, while none runs. */
    private long firstProcess() {
        try {
            var lines = Files.readAllLines(data.resolve("postgres/postmaster.pid"));
            return lines.isEmpty() ? 0 : Long.parseLong(lines.get(0).strip());
        } catch (NoSuchFileException between) {
            return 0;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    void killRedis() {
        ProcessHandle.of(owner).stream()
                .flatMap(ProcessHandle::descendants)
                .filter(process -> process.info().command().orElse("").contains("redis"))
                .forEach(ProcessHandle::destroyForcibly);
    }

    private Connection connect(String service) throws SQLException {
        var url = URI.create(environments.apply(service).get(service.toUpperCase(Locale.ROOT) + "_DATABASE_URL"));
        String[] user = url.getUserInfo().split(":", 2);
        return DriverManager.getConnection(
                "jdbc:postgresql://" + url.getHost() + ":" + url.getPort() + url.getPath(), user[0], user[1]);
    }
}
