package io.tradesense.trading.journal.setups.domain;

import java.util.Collection;

/** Whether a rule was kept. {@code UNKNOWN} where nobody said so, or the trade does not state what the rule is about. */
public enum Verdict {
    KEPT,
    BROKEN,
    UNKNOWN;

    static Verdict of(boolean kept) {
        return kept ? KEPT : BROKEN;
    }

    /** One broken rule breaks all; otherwise all must be known to be kept. */
    public static Verdict together(Collection<Verdict> verdicts) {
        if (verdicts.contains(BROKEN)) return BROKEN;
        return verdicts.isEmpty() || verdicts.contains(UNKNOWN) ? UNKNOWN : KEPT;
    }
}
