package io.tradesense.trading.imports.job;

import io.tradesense.trading.imports.domain.Source;
import io.tradesense.trading.imports.xlsx.Workbook;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * The broker's file on this machine's disk while it is read. A spreadsheet is read as the text it is written out to. Its
 * methods block.
 */
final class ImportFile implements Source, AutoCloseable {
    private static final int ENOUGH_TO_TELL = 8;
    private final Path path;
    private @Nullable Path text;
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

    /** Called when the file is whole, before it is opened. @throws Fault INVALID for a spreadsheet that cannot be read */
    void finish() throws IOException {
        byte[] head;
        try (var stream = Files.newInputStream(path)) {
            head = stream.readNBytes(ENOUGH_TO_TELL);
        }
        if (Workbook.isOne(head)) {
            text = Files.createTempFile("tradesense-import-", ".csv");
            Workbook.writeCsv(path, text);
        }
    }

    /** How far the stream that was opened last has been read, in bytes. */
    long position() {
        return position;
    }

    @Override
    public InputStream open() throws IOException {
        position = 0;
        return new BufferedInputStream(new Counted(Files.newInputStream(text == null ? path : text)), 64 * 1024);
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(path);
            if (text != null) {
                Files.deleteIfExists(text);
            }
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
