package io.tradesense.trading.imports.domain;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A figure of the broker's with ours beside it.
 *
 * @param number of the figure among those of the import
 * @param difference ours less theirs; null where the two are in different currencies
 * @param cause null where there is no difference
 * @param detail the cause in a sentence; null where there is none
 */
public record Reconciled(
        long number,
        StatedFigure stated,
        BigDecimal ours,
        @Nullable BigDecimal difference,
        @Nullable Cause cause,
        @Nullable String detail) {

    /** Why two figures differ. */
    public enum Cause {
        /** They are the same but for a last digit. */
        ROUNDING,
        /** The broker takes other lots for a closing than this account's cost basis does. */
        METHOD,
        /** One has costs in it that the other has not. */
        COMMISSION,
        /** Fills are missing here, as a rule those before the file's first day. */
        MISSING_OPENING,
        /** A split, a merger or the like changed the position; it is no execution. */
        CORPORATE_ACTION,
        /** A row of the file was rejected, or its execution was deleted here. */
        EXCLUDED_FILL,
        /** They are in different currencies. */
        CURRENCY,
        /** None of these. */
        UNEXPLAINED
    }

    static Reconciled same(long number, StatedFigure stated, BigDecimal ours) {
        return new Reconciled(number, stated, ours, BigDecimal.ZERO, null, null);
    }

    static Reconciled different(long number, StatedFigure stated, BigDecimal ours, Cause cause, String detail) {
        return new Reconciled(number, stated, ours, ours.subtract(stated.amount()), cause, detail);
    }

    static Reconciled incomparable(long number, StatedFigure stated, BigDecimal ours, String detail) {
        return new Reconciled(number, stated, ours, null, Cause.CURRENCY, detail);
    }
}
