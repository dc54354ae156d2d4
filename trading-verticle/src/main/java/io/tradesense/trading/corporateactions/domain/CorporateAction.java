package io.tradesense.trading.corporateactions.domain;

import io.tradesense.trading.executions.domain.Split;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something a company did to its shares: a fact beside the log, which changes what earlier executions mean and none of
 * them.
 *
 * @param number in the order in which the user stated them
 * @param ratio new shares for old ones; null where the number of shares stays
 * @param newSymbol what the shares are called afterwards; null where they keep their symbol
 * @param amount paid a share, before tax; null where nothing is paid
 * @param effectiveDate the first day on which trading is in the new shares
 * @param zone of the market, where that day begins
 */
public record CorporateAction(
        UUID id,
        UUID userId,
        long number,
        Type type,
        String symbol,
        @Nullable Split ratio,
        @Nullable String newSymbol,
        @Nullable BigDecimal amount,
        LocalDate effectiveDate,
        ZoneId zone) {

    /** What it was, and what must be stated of it. */
    public enum Type {
        SPLIT(true, false, false),
        REVERSE_SPLIT(true, false, false),
        SYMBOL_CHANGE(false, true, false),
        /** Shares of the one become shares of the other, so many for so many. */
        MERGER(true, true, false),
        /** Moves cash and no share: the cash ledger has what it paid, and no trade changes. */
        CASH_DIVIDEND(false, false, true),
        /** Likewise; the shares it bought are an execution, which the trader or their broker states. */
        REINVESTED_DIVIDEND(false, false, true);

        private final boolean hasRatio;
        private final boolean renames;
        private final boolean pays;

        Type(boolean hasRatio, boolean renames, boolean pays) {
            this.hasRatio = hasRatio;
            this.renames = renames;
            this.pays = pays;
        }

        public boolean hasRatio() {
            return hasRatio;
        }

        public boolean renames() {
            return renames;
        }

        public boolean pays() {
            return pays;
        }
    }

    /** The first moment at which an execution is in the new shares. */
    public Instant effectiveAt() {
        return effectiveDate.atStartOfDay(zone).toInstant();
    }
}
