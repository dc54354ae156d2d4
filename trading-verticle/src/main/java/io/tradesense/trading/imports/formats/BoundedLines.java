package io.tradesense.trading.imports.formats;

import java.io.IOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;

/** Lines ended by LF, CR LF or CR, of which only so many characters are kept; the rest of a longer one is read and dropped. */
final class BoundedLines {

    private static final int BUFFER = 16 * 1024;

    private final Reader reader;
    private final int limit;
    private final char[] buffer = new char[BUFFER];
    private int position;
    private int length;

    BoundedLines(Reader reader, int limit) {
        this.reader = reader;
        this.limit = limit;
    }

    /** @param tooLong true if characters were dropped */
    record Line(String text, boolean tooLong) {}

    /** Null at the end. */
    @Nullable
    Line next() throws IOException {
        int character = read();
        if (character < 0) {
            return null;
        }
        var text = new StringBuilder();
        var tooLong = false;
        for (; character >= 0 && character != '\n' && character != '\r'; character = read()) {
            if (text.length() < limit) {
                text.append((char) character);
            } else {
                tooLong = true;
            }
        }
        if (character == '\r' && read() != '\n') {
            stepBack();
        }
        return new Line(text.toString(), tooLong);
    }

    void close() throws IOException {
        reader.close();
    }

    private int read() throws IOException {
        if (position >= length) {
            length = Math.max(0, reader.read(buffer, 0, BUFFER));
            position = 0;
        }
        return position < length ? buffer[position++] : -1;
    }

    private void stepBack() {
        // At the end nothing was read and there is nothing to step back over.
        position = length == 0 ? 0 : position - 1;
    }
}
