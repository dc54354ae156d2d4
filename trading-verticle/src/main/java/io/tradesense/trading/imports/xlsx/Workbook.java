package io.tradesense.trading.imports.xlsx;

import io.tradesense.kit.Fault;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;

/**
 * The first sheet of an XLSX workbook, written out as CSV: a line a row, so that line numbers are row numbers, dates as
 * {@code 2024-01-15T10:30:00}. Read row by row; beside the row only the workbook's table of texts is in memory, of which
 * there may be {@value ZipBounds#MOST_BYTES_OF_TEXTS} bytes.
 */
public final class Workbook {

    private static final int MOST_COLUMNS = 256;
    private static final int MOST_ROWS = 1 << 20;
    private static final Pattern QUOTED_OR_COLOURED = Pattern.compile("\"[^\"]*\"|\\[[^\\]]*\\]|\\\\.");
    private static final Pattern OF_TIME = Pattern.compile(".*[ymdhs].*");

    private Workbook() {}

    /** True for a file that begins like an archive, as every XLSX does. */
    public static boolean isOne(byte[] head) {
        return head.length > 3 && head[0] == 'P' && head[1] == 'K' && head[2] == 3 && head[3] == 4;
    }

    /**
     * Writes the sheet out. Blocks.
     *
     * @throws Fault INVALID where it is no workbook, TOO_LARGE where it unpacks to too much
     */
    public static void writeCsv(Path workbook, Path csv) throws IOException {
        ZipBounds.check(workbook);
        try (var out = Files.newBufferedWriter(csv)) {
            write(workbook, out);
        }
    }

    static Fault broken() {
        return Fault.of(
                Fault.Kind.INVALID,
                "The file is an archive but no spreadsheet (XLSX) that can be read. Save it as CSV.");
    }

    private static void write(Path workbook, BufferedWriter out) throws IOException {
        try (var book = new ReadableWorkbook(workbook.toFile(), new ReadingOptions(true, true));
                var rows = book.getFirstSheet().openStream()) {
            var sheet = new Lines(out);
            rows.forEach(sheet::write);
        } catch (UncheckedIOException writing) {
            throw writing.getCause();
        } catch (Fault refused) {
            throw refused;
        } catch (IOException | RuntimeException unreadable) {
            // What a file made by hand can make the reader throw is not documented, and all of it means this.
            throw broken();
        }
    }

    /** The lines of the file so far. */
    private static final class Lines {
        private final BufferedWriter out;
        private int lines;

        Lines(BufferedWriter out) {
            this.out = out;
        }

        void write(Row row) {
            if (row.getRowNum() > MOST_ROWS || row.getCellCount() > MOST_COLUMNS) {
                throw Fault.of(Fault.Kind.TOO_LARGE, "The spreadsheet has more than " + MOST_COLUMNS + " columns.");
            }
            try {
                while (lines < row.getRowNum() - 1) {
                    out.write('\n');
                    lines++;
                }
                for (int column = 0; column < row.getCellCount(); column++) {
                    out.write(column == 0 ? "" : ",");
                    out.write(row.hasCell(column) ? field(text(row.getCell(column))) : "");
                }
                out.write('\n');
                lines++;
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }

    private static String text(Cell cell) {
        if (cell.getType() == CellType.NUMBER || cell.getType() == CellType.FORMULA && isNumber(cell.getRawValue())) {
            return isDate(cell) ? cell.asDate().toString() : number(cell.getRawValue());
        }
        var text = cell.getType() == CellType.STRING ? cell.asString() : cell.getRawValue();
        return text == null ? "" : text;
    }

    /** A workbook keeps numbers as binary fractions of 17 digits; the shortest decimal that is the same one was meant. */
    private static String number(String raw) {
        return BigDecimal.valueOf(Double.parseDouble(raw)).toPlainString();
    }

    private static boolean isNumber(String raw) {
        return raw != null && raw.matches("-?\\d{1,30}(\\.\\d{1,30})?([eE][+-]?\\d{1,3})?");
    }

    private static boolean isDate(Cell cell) {
        var format = cell.getDataFormatString();
        return format != null
                && !format.equalsIgnoreCase("general")
                && OF_TIME.matcher(QUOTED_OR_COLOURED
                                .matcher(format)
                                .replaceAll("")
                                .toLowerCase(Locale.ROOT))
                        .matches();
    }

    private static String field(String text) {
        var line = text.replace('\n', ' ').replace('\r', ' ');
        return line.indexOf(',') < 0 && line.indexOf('"') < 0 ? line : '"' + line.replace("\"", "\"\"") + '"';
    }
}
