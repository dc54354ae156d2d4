package io.tradesense.allinone.stores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** One life of a data folder, in order, for making the databases takes seconds. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class EmbeddedStoresTest {

    private static Path temporary;

    @BeforeAll
    static void takeFolder(@TempDir Path temporary) {
        EmbeddedStoresTest.temporary = temporary;
    }

    @Test
    @Order(1)
    void a_first_start_makes_durable_databases_behind_a_password() throws Exception {
        try (var stores = EmbeddedStores.start(folder())) {
            assertThat(ask(stores, "auth", "SHOW fsync")).isEqualTo("on");
            assertThat(ask(stores, "trading", "SHOW synchronous_commit")).isEqualTo("on");
            assertThat(ask(stores, "analytics", "SHOW full_page_writes")).isEqualTo("on");
            assertThat(ask(stores, "auth", "SHOW data_checksums")).isEqualTo("on");
            assertThat(ask(stores, "auth", "SHOW listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(ask(stores, "auth", "SHOW unix_socket_directories")).isEmpty();
            assertThat(ask(stores, "auth", "SELECT DISTINCT auth_method FROM pg_hba_file_rules"))
                    .isEqualTo("scram-sha-256");
            assertThat(ask(stores, "auth", "SELECT rolpassword FROM pg_authid WHERE rolname = current_user"))
                    .startsWith("SCRAM-SHA-256$1:");
            assertThatThrownBy(() -> connect(stores, "auth", "a guess"))
                    .isInstanceOfSatisfying(
                            SQLException.class,
                            error -> assertThat(error.getSQLState()).isEqualTo("28P01"));
            assertThat(ask(
                            stores,
                            "trading",
                            "CREATE TABLE kept (fact text); INSERT INTO kept VALUES ('yes') RETURNING fact"))
                    .isEqualTo("yes");
        }
    }

    @Test
    @Order(2)
    void redis_asks_for_its_password_and_keeps_nothing_on_disk() throws Exception {
        try (var stores = EmbeddedStores.start(folder())) {
            assertThat(redis(stores, "PING")).startsWith("-NOAUTH");
            assertThat(redis(stores, "AUTH " + stores.redis().password())).isEqualTo("+OK");
            assertThat(settings(stores, "save")).isEmpty();
            assertThat(settings(stores, "appendonly")).isEqualTo("no");
            assertThat(settings(stores, "maxmemory-policy")).isEqualTo("allkeys-lru");
            assertThat(settings(stores, "bind")).isEqualTo("127.0.0.1");
        }
    }

    @Test
    @Order(3)
    void a_close_stops_both_and_a_later_start_finds_what_was_kept() throws Exception {
        var processes = new RuntimeProcesses(folder().toRealPath().resolve("runtime"));
        assertThat(processes.running(PostgresServer.PROGRAM)).isEmpty();
        assertThat(processes.running(RedisServer.PROGRAM)).isEmpty();
        try (var stores = EmbeddedStores.start(folder())) {
            assertThat(ask(stores, "trading", "SELECT fact FROM kept")).isEqualTo("yes");
            assertThat(processes.leaders(PostgresServer.PROGRAM)).hasSize(1);
            assertThat(processes.running(RedisServer.PROGRAM)).hasSize(1);
        }
    }

    @Test
    @Order(4)
    void a_second_instance_on_the_folder_is_refused_and_named_the_first() throws Exception {
        try (var stores = EmbeddedStores.start(folder())) {
            assertThat(stores.postgres().port()).isPositive();
            assertThatThrownBy(() -> EmbeddedStores.start(folder()))
                    .isInstanceOf(StartupRefusal.class)
                    .hasMessageContaining("process " + ProcessHandle.current().pid());
            var other = instance().start();
            assertThat(other.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(other.exitValue()).isEqualTo(1);
            assertThat(new String(other.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .contains("Another TradeSense (process "
                            + ProcessHandle.current().pid() + ")");
        }
    }

    @Test
    @Order(5)
    void what_a_killed_instance_left_running_is_stopped_and_its_commits_are_kept() throws Exception {
        var killed = instance().start();
        assertThat(killed.inputReader(StandardCharsets.UTF_8).lines().anyMatch("ready"::equals))
                .isTrue();
        assertThat(killed.destroyForcibly().waitFor(60, TimeUnit.SECONDS)).isTrue();
        var processes = new RuntimeProcesses(folder().toRealPath().resolve("runtime"));
        var orphans = processes.leaders(PostgresServer.PROGRAM);
        var cache = processes.running(RedisServer.PROGRAM);
        assertThat(orphans).hasSize(1);
        assertThat(cache).hasSize(1);
        try (var stores = EmbeddedStores.start(folder())) {
            // Not "alive": an ended process is so until its parent, here the system's first, has taken note.
            assertThat(processes.running(PostgresServer.PROGRAM)).doesNotContainAnyElementsOf(orphans);
            assertThat(processes.running(RedisServer.PROGRAM)).doesNotContainAnyElementsOf(cache);
            assertThat(ask(stores, "trading", "SELECT fact FROM kept")).isEqualTo("yes");
        }
    }

    @Test
    @Order(6)
    void a_pid_that_went_to_a_stranger_is_not_touched() throws Exception {
        var stranger = new ProcessBuilder("sleep", "300").start();
        try {
            Files.writeString(
                    folder().resolve("postgres/postmaster.pid"),
                    stranger.pid() + "\n" + folder().resolve("postgres") + "\n1\n5432\n\n127.0.0.1\n0 0\nready\n");
            try (var stores = EmbeddedStores.start(folder())) {
                assertThat(stranger.isAlive()).isTrue();
                assertThat(ask(stores, "trading", "SELECT fact FROM kept")).isEqualTo("yes");
            }
        } finally {
            stranger.destroyForcibly();
        }
    }

    @Test
    @Order(7)
    void a_store_that_is_killed_is_started_again_where_it_was_and_keeps_what_was_committed() throws Exception {
        var processes = new RuntimeProcesses(folder().toRealPath().resolve("runtime"));
        try (var stores = EmbeddedStores.start(folder())) {
            processes.leaders(PostgresServer.PROGRAM).forEach(ProcessHandle::destroyForcibly);
            processes.running(RedisServer.PROGRAM).forEach(ProcessHandle::destroyForcibly);
            var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
            while (!answers(stores) && System.nanoTime() < end) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
            }
            assertThat(ask(stores, "trading", "SELECT fact FROM kept")).isEqualTo("yes");
            assertThat(redis(stores, "PING")).startsWith("-NOAUTH");
        }
        assertThat(processes.running(PostgresServer.PROGRAM)).isEmpty();
        assertThat(processes.running(RedisServer.PROGRAM)).isEmpty();
    }

    private static boolean answers(EmbeddedStores stores) {
        try {
            return ask(stores, "trading", "SELECT 'yes'").equals("yes")
                    && !redis(stores, "PING").isEmpty();
        } catch (SQLException | IOException notYet) {
            return false;
        }
    }

    @Test
    @Order(8)
    void a_corrupted_control_file_is_refused_by_name_and_nothing_stays_running() throws Exception {
        var control = folder().resolve("postgres/global/pg_control");
        var bytes = Files.readAllBytes(control);
        bytes[100] ^= 0x5A;
        Files.write(control, bytes);
        assertThatThrownBy(() -> EmbeddedStores.start(folder()))
                .isInstanceOf(StartupRefusal.class)
                .hasMessageContaining("damaged: its control file cannot be used");
        var processes = new RuntimeProcesses(folder().toRealPath().resolve("runtime"));
        assertThat(processes.running(PostgresServer.PROGRAM)).isEmpty();
        assertThat(processes.running(RedisServer.PROGRAM)).isEmpty();
    }

    /** A blank in its name, as in many a home. */
    private static Path folder() {
        return temporary.resolve("my data");
    }

    private static ProcessBuilder instance() {
        return new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Instance.class.getName(),
                        folder().toString()))
                .redirectError(ProcessBuilder.Redirect.INHERIT);
    }

    private static Connection connect(EmbeddedStores stores, String database, String password) throws SQLException {
        var at = stores.postgres();
        return DriverManager.getConnection(
                "jdbc:postgresql://" + at.host() + ":" + at.port() + "/" + database, at.user(), password);
    }

    private static String ask(EmbeddedStores stores, String database, String sql) throws SQLException {
        try (var connection = connect(stores, database, stores.postgres().password());
                var statement = connection.createStatement()) {
            var hasRows = statement.execute(sql);
            while (!hasRows) {
                hasRows = statement.getMoreResults();
            }
            try (var rows = statement.getResultSet()) {
                assertThat(rows.next()).isTrue();
                var answer = rows.getString(1);
                assertThat(rows.next()).as("a second row").isFalse();
                return answer;
            }
        }
    }

    /** The last line that Redis answers. */
    private static String redis(EmbeddedStores stores, String... commands) throws IOException {
        var at = stores.redis();
        try (var socket = new Socket(at.host(), at.port())) {
            socket.getOutputStream()
                    .write((String.join("\r\n", commands) + "\r\nQUIT\r\n").getBytes(StandardCharsets.UTF_8));
            var lines = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            return lines.get(lines.size() - 2);
        }
    }

    private static String settings(EmbeddedStores stores, String name) throws IOException {
        return redis(stores, "AUTH " + stores.redis().password(), "CONFIG GET " + name);
    }
}
