package io.tradesense.trading.roundtrips.domain;

import io.tradesense.trading.executions.domain.Execution;
import io.tradesense.trading.roundtrips.domain.Leg.Role;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** A round trip while its legs are being gathered. */
final class TripUnderWay {

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
        return new RoundTrip(
                opening.id(),
                opening.accountId(),
                opening.instrument(),
                direction,
                sums,
                opening.executedAt(),
                sums.held().signum() == 0 ? legs.get(legs.size() - 1).executedAt() : null,
                fees,
                legs);
    }
}
