package io.tradesense.trading.imports.domain;

import io.tradesense.trading.cash.domain.CashMovement;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Money that a broker's file says was booked beside the executions.
 *
 * @param amount as a {@link CashMovement}'s, not zero
 * @param currency null for the account's
 * @param symbol what paid or cost it; null where nothing did or it is not said
 * @param reference the broker's own id of the booking; null where it gives none
 */
public record Booking(
        CashMovement.Type type,
        BigDecimal amount,
        @Nullable String currency,
        @Nullable String symbol,
        Instant at,
        @Nullable String reference,
        @Nullable String note) {

    private static final int NOTE_LENGTH = 500;

    public Booking {
        if (note != null && note.length() > NOTE_LENGTH) note = note.substring(0, NOTE_LENGTH);
    }

    /** By what it did to the balance, which is not zero: what left, and a fee, are told as positive amounts. */
    public static Booking of(
            CashMovement.Type type,
            BigDecimal effect,
            @Nullable String currency,
            @Nullable String symbol,
            Instant at,
            @Nullable String reference,
            @Nullable String note) {
        var amount = type == CashMovement.Type.FEE || type == CashMovement.Type.WITHDRAWAL ? effect.negate() : effect;
        return new Booking(type, amount, currency, symbol, at, reference, note);
    }

    /** What makes it this booking where the broker gives no id: all that it says, its note apart. */
    String said() {
        return String.join(
                "|",
                type.name(),
                amount.stripTrailingZeros().toPlainString(),
                currency == null ? "" : currency,
                symbol == null ? "" : symbol,
                at.toString());
    }

    CashMovement movement(UUID id, UUID userId, UUID accountId, String accountCurrency) {
        return new CashMovement(
                id, userId, accountId, type, amount, currency == null ? accountCurrency : currency, symbol, at, note);
    }
}
