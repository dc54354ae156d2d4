package io.tradesense.trading.imports.domain;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A figure of the broker's own that a file carries, to be held against ours.
 *
 * @param symbol as an execution's; null for a total over all of them
 * @param currency what {@code amount} is in; null for the account's, and for a quantity
 * @param reference what the broker calls it: a fill's id, or the heading of a total
 * @param amount what came in is positive
 * @param asOf when it was so; null for the time of the file's last execution
 */
public record StatedFigure(
        Measure measure,
        @Nullable String symbol,
        @Nullable String currency,
        String reference,
        BigDecimal amount,
        @Nullable Instant asOf) {

    /** Beside which of ours a figure is put. */
    public enum Kind {
        REALISED_PNL,
        FEES,
        CASH,
        POSITION
    }

    /** What exactly a figure measures. */
    public enum Measure {
        /** What a fill realised, less the costs of its closing and of the opening it closed. */
        FILL_NET_PNL(Kind.REALISED_PNL),
        /** What a fill realised before costs. */
        FILL_GROSS_PNL(Kind.REALISED_PNL),
        /** What all fills of the file on a symbol realised, after costs. */
        SYMBOL_NET_PNL(Kind.REALISED_PNL),
        /** What a fill moved in cash, after costs. */
        FILL_CASH(Kind.CASH),
        /** What all purchases of the file cost, before costs: negative. */
        PURCHASES(Kind.CASH),
        /** What all sales of the file brought, before costs. */
        SALES(Kind.CASH),
        /** The commissions of all fills of the file: negative. */
        COMMISSIONS(Kind.FEES),
        /** Money that came into the account in one currency. */
        DEPOSITS(Kind.CASH),
        /** Money that left it: negative. */
        WITHDRAWALS(Kind.CASH),
        /** What came, less what left. */
        NET_DEPOSITS(Kind.CASH),
        /** By how much the file changed the balance: what was realised, less all costs, and what was booked. */
        BALANCE(Kind.CASH),
        /** The quantity held of a symbol; negative for a short position. */
        POSITION(Kind.POSITION),
        /** Says only that a corporate action changed what is held of a symbol; it is held against nothing. */
        CORPORATE_ACTION(Kind.POSITION);

        private final Kind kind;

        Measure(Kind kind) {
            this.kind = kind;
        }

        public Kind kind() {
            return kind;
        }
    }
}
