package io.tradesense.allinone.backup;

import io.tradesense.allinone.stores.EmbeddedStores;
import io.tradesense.allinone.stores.StartupRefusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Set;

/**
 * The databases and the secrets of a data folder, together, while TradeSense runs on it or not. PostgreSQL's files are copied
 * as they are, with the log from the copy's beginning to its end
 * (https://www.postgresql.org/docs/17/continuous-archiving.html#BACKUP-LOWLEVEL-BASE-BACKUP): replayed, they are the databases
 * as they were at the end of the copy. All services' databases are of one moment, so events and those who read them agree.
 */
final class Backup {
    static final String POSTGRES = "postgres";
    static final String SECRETS = "secrets";
    private static final String USER = "tradesense";
    // What PostgreSQL makes anew at each start, and what belongs to the running process.
    private static final Set<String> LEFT_OUT = Set.of("postmaster.pid", "postmaster.opts", "backup_label");
    private static final Set<String> EMPTIED = Set.of(
            "pg_dynshmem",
            "pg_notify",
            "pg_replslot",
            "pg_serial",
            "pg_snapshots",
            "pg_stat_tmp",
            "pg_subtrans",
            "pg_wal");
    private static final String WAL = "pg_wal";

    private final Path data;

    private Backup(Path data) {
        this.data = data;
    }

    /** @throws StartupRefusal where the folder holds no databases */
    static Backup of(Path data) {
        if (!Files.exists(data.resolve(POSTGRES).resolve("PG_VERSION"))) {
            throw new StartupRefusal("There are no databases in " + data + ".");
        }
        return new Backup(data);
    }

    void writeTo(Path file) {
        if (isRunning()) {
            copyTo(file);
        } else {
            // The folder is taken meanwhile, so nobody else begins on it.
            try (var stores = EmbeddedStores.start(data)) {
                if (stores.postgres().port() > 0) {
                    copyTo(file);
                }
            }
        }
    }

    private boolean isRunning() {
        try {
            var lines = Files.readAllLines(pidFile());
            return ProcessHandle.of(Long.parseLong(lines.get(0).strip())).isPresent() && canConnect();
        } catch (IOException | NumberFormatException | IndexOutOfBoundsException none) {
            return false;
        }
    }

    private boolean canConnect() {
        try (var connection = connect()) {
            return connection.isValid(5);
        } catch (SQLException | IOException refused) {
            return false;
        }
    }

    private Path pidFile() {
        return data.resolve(POSTGRES).resolve("postmaster.pid");
    }

    private Connection connect() throws SQLException, IOException {
        String port = Files.readAllLines(pidFile()).get(3).strip();
        String password = Files.readString(data.resolve(SECRETS).resolve("postgres-password"))
                .strip();
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/postgres", USER, password);
    }

    private void copyTo(Path file) {
        try (var connection = connect();
                var archive = new Archive(file)) {
            archive.text("about.txt", "TradeSense, databases and secrets, " + Instant.now() + "\n");
            copy(archive, SECRETS);
            // The slot keeps the log from being recycled under the copy; it goes with the connection.
            tell(
                    connection,
                    "SELECT pg_create_physical_replication_slot('backup_' || pg_backend_pid(), true, true)::text");
            tell(connection, "SELECT pg_backup_start('tradesense', true)::text");
            copy(archive, POSTGRES);
            String label = ask(connection, "SELECT labelfile FROM pg_backup_stop(false)");
            archive.text(POSTGRES + "/backup_label", label);
            copyFiles(archive, data.resolve(POSTGRES).resolve(WAL));
        } catch (SQLException failure) {
            throw new StartupRefusal("PostgreSQL could not be copied: " + failure.getMessage());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void tell(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String ask(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return String.valueOf(rows.getString(1));
        }
    }

    private void copy(Archive archive, String part) throws IOException {
        var root = data.resolve(part);
        for (var path : Folders.walk(root)) {
            String first =
                    root.equals(path) ? "" : root.relativize(path).getName(0).toString();
            boolean isInside = !root.equals(path) && root.relativize(path).getNameCount() > 1;
            if (LEFT_OUT.contains(first) || EMPTIED.contains(first) && isInside) {
                continue;
            }
            if (Files.isDirectory(path)) {
                archive.folder(name(path));
            } else {
                archive.file(name(path), path);
            }
        }
    }

    private void copyFiles(Archive archive, Path folder) throws IOException {
        archive.folder(name(folder.resolve("archive_status")));
        for (var path : Folders.walk(folder)) {
            if (Files.isRegularFile(path)) {
                archive.file(name(path), path);
            }
        }
    }

    private String name(Path path) {
        return data.relativize(path).toString();
    }
}
