package io.tradesense.trading.roundtrips.domain;

import io.tradesense.trading.executions.domain.Instrument;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One trade as a trader counts them: from a flat position until it is flat again, or until now.
 *
 * <p>Money is in the instrument's currency with the multiplier applied. All figures are exact but three, {@code
 * entryPrice}, {@code exitPrice} and {@code returnPct}: they are quotients, rounded as {@link TripSums} says, and feed
 * no sum. Equal trips are {@link #equals equal} however the figures of their executions were written.
 *
 * @param id derived from the execution that opened the trip, so it survives every fill that arrives later
 * @param quantity entered over the whole trip, positive
 * @param maxQuantity the largest position held
 * @param openQuantity still held; zero once closed
 * @param entryPrice average over all entries
 * @param exitPrice average over all exits; null while there is none
 * @param openedAt when the first leg was executed
 * @param closedAt when the position became flat; null while it is open
 * @param grossPnl realised so far, first in, first out, before costs
 * @param fees costs of all legs, those of entries still held included; negative where rebates outweigh charges
 * @param openCost what is still held was entered for: Σ price × quantity × multiplier over its lots, for a short
 *     position negated, so that {@code market value − openCost} is the unrealised result of either
 * @param returnPct net result in percent of what the closed part was entered for, without its sign; null while
 *     nothing is closed and where that amount is zero
 * @param legs in the order of execution
 */
public record RoundTrip(
        UUID id,
        UUID accountId,
        Instrument instrument,
        Direction direction,
        BigDecimal quantity,
        BigDecimal maxQuantity,
        BigDecimal openQuantity,
        BigDecimal entryPrice,
        @Nullable BigDecimal exitPrice,
        Instant openedAt,
        @Nullable Instant closedAt,
        BigDecimal grossPnl,
        BigDecimal fees,
        BigDecimal openCost,
        @Nullable BigDecimal returnPct,
        List<Leg> legs) {

    /** Whether anything is still held. */
    public enum Status {
        OPEN,
        CLOSED
    }

    public RoundTrip {
        quantity = PlainDecimal.of(quantity);
        maxQuantity = PlainDecimal.of(maxQuantity);
        openQuantity = PlainDecimal.of(openQuantity);
        entryPrice = PlainDecimal.of(entryPrice);
        exitPrice = exitPrice == null ? null : PlainDecimal.of(exitPrice);
        grossPnl = PlainDecimal.of(grossPnl);
        fees = PlainDecimal.of(fees);
        openCost = PlainDecimal.of(openCost);
        returnPct = returnPct == null ? null : PlainDecimal.of(returnPct);
        legs = List.copyOf(legs);
    }

    public Status status() {
        return closedAt == null ? Status.OPEN : Status.CLOSED;
    }

    /** What the trip brought so far: gross result less all costs. */
    public BigDecimal netPnl() {
        return PlainDecimal.of(grossPnl.subtract(fees));
    }
}
