package io.tradesense.trading.imports.domain;

import io.tradesense.kit.Fault;
import io.tradesense.trading.executions.domain.Fill;
import io.tradesense.trading.executions.domain.FillDraft;
import io.tradesense.trading.executions.domain.FillRules;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What became of one row that speaks of the account: an execution, one that cannot be understood, or something else the
 * broker booked. Rows that say nothing (headings, totals, blank lines, disclaimers) are none of these.
 */
public sealed interface Row {

    /** Where the row begins in the file, counted from one. */
    long line();

    /** The broker's own figures in the row, as a rule none. */
    default List<StatedFigure> stated() {
        return List.of();
    }

    /** The draft as a fill, or the row as rejected with all that is wrong with it. */
    static Row of(FillDraft draft, long line, String raw, FillRules rules) {
        return of(draft, line, raw, rules, fill -> List.of());
    }

    /** The same with the broker's own figures of the fill. */
    static Row of(FillDraft draft, long line, String raw, FillRules rules, Function<Fill, List<StatedFigure>> stated) {
        return of(draft, line, () -> raw, rules, stated);
    }

    /** Where the row as written must first be put together, which is only done for one that is rejected. */
    static Row of(
            FillDraft draft,
            long line,
            Supplier<String> raw,
            FillRules rules,
            Function<Fill, List<StatedFigure>> stated) {
        try {
            var fill = draft.fill(rules);
            return new Filled(line, fill, stated.apply(fill));
        } catch (Fault fault) {
            return new Rejected(line, fault.detail(), raw.get());
        }
    }

    record Filled(long line, Fill fill, List<StatedFigure> stated) implements Row {
        public Filled {
            stated = List.copyOf(stated);
        }
    }

    /** Money that was booked beside the executions. */
    record Booked(long line, Booking booking, List<StatedFigure> stated) implements Row {
        public Booked {
            stated = List.copyOf(stated);
        }

        public Booked(long line, Booking booking) {
            this(line, booking, List.of());
        }
    }

    /** Options that ended other than by a trade. @param raw as a rejected row's: what they closed is known later */
    record Ended(long line, OptionEnd end, String raw, List<StatedFigure> stated) implements Row {
        public Ended {
            raw = Rejected.cut(raw);
            stated = List.copyOf(stated);
        }
    }

    /**
     * Takes an execution back.
     *
     * @param fill as it was
     * @param cancels the broker's id of it; null where it is not named so
     * @param raw as a rejected row's: whether there is such an execution is known later
     */
    record Cancelled(long line, Fill fill, @Nullable String cancels, String raw) implements Row {
        public Cancelled {
            raw = Rejected.cut(raw);
        }
    }

    /** What the draft was is taken back; a row that does not say what is passed over. */
    static Row cancelled(FillDraft draft, long line, String raw, FillRules rules, @Nullable String cancels) {
        try {
            return new Cancelled(line, draft.fill(rules), cancels, raw);
        } catch (Fault unnamed) {
            return new PassedOver(line, NoExecution.CANCELLATION);
        }
    }

    /** No execution, and known to be none; no fault of the file. */
    record PassedOver(long line, NoExecution kind, List<StatedFigure> stated) implements Row {
        public PassedOver {
            stated = List.copyOf(stated);
        }

        public PassedOver(long line, NoExecution kind) {
            this(line, kind, List.of());
        }
    }

    /**
     * An execution that cannot be understood.
     *
     * @param detail everything that is wrong with it, for the person whose file it is
     * @param raw the row as written, cut to {@value #RAW_LENGTH} characters
     */
    record Rejected(long line, String detail, String raw) implements Row {

        public static final int RAW_LENGTH = 500;

        public Rejected {
            raw = cut(raw);
        }

        static String cut(String raw) {
            return raw.length() <= RAW_LENGTH ? raw : raw.substring(0, RAW_LENGTH);
        }
    }
}
