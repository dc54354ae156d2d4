package io.tradesense.trading.imports.job;

import io.tradesense.trading.imports.domain.Source;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The broker's file on this machine's disk while it is read. Its methods block. */
final class ImportFile implements Source, AutoCloseable {
    private final Path path;
    private volatile long position;

    private ImportFile(Path path) {
        this.path = path;
    }

    static ImportFile create() throws IOException {
        return new ImportFile(Files.createTempFile("tradesense-import-", ".tmp"));
    }

    void append(byte[] piece) throws IOException {
        Files.write(path, piece, StandardOpenOption.APPEND);
    }

    /** How far the stream that was opened last has been read, in bytes. */
    long position() {
        return position;
    }

    @Override
    public InputStream open() throws IOException {
        position = 0;
        return new BufferedInputStream(new Counted(Files.newInputStream(path)), 64 * 1024);
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private final class Counted extends FilterInputStream {

        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            position += read < 0 ? 0 : 1;
            return read;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int read = super.read(into, offset, length);
            position += Math.max(0, read);
            return read;
        }
    }
}
