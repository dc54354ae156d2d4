package io.tradesense.allinone.demo;

import java.util.ArrayList;
import java.util.List;

/** Rows under a heading, in aligned columns: words to the left, everything after the first column to the right. */
final class TextTable {

    private static final String GAP = "  ";

    private final List<List<String>> rows = new ArrayList<>();

    TextTable(String... heading) {
        rows.add(List.of(heading));
    }

    /** Adds a row of as many cells as the heading has. */
    void row(String... cells) {
        if (cells.length != rows.get(0).size()) {
            throw new IllegalArgumentException("a row of " + cells.length + " cells under another heading");
        }
        rows.add(List.of(cells));
    }

    @Override
    public String toString() {
        var text = new StringBuilder();
        for (var row : rows) {
            text.append(line(row)).append('\n');
            if (row == rows.get(0)) {
                text.append("-".repeat(line(row).length())).append('\n');
            }
        }
        return text.toString();
    }

    private String line(List<String> row) {
        var cells = new ArrayList<String>();
        for (var column = 0; column < row.size(); column++) {
            var blank = " ".repeat(width(column) - row.get(column).length());
            cells.add(column == 0 ? row.get(column) + blank : blank + row.get(column));
        }
        return String.join(GAP, cells);
    }

    private int width(int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    }
}
