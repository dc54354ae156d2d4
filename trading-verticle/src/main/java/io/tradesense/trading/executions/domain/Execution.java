package io.tradesense.trading.executions.domain;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One fill: a fact that is never rewritten.
 *
 * @param id derived from the account and {@code fingerprint}, so the same fill has the same id whatever it came by
 * @param quantity positive; the side gives the direction
 * @param price per unit; zero and negative prices are real (expired options, oil in April 2020, spreads)
 * @param fees exchange, clearing and regulatory fees in the instrument's currency; negative for a rebate
 * @param commission the broker's own charge, likewise
 * @param executedAt to the microsecond
 * @param externalId the broker's own id of the fill; null where it gives none
 * @param fingerprint what makes this fill this fill within its account
 * @param split how many of today's shares stand for how many of those that quantity and price are about
 */
public record Execution(
        UUID id,
        UUID accountId,
        Instrument instrument,
        Side side,
        BigDecimal quantity,
        BigDecimal price,
        BigDecimal fees,
        BigDecimal commission,
        Instant executedAt,
        @Nullable String externalId,
        String fingerprint,
        Split split) {

    /** One of shares that were never split since. */
    public Execution(
            UUID id,
            UUID accountId,
            Instrument instrument,
            Side side,
            BigDecimal quantity,
            BigDecimal price,
            BigDecimal fees,
            BigDecimal commission,
            Instant executedAt,
            @Nullable String externalId,
            String fingerprint) {
        this(
                id,
                accountId,
                instrument,
                side,
                quantity,
                price,
                fees,
                commission,
                executedAt,
                externalId,
                fingerprint,
                Split.NONE);
    }

    /** The same under another id. */
    public Execution as(UUID other) {
        return new Execution(
                other,
                accountId,
                instrument,
                side,
                quantity,
                price,
                fees,
                commission,
                executedAt,
                externalId,
                fingerprint,
                split);
    }

    /** The same in other units, with no split left to tell. */
    public Execution with(BigDecimal otherQuantity, BigDecimal otherPrice) {
        return new Execution(
                id,
                accountId,
                instrument,
                side,
                otherQuantity,
                otherPrice,
                fees,
                commission,
                executedAt,
                externalId,
                fingerprint);
    }

    /** Fees and commission together. */
    public BigDecimal costs() {
        return fees.add(commission);
    }
}
