package io.tradesense.trading.imports.domain;

/**
 * What became of one row that speaks of an execution. Rows that do not (headings, totals, deposits, blank lines) are
 * passed over and only counted, see {@link Rows#skipped()}.
 */
public sealed interface Row {

    /** Where the row begins in the file, counted from one. */
    long line();

    record Filled(long line, Fill fill) implements Row {}

    /**
     * An execution that cannot be understood.
     *
     * @param detail everything that is wrong with it, for the person whose file it is
     * @param raw the row as written, cut to {@value #RAW_LENGTH} characters
     */
    record Rejected(long line, String detail, String raw) implements Row {

        public static final int RAW_LENGTH = 500;

        public Rejected {
            raw = raw.length() <= RAW_LENGTH ? raw : raw.substring(0, RAW_LENGTH);
        }
    }
}
