package io.tradesense.trading.roundtrips.domain;

import io.tradesense.trading.executions.domain.Execution;
import io.tradesense.trading.roundtrips.domain.Leg.Role;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What the lots that an execution closes were entered for. */
public final class Premium {
    private static final MathContext ROUNDING = MathContext.DECIMAL128;
    private static final int SCALE = 18;

    private Premium() {}

    /**
     * The average price of the lots it takes under the rules, to the eighteenth decimal where it has no last one; empty
     * where it closes none.
     *
     * @param series all executions of the instrument
     */
    public static Optional<BigDecimal> of(UUID closing, List<Execution> series, MatchingRules rules) {
        return Matching.match(series, rules).stream()
                .filter(trip -> trip.legs().stream().anyMatch(leg -> isExit(leg, closing)))
                .findFirst()
                .flatMap(trip -> of(closing, trip, rules));
    }

    private static Optional<BigDecimal> of(UUID closing, RoundTrip trip, MatchingRules rules) {
        var outline = new TripParts.Outline(trip.accountId(), trip.instrument(), trip.direction(), trip.legs());
        return TripParts.of(outline, Grouping.FLAT_TO_REDUCED, rules.costBasis(), rules.lots()).stream()
                .filter(part -> part.legs().stream().anyMatch(leg -> isExit(leg, closing)))
                .findFirst()
                .map(part -> average(part.sums()));
    }

    private static BigDecimal average(TripSums closed) {
        return average(closed.entryValue(), closed.entered());
    }

    /** To the eighteenth decimal where it has no last one. */
    public static BigDecimal average(BigDecimal value, BigDecimal quantity) {
        var price = value.divide(quantity, ROUNDING);
        return PlainDecimal.of(price.scale() > SCALE ? price.setScale(SCALE, ROUNDING.getRoundingMode()) : price);
    }

    private static boolean isExit(Leg leg, UUID execution) {
        return leg.role() == Role.EXIT && leg.executionId().equals(execution);
    }
}
