package io.tradesense.trading.imports.xlsx;

import io.tradesense.kit.Fault;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/** Makes sure, before anything is read from it, that an archive does not unpack to more than can be dealt with. */
final class ZipBounds {

    /** Unpacked, all together. */
    static final long MOST_BYTES = 256L << 20;

    /** The texts of a workbook, which its reader keeps in memory. */
    static final long MOST_BYTES_OF_TEXTS = 32L << 20;

    private static final int MOST_ENTRIES = 2_000;
    private static final int BUFFER = 64 * 1024;

    private ZipBounds() {}

    /** @throws Fault TOO_LARGE, or INVALID where it is no archive */
    static void check(Path archive) throws IOException {
        try (var zip = new ZipInputStream(Files.newInputStream(archive))) {
            long total = 0;
            int entries = 0;
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                total += unpacked(zip, limit(entry, total));
                if (++entries > MOST_ENTRIES) {
                    throw tooLarge();
                }
            }
        } catch (EOFException | ZipException | IllegalArgumentException broken) {
            throw Workbook.broken();
        }
    }

    private static long limit(ZipEntry entry, long total) {
        var left = MOST_BYTES - total;
        return entry.getName().endsWith("sharedStrings.xml") ? Math.min(left, MOST_BYTES_OF_TEXTS) : left;
    }

    private static long unpacked(InputStream entry, long limit) throws IOException {
        var buffer = new byte[BUFFER];
        long bytes = 0;
        for (int read = entry.read(buffer); read >= 0; read = entry.read(buffer)) {
            bytes += read;
            if (bytes > limit) {
                throw tooLarge();
            }
        }
        return bytes;
    }

    private static Fault tooLarge() {
        return Fault.of(
                Fault.Kind.TOO_LARGE,
                "The spreadsheet unpacks to more than " + (MOST_BYTES >> 20) + " MiB. Save it as CSV, or split it.");
    }
}
