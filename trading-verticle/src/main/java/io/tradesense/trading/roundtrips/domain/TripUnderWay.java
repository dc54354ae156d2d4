package io.tradesense.trading.roundtrips.domain;

import io.tradesense.trading.executions.domain.Execution;
import io.tradesense.trading.roundtrips.domain.Leg.Role;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A round trip while its legs are being gathered. */
final class TripUnderWay {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final byte[] NAMESPACE = "round trip opened by ".getBytes(StandardCharsets.US_ASCII);

    private final Execution opening;
    private final Direction direction;
    private final List<Leg> legs = new ArrayList<>();
    private BigDecimal fees = BigDecimal.ZERO;

    TripUnderWay(Execution opening) {
        this.opening = opening;
        this.direction = Direction.enteredBy(opening.side());
    }

    boolean isReducedBy(Execution execution) {
        return execution.side() != direction.entrySide();
    }

    void add(Execution execution, Role role, BigDecimal quantity, BigDecimal costs) {
        legs.add(new Leg(execution.id(), role, quantity, execution.price(), costs, execution.executedAt()));
        fees = fees.add(costs);
    }

    /** The trip as the sums over its legs leave it. */
    RoundTrip with(TripSums sums) {
        var multiplier = opening.instrument().multiplier();
        var grossPnl = direction.signed(sums.gain()).multiply(multiplier);
        return new RoundTrip(
                idOf(opening.id()),
                opening.accountId(),
                opening.instrument(),
                direction,
                sums.entered(),
                sums.peak(),
                sums.held(),
                sums.entryPrice(),
                sums.exitPrice(),
                opening.executedAt(),
                closedAt(sums),
                grossPnl,
                fees,
                direction.signed(sums.heldValue()).multiply(multiplier),
                returnPct(grossPnl.subtract(fees), sums.closedValue().multiply(multiplier)),
                legs);
    }

    private @Nullable Instant closedAt(TripSums sums) {
        return sums.held().signum() == 0 ? legs.get(legs.size() - 1).executedAt() : null;
    }

    private static @Nullable BigDecimal returnPct(BigDecimal netPnl, BigDecimal enteredFor) {
        if (enteredFor.signum() == 0) return null;
        return netPnl.multiply(HUNDRED).divide(enteredFor.abs(), TripSums.ROUNDING);
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
