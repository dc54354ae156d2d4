package io.tradesense.trading.imports.formats;

import io.tradesense.trading.imports.domain.Head;
import io.tradesense.trading.imports.domain.Source;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * The records of a CSV file, one at a time and bounded in memory. A quotation mark that is never closed costs the line it
 * stands in, not the rest of the file: where a record does not end within {@value #MOST_LINES} lines, its first line is
 * given as broken and reading goes on at the second.
 */
final class CsvRecords implements Records {

    /** No broker's record is longer. */
    static final int LONGEST_LINE = 64 * 1024;

    private static final int MOST_LINES = 32;

    private record Numbered(long number, String text, boolean tooLong, boolean endsFile) {}

    private final BoundedLines lines;
    private final char delimiter;
    private final CsvFields fields;
    // At most MOST_LINES long, so taking from its front is cheap.
    private final List<Numbered> ahead = new ArrayList<>();
    private long linesRead;

    private CsvRecords(BoundedLines lines, char delimiter) {
        this.lines = lines;
        this.delimiter = delimiter;
        this.fields = new CsvFields(delimiter);
    }

    static CsvRecords open(Source source, char delimiter) throws IOException {
        var encoding = Head.of(source).encoding();
        return new CsvRecords(new BoundedLines(encoding.reader(source.open()), LONGEST_LINE), delimiter);
    }

    /** The records at the beginning of a file, without a last one that may be cut. */
    static List<CsvRecord> of(Head head, char delimiter) {
        return first(Integer.MAX_VALUE, head, delimiter);
    }

    /** As {@link #of}, at most so many. */
    static List<CsvRecord> first(int most, Head head, char delimiter) {
        var text = head.text();
        var end = text.length() < Head.LENGTH / 4 ? text.length() : text.lastIndexOf('\n') + 1;
        var records =
                new CsvRecords(new BoundedLines(new StringReader(text.substring(0, end)), LONGEST_LINE), delimiter);
        var found = new ArrayList<CsvRecord>();
        while (found.size() < most && records.hasNext()) {
            found.add(records.next());
        }
        return found;
    }

    @Override
    public boolean hasNext() {
        return isAhead(1);
    }

    @Override
    public CsvRecord next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        var first = ahead.get(0);
        var lineCount = linesOfRecord();
        if (lineCount == 0) {
            ahead.remove(0);
            var why = first.tooLong() ? "the line is too long" : "a quotation mark is never closed";
            return broken(first, first.text(), why);
        }
        ahead.remove(0);
        return lineCount == 1 ? parse(first, first.text(), first.endsFile()) : parseLines(first, lineCount);
    }

    @Override
    public void close() {
        try {
            lines.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How many of the lines ahead make the record; 0 if it does not end where a record must. */
    private int linesOfRecord() {
        var quotes = new OpenQuote(delimiter);
        var characters = 0;
        for (int count = 1; count <= MOST_LINES && isAhead(count); count++) {
            var line = ahead.get(count - 1);
            characters += line.text().length();
            if (line.tooLong() || characters > LONGEST_LINE) {
                return 0;
            }
            if (!quotes.openAfter(line.text())) {
                return count;
            }
        }
        return 0;
    }

    private CsvRecord parseLines(Numbered first, int lineCount) {
        var raw = new StringBuilder(first.text());
        var endsFile = false;
        for (int i = 1; i < lineCount; i++) {
            var line = ahead.remove(0);
            raw.append('\n').append(line.text());
            endsFile = line.endsFile();
        }
        return parse(first, raw.toString(), endsFile);
    }

    private CsvRecord parse(Numbered first, String raw, boolean endsFile) {
        var found = raw.isBlank() ? List.<String>of() : fields.of(raw);
        return found == null
                ? broken(first, raw, "the quotation marks are not where CSV has them")
                : new CsvRecord(first.number(), found, raw, endsFile, null);
    }

    private static CsvRecord broken(Numbered line, String raw, String why) {
        return new CsvRecord(line.number(), List.of(), raw, line.endsFile(), "the row cannot be taken apart: " + why);
    }

    private boolean isAhead(int count) {
        while (ahead.size() < count) {
            var line = read();
            if (line == null) {
                return false;
            }
            ahead.add(new Numbered(++linesRead, line.text(), line.tooLong(), line.endsFile()));
        }
        return true;
    }

    private BoundedLines.@Nullable Line read() {
        try {
            return lines.next();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
