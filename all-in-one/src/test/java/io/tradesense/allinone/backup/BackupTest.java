package io.tradesense.allinone.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tradesense.allinone.stores.EmbeddedStores;
import io.tradesense.allinone.stores.StartupRefusal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupTest {
    private static final int LEAST = 500;

    @Test
    void a_backup_taken_under_writes_restores_to_what_was_acknowledged_before_it_began(@TempDir Path folder)
            throws Exception {
        var data = folder.resolve("data");
        var file = folder.resolve("backup.tgz");
        var written = new AtomicLong();
        var ending = new AtomicBoolean();
        long before;
        String password;
        try (var stores = EmbeddedStores.start(data)) {
            password = stores.postgres().password();
            execute(stores, "CREATE TABLE kept (number bigint PRIMARY KEY)");
            var writer = CompletableFuture.runAsync(() -> write(stores, written, ending));
            while (written.get() < LEAST) {
                Thread.onSpinWait();
            }
            before = written.get();
            Backup.of(data).writeTo(file);
            ending.set(true);
            writer.join();
        }
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));

        var elsewhere = folder.resolve("elsewhere");
        assertThat(Restore.into(elsewhere, file).rows()).isBetween(before, written.get());
        try (var stores = EmbeddedStores.start(elsewhere)) {
            assertThat(stores.postgres().password()).isEqualTo(password);
            // Written one after the other: whatever is there, nothing is missing before it.
            assertThat(number(stores, "SELECT count(*) FROM kept")).isGreaterThanOrEqualTo(before);
            assertThat(number(stores, "SELECT max(number) - count(*) + 1 FROM kept"))
                    .isZero();
        }
        assertThatThrownBy(() -> Restore.into(elsewhere, file))
                .isInstanceOf(StartupRefusal.class)
                .hasMessageContaining("holds databases or secrets already");

        var broken = folder.resolve("broken.tgz");
        byte[] bytes = Files.readAllBytes(file);
        Files.write(broken, Arrays.copyOf(bytes, bytes.length / 2));
        assertThatThrownBy(() -> Restore.into(folder.resolve("third"), broken))
                .isInstanceOf(StartupRefusal.class)
                .hasMessageContaining("is no whole backup");

        var stopped = folder.resolve("stopped.tgz");
        Backup.of(data).writeTo(stopped);
        assertThat(Restore.into(folder.resolve("fourth"), stopped).rows()).isEqualTo(written.get());
    }

    private static void write(EmbeddedStores stores, AtomicLong written, AtomicBoolean ending) {
        try (var connection = DriverManager.getConnection(
                        "jdbc:postgresql://127.0.0.1:" + stores.postgres().port() + "/trading",
                        stores.postgres().user(),
                        stores.postgres().password());
                var insert = connection.prepareStatement("INSERT INTO kept VALUES (?)")) {
            while (!ending.get()) {
                insert.setLong(1, written.get());
                insert.executeUpdate();
                written.incrementAndGet();
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static void execute(EmbeddedStores stores, String sql) throws SQLException {
        var at = stores.postgres();
        try (var connection = DriverManager.getConnection(
                        "jdbc:postgresql://" + at.host() + ":" + at.port() + "/trading", at.user(), at.password());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static long number(EmbeddedStores stores, String sql) throws SQLException {
        var at = stores.postgres();
        try (var connection = DriverManager.getConnection(
                        "jdbc:postgresql://" + at.host() + ":" + at.port() + "/trading", at.user(), at.password());
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
