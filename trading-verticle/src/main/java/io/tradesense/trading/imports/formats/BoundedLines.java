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
    private boolean afterReturn;

    BoundedLines(Reader reader, int limit) {
        this.reader = reader;
        this.limit = limit;
    }

    /**
     * @param tooLong true if characters were dropped
     * @param endsFile true if the file ends here and not in an end of line
     */
    record Line(String text, boolean tooLong, boolean endsFile) {}

    /** Null at the end. */
    @Nullable
    Line next() throws IOException {
        if (!isFilled() || !isPastLineFeed()) {
            return null;
        }
        int end = endOfLine();
        if (end < length && end - position <= limit) {
            // Nearly every line lies whole in the buffer.
            return ended(new String(buffer, position, end - position), end, false);
        }
        return nextAcrossBuffers();
    }

    void close() throws IOException {
        reader.close();
    }

    private Line nextAcrossBuffers() throws IOException {
        var text = new StringBuilder();
        var tooLong = false;
        do {
            int end = endOfLine();
            int kept = Math.min(end - position, limit - text.length());
            text.append(buffer, position, kept);
            tooLong |= kept < end - position;
            if (end < length) {
                return ended(text.toString(), end, tooLong);
            }
            position = length;
        } while (isFilled());
        return new Line(text.toString(), tooLong, true);
    }

    private Line ended(String text, int end, boolean tooLong) {
        afterReturn = buffer[end] == '\r';
        position = end + 1;
        return new Line(text, tooLong, false);
    }

    /** Where in the buffer the line ends; its length if it does not end there. */
    private int endOfLine() {
        int place = position;
        while (place < length && buffer[place] != '\n' && buffer[place] != '\r') {
            place++;
        }
        return place;
    }

    /** A line feed behind a carriage return belongs to it. */
    private boolean isPastLineFeed() throws IOException {
        if (afterReturn && buffer[position] == '\n') {
            position++;
        }
        afterReturn = false;
        return isFilled();
    }

    private boolean isFilled() throws IOException {
        if (position >= length) {
            length = Math.max(0, reader.read(buffer, 0, BUFFER));
            position = 0;
        }
        return position < length;
    }
}
