package io.tradesense.allinone.backup;

import io.tradesense.allinone.stores.EmbeddedStores;
import io.tradesense.allinone.stores.PostgresConnection;
import io.tradesense.allinone.stores.StartupRefusal;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** Unpacks a backup into an empty data folder, lets PostgreSQL replay its log, and reads every page of every table. */
final class Restore {
    private static final String TABLES = """
            SELECT quote_ident(table_schema) || '.' || quote_ident(table_name) FROM information_schema.tables
            WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema')
            """;

    /** What was found in it. */
    record Counted(int databases, int tables, long rows) {
        @Override
        public String toString() {
            return rows + " rows in " + tables + " tables of " + databases + " databases";
        }
    }

    private Restore() {}

    /** @throws StartupRefusal where the folder holds something, or the file is no whole backup */
    static Counted into(Path data, Path file) {
        if (Files.exists(data.resolve(Backup.POSTGRES)) || Files.exists(data.resolve(Backup.SECRETS))) {
            throw new StartupRefusal(
                    data + " holds databases or secrets already. Move them away, or name another folder in"
                            + " TRADESENSE_DATA.");
        }
        try {
            unpack(file, data);
        } catch (IOException broken) {
            throw new StartupRefusal(file + " is no whole backup: " + broken.getMessage());
        }
        try (var stores = EmbeddedStores.start(data)) {
            return count(stores);
        } catch (SQLException broken) {
            throw new StartupRefusal("What " + file + " holds cannot be read: " + broken.getMessage());
        }
    }

    private static void unpack(Path file, Path data) throws IOException {
        var owner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
        Files.createDirectories(data, owner);
        try (var tar =
                new TarArchiveInputStream(new GZIPInputStream(new BufferedInputStream(Files.newInputStream(file))))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                var path = data.resolve(entry.getName()).normalize();
                if (!path.startsWith(data.normalize())) {
                    throw new IOException("it names a file outside of its folder");
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(path, owner);
                } else {
                    Files.createDirectories(path.getParent(), owner);
                    Files.copy(tar, path);
                    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
                }
            }
        }
    }

    /** Counting reads each page, and each page's checksum is checked. */
    private static Counted count(EmbeddedStores stores) throws SQLException {
        int tables = 0;
        long rows = 0;
        for (String database : PostgresConnection.DATABASES) {
            for (String table : column(stores, database, TABLES)) {
                rows += Long.parseLong(column(stores, database, "SELECT count(*)::text FROM " + table)
                        .get(0));
                tables++;
            }
        }
        return new Counted(PostgresConnection.DATABASES.size(), tables, rows);
    }

    private static List<String> column(EmbeddedStores stores, String database, String sql) throws SQLException {
        var at = stores.postgres();
        try (var connection = DriverManager.getConnection(
                        "jdbc:postgresql://" + at.host() + ":" + at.port() + "/" + database, at.user(), at.password());
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            List<String> column = new ArrayList<>();
            while (rows.next()) {
                column.add(rows.getString(1));
            }
            return column;
        }
    }
}
