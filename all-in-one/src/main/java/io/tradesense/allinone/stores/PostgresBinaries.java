package io.tradesense.allinone.stores;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * PostgreSQL's programs, unpacked once into the data folder. They lie in a folder named after the archive's checksum,
 * so another version unpacks beside; a crash while unpacking leaves only a draft, which the next start removes.
 */
record PostgresBinaries(Path bin) {

    static PostgresBinaries in(Path runtime) {
        try {
            var folder = runtime.resolve("postgres-" + checksum());
            if (!Files.isDirectory(folder)) {
                unpack(runtime, folder);
            }
            return new PostgresBinaries(folder.resolve("bin"));
        } catch (IOException error) {
            throw new StartupRefusal(
                    "PostgreSQL's programs cannot be unpacked into " + runtime + ": " + Reason.of(error) + ".");
        }
    }

    String program(String name) {
        return bin.resolve(name).toString();
    }

    private static void unpack(Path runtime, Path folder) throws IOException {
        var draft = runtime.resolve("postgres.new");
        delete(draft);
        try (var tar = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(archive())))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpack(tar, entry, draft);
            }
        }
        Files.move(draft, folder);
    }

    private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path draft) throws IOException {
        var file = draft.resolve(entry.getName()).normalize();
        if (!file.startsWith(draft)) {
            throw new IOException("the archive names a file outside of its folder");
        }
        if (entry.isDirectory()) {
            Files.createDirectories(file);
            return;
        }
        Files.createDirectories(file.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(tar, file);
        if ((entry.getMode() & 0100) != 0 && !file.toFile().setExecutable(true)) {
            throw new IOException(file + " cannot be made executable");
        }
    }

    private static String checksum() throws IOException {
        var crc = new CRC32();
        try (var archive = new CheckedInputStream(archive(), crc)) {
            archive.transferTo(OutputStream.nullOutputStream());
        }
        return Long.toHexString(crc.getValue());
    }

    private static InputStream archive() throws IOException {
        var mac = System.getProperty("os.name").startsWith("Mac");
        var architecture = System.getProperty("os.arch");
        try {
            return DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(
                    mac ? "Darwin" : "Linux", architecture.equals("amd64") ? "x86_64" : architecture);
        } catch (IllegalStateException missing) {
            throw new StartupRefusal("No PostgreSQL comes with TradeSense for " + System.getProperty("os.name") + " on "
                    + architecture + ".");
        }
    }

    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
