package io.tradesense.trading.imports.domain;

import io.tradesense.kit.Fault;
import io.tradesense.trading.executions.domain.Fill;
import io.tradesense.trading.executions.domain.FillDraft;
import io.tradesense.trading.executions.domain.FillRules;

/**
 * What became of one row that speaks of the account: an execution, one that cannot be understood, or something else the
 * broker booked. Rows that say nothing (headings, totals, blank lines, disclaimers) are none of these.
 */
public sealed interface Row {

    /** Where the row begins in the file, counted from one. */
    long line();

    /** The draft as a fill, or the row as rejected with all that is wrong with it. */
    static Row of(FillDraft draft, long line, String raw, FillRules rules) {
        try {
            return new Filled(line, draft.fill(rules));
        } catch (Fault fault) {
            return new Rejected(line, fault.detail(), raw);
        }
    }

    record Filled(long line, Fill fill) implements Row {}

    /** No execution, and known to be none; no fault of the file. */
    record PassedOver(long line, NoExecution kind) implements Row {}

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
