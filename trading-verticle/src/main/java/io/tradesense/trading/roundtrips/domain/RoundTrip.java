package io.tradesense.trading.roundtrips.domain;

import io.tradesense.trading.executions.domain.Instrument;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One trade as a trader counts them: from a flat position until it is flat again, or until now.
 *
 * <p>Money is in the instrument's currency with the multiplier applied. All figures are exact but three, {@code
 * entryPrice}, {@code exitPrice} and {@code returnPct}: they are quotients, rounded as {@link TripSums} says, and feed
 * no sum. (What is still held at average cost is rounded too, see {@link AveragedLots}; it is exact again once closed.)
 * Equal trips are {@link #equals equal} however the figures of their executions were written. Quotients and ids are
 * made when they are asked for: most trips that are matched are only compared or added up.
 *
 * @param openingExecution the execution that opened the trip
 * @param sums all that the figures follow from
 * @param openedAt when the first leg was executed
 * @param closedAt when the position became flat; null while it is open
 * @param fees costs of all legs, those of entries still held included; negative where rebates outweigh charges
 * @param legs in the order of execution
 */
public record RoundTrip(
        UUID openingExecution,
        UUID accountId,
        Instrument instrument,
        Direction direction,
        TripSums sums,
        Instant openedAt,
        @Nullable Instant closedAt,
        BigDecimal fees,
        List<Leg> legs) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final byte[] NAMESPACE = "round trip opened by ".getBytes(StandardCharsets.US_ASCII);

    /** Whether anything is still held. */
    public enum Status {
        OPEN,
        CLOSED
    }

    public RoundTrip {
        fees = PlainDecimal.of(fees);
        legs = List.copyOf(legs);
    }

    /** Derived from the execution that opened the trip, so it survives every fill that arrives later. */
    public UUID id() {
        return idOf(openingExecution);
    }

    public Status status() {
        return closedAt == null ? Status.OPEN : Status.CLOSED;
    }

    /** Entered over the whole trip, positive. */
    public BigDecimal quantity() {
        return sums.entered();
    }

    /** The largest position held. */
    public BigDecimal maxQuantity() {
        return sums.peak();
    }

    /** Still held; zero once closed. */
    public BigDecimal openQuantity() {
        return sums.held();
    }

    /** Average over all entries. */
    public BigDecimal entryPrice() {
        return PlainDecimal.of(sums.entryPrice());
    }

    /** Average over all exits; null while there is none. */
    public @Nullable BigDecimal exitPrice() {
        var price = sums.exitPrice();
        return price == null ? null : PlainDecimal.of(price);
    }

    /** Realised so far, before costs. */
    public BigDecimal grossPnl() {
        return PlainDecimal.of(direction.signed(sums.gain()).multiply(instrument.multiplier()));
    }

    /** What the trip brought so far: gross result less all costs. */
    public BigDecimal netPnl() {
        return PlainDecimal.of(grossPnl().subtract(fees));
    }

    /**
     * What is still held was entered for: Σ price × quantity × multiplier over its lots, for a short position negated,
     * so that {@code market value − openCost} is the unrealised result of either.
     */
    public BigDecimal openCost() {
        return PlainDecimal.of(direction.signed(sums.heldValue()).multiply(instrument.multiplier()));
    }

    /**
     * Net result in percent of what the closed part was entered for, without its sign; null while nothing is closed and
     * where that amount is zero.
     */
    public @Nullable BigDecimal returnPct() {
        var enteredFor = sums.closedValue().multiply(instrument.multiplier()).abs();
        if (enteredFor.signum() == 0) return null;
        return PlainDecimal.of(netPnl().multiply(HUNDRED).divide(enteredFor, TripSums.ROUNDING));
    }

    /** Name-based: an execution opens at most one trip, so its id names the trip. */
    static UUID idOf(UUID openingExecution) {
        return UUID.nameUUIDFromBytes(ByteBuffer.allocate(NAMESPACE.length + 2 * Long.BYTES)
                .put(NAMESPACE)
                .putLong(openingExecution.getMostSignificantBits())
                .putLong(openingExecution.getLeastSignificantBits())
                .array());
    }
}
