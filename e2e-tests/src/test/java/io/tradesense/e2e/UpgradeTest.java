package io.tradesense.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradesense.kit.config.Settings;
import io.tradesense.kit.pg.Database;
import io.tradesense.kit.pg.Migrations;
import io.tradesense.kit.testing.TestPostgres;
import io.tradesense.kit.testing.Waiting;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A data folder of the version before is opened by this one. {@code upgrade/released.txt} lists the migrations that are out: a
 * database somewhere has run them, so they never change and nothing slips in between them. With each release it grows.
 */
class UpgradeTest {

    /** @param digest the first sixteen digits of the SHA-256 of the file */
    private record Released(String service, String file, String digest) {
        String resource() {
            return service + "/migrations/" + file;
        }

        String version() {
            return file.substring(1, file.indexOf("__"));
        }
    }

    /** What was taken away once, so that a cluster cannot be upgraded over it process by process. Nothing is added here. */
    private static final Set<String> GONE = Set.of("option_events.delivery_execution");

    private static List<Released> released() {
        return text("upgrade/released.txt")
                .lines()
                .map(line -> line.split(" ", -1))
                .map(words -> new Released(words[0], words[1], words[2]))
                .toList();
    }

    @Test
    void what_was_released_is_never_rewritten() {
        assertThat(released()).isNotEmpty();
        for (var migration : released()) {
            assertThat(digest(text(migration.resource())))
                    .as(migration.resource())
                    .isEqualTo(migration.digest());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"auth", "trading", "analytics", "market"})
    void data_of_the_version_before_is_there_after_the_upgrade(String service, @TempDir Path folder)
            throws IOException, SQLException {
        String url = TestPostgres.newDatabase();
        var before = released().stream()
                .filter(migration -> migration.service().equals(service))
                .toList();
        for (var migration : before) {
            Files.writeString(folder.resolve(migration.file()), text(migration.resource()));
        }
        var last = before.get(before.size() - 1).version();
        try (var connection = connect(url)) {
            var unused = Flyway.configure()
                    .dataSource(jdbc(url), user(url)[0], user(url)[1])
                    .locations("filesystem:" + folder)
                    .load()
                    .migrate();
            execute(connection, text("upgrade/" + service + ".sql"));
            var rows = count(connection, service);
            var columns = columns(connection);
            var legs = legs(connection, service);

            var vertx = Vertx.vertx();
            var settings = new Settings(Map.of(service.toUpperCase(Locale.ROOT) + "_DATABASE_URL", url));
            var migrated =
                    Migrations.apply(vertx, Database.of(service, settings)).map("migrated");
            assertThat(Waiting.await(migrated)).isEqualTo("migrated");
            assertThat(Waiting.await(vertx.close().map("closed"))).isEqualTo("closed");

            assertThat(count(connection, service)).isEqualTo(rows);
            assertThat(legs(connection, service)).isEqualTo(legs);
            columns.removeAll(columns(connection));
            assertThat(GONE).as("columns the version before reads").containsAll(columns);
            assertThat(number(connection, "SELECT count(*) FROM flyway_schema_history WHERE NOT success"))
                    .isZero();
            assertThat(number(connection, "SELECT count(*) FROM parked_events")).isZero();
            assertThat(number(connection, "SELECT count(*) FROM flyway_schema_history WHERE version = '" + last + "'"))
                    .isEqualTo(1);
        }
    }

    private static long count(Connection connection, String service) throws SQLException {
        String table = Map.of(
                        "auth", "users", "trading", "executions", "analytics", "closed_trades", "market", "watchlists")
                .get(service);
        long rows = number(connection, "SELECT count(*) FROM " + table);
        assertThat(rows).isEqualTo(1);
        return rows;
    }

    /** They have moved into another table since, and are read as before. */
    private static String legs(Connection connection, String service) throws SQLException {
        if (!service.equals("trading")) return "none";
        try (var statement = connection.createStatement();
                var rows =
                        statement.executeQuery("SELECT string_agg(concat_ws(' ', trade_id, ordinal, execution_id, role,"
                                + " quantity, price, costs, executed_at, split_new, split_old), ', ' ORDER BY trade_id, ordinal)"
                                + " FROM trade_legs")) {
            rows.next();
            String legs = rows.getString(1);
            assertThat(legs).contains(", ", "ENTRY", "EXIT");
            return legs;
        }
    }

    private static Set<String> columns(Connection connection) throws SQLException {
        Set<String> columns = new TreeSet<>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT table_name || '.' || column_name"
                        + " FROM information_schema.columns WHERE table_schema = 'public'")) {
            while (rows.next()) columns.add(rows.getString(1));
        }
        return columns;
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static long number(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static Connection connect(String url) throws SQLException {
        return DriverManager.getConnection(jdbc(url), user(url)[0], user(url)[1]);
    }

    private static String jdbc(String url) {
        var at = URI.create(url);
        return "jdbc:postgresql://" + at.getHost() + ":" + at.getPort() + at.getPath();
    }

    private static String[] user(String url) {
        return URI.create(url).getUserInfo().split(":", 2);
    }

    private static String text(String resource) {
        try (var in = UpgradeTest.class.getResourceAsStream("/" + resource)) {
            return new String(Objects.requireNonNull(in, resource).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String digest(String text) {
        try {
            byte[] sha = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(sha).substring(0, 16);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
