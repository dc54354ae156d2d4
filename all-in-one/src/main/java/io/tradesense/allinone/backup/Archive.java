package io.tradesense.allinone.backup;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** A {@code tar.gz} being written, for its owner's eyes alone: it holds secrets. */
final class Archive implements AutoCloseable {
    private static final int OWNER_FILE = 0100600;
    private static final int OWNER_FOLDER = 040700;
    private static final int BLOCK = 64 << 10;
    private final TarArchiveOutputStream tar;

    Archive(Path file) throws IOException {
        var unused = Files.createFile(
                file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        this.tar = new TarArchiveOutputStream(new GZIPOutputStream(
                new BufferedOutputStream(Files.newOutputStream(file, StandardOpenOption.WRITE)), BLOCK));
        tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
        tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
    }

    void folder(String name) throws IOException {
        var entry = new TarArchiveEntry(name + "/");
        entry.setMode(OWNER_FOLDER);
        tar.putArchiveEntry(entry);
        tar.closeArchiveEntry();
    }

    /**
     * A file that may change under the reading, as those of a running database do: as long as it was when it was opened, with
     * zeros where it became shorter. The database's log makes good what is torn. One that vanishes is left out.
     */
    void file(String name, Path from) throws IOException {
        try (var in = Files.newInputStream(from)) {
            long size = Files.size(from);
            begin(name, size);
            long missing = copy(in, size);
            for (long left = missing; left > 0; left -= BLOCK) {
                tar.write(new byte[(int) Math.min(left, BLOCK)]);
            }
            tar.closeArchiveEntry();
        } catch (NoSuchFileException vanished) {
            // A table that was dropped, or a temporary file: the log knows.
        }
    }

    void text(String name, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        begin(name, bytes.length);
        tar.write(bytes);
        tar.closeArchiveEntry();
    }

    private void begin(String name, long size) throws IOException {
        var entry = new TarArchiveEntry(name);
        entry.setMode(OWNER_FILE);
        entry.setSize(size);
        tar.putArchiveEntry(entry);
    }

    /** @return how many bytes of the size were not there */
    private long copy(InputStream in, long size) throws IOException {
        var block = new byte[BLOCK];
        long left = size;
        while (left > 0) {
            int read = in.read(block, 0, (int) Math.min(left, BLOCK));
            if (read < 0) {
                return left;
            }
            tar.write(block, 0, read);
            left -= read;
        }
        return 0;
    }

    @Override
    public void close() throws IOException {
        tar.close();
    }
}
