package io.tradesense.trading.cash.domain;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Money that came into an account or left it other than by an execution.
 *
 * @param amount never zero. A deposit's and a withdrawal's is positive; a dividend or interest that was paid, and a fee
 *     that was given back, is negative
 * @param currency ISO 4217
 * @param symbol what paid the dividend or cost the fee; null where nothing did or it is not known
 */
public record CashMovement(
        UUID id,
        UUID userId,
        UUID accountId,
        Type type,
        BigDecimal amount,
        String currency,
        @Nullable String symbol,
        Instant at,
        @Nullable String note) {

    /** Deposits and withdrawals are the owner's doing and no result; the others are. */
    public enum Type {
        DEPOSIT(1, true),
        WITHDRAWAL(-1, true),
        DIVIDEND(1, false),
        INTEREST(1, false),
        FEE(-1, false);

        private final int sign;
        private final boolean external;

        Type(int sign, boolean external) {
            this.sign = sign;
            this.external = external;
        }

        /** Whether it is a flow between the owner and the portfolio, which a return must not count. */
        public boolean external() {
            return external;
        }
    }

    /** The same under another id. */
    public CashMovement as(UUID other) {
        return new CashMovement(other, userId, accountId, type, amount, currency, symbol, at, note);
    }

    /** What it does to the balance. */
    public BigDecimal effect() {
        return type.sign < 0 ? amount.negate() : amount;
    }
}
