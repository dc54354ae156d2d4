package io.tradesense.trading.imports.formats;

import io.tradesense.trading.imports.domain.Head;
import io.tradesense.trading.imports.domain.Source;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** The rows of all the tables in an HTML file, as the texts of their cells. Cells that are not shown are left out. */
final class HtmlRecords implements Records {

    private static final int MOST_CELLS = 64;

    private final Markup markup;
    private @Nullable CsvRecord next;
    private @Nullable List<String> cells;
    private boolean inCell;
    private long line;

    private HtmlRecords(Markup markup) {
        this.markup = markup;
    }

    static HtmlRecords open(Source source) throws IOException {
        var encoding = Head.of(source).encoding();
        return new HtmlRecords(new Markup(encoding.reader(source.open())));
    }

    @Override
    public boolean hasNext() {
        while (next == null) {
            var piece = markup.next();
            if (piece == null) {
                end(true);
                break;
            }
            read(piece);
        }
        return next != null;
    }

    @Override
    public CsvRecord next() {
        if (!hasNext() || next == null) {
            throw new NoSuchElementException();
        }
        var record = next;
        next = null;
        return record;
    }

    @Override
    public void close() {
        markup.close();
    }

    private void read(Markup.Piece piece) {
        switch (piece.tag()) {
            case "tr" -> {
                end(false);
                cells = new ArrayList<>();
                line = piece.line();
            }
            case "/tr", "/table" -> end(false);
            case "td", "th" -> startCell(piece);
            case "/td", "/th" -> inCell = false;
            case "" -> text(piece.text());
            default -> {
                // Letters, colours and pictures.
            }
        }
    }

    private void startCell(Markup.Piece piece) {
        inCell = cells != null && cells.size() < MOST_CELLS && !piece.text().contains("hidden");
        if (inCell && cells != null) {
            cells.add("");
        }
    }

    /** A cell's text may be in several pieces, as where a part is bold. */
    private void text(String text) {
        if (inCell && cells != null) {
            int last = cells.size() - 1;
            cells.set(last, (cells.get(last) + " " + text).strip());
        }
    }

    private void end(boolean atEndOfFile) {
        if (cells != null && !cells.isEmpty()) {
            next = new CsvRecord(line, cells, String.join(" | ", cells), atEndOfFile, null);
        }
        cells = null;
        inCell = false;
    }
}
