package io.tradesense.trading.roundtrips.domain;

import io.tradesense.trading.accounts.domain.CostBasis;
import io.tradesense.trading.executions.domain.Instrument;
import io.tradesense.trading.roundtrips.domain.Leg.Role;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A round trip seen under another cost basis or in a finer grouping. Its legs say all there is to know, so neither the
 * log nor any other trip is read; what the parts realised, cost and hold adds up to the whole's, exactly.
 */
public final class TripParts {

    private final Outline trip;
    private final OpenLots lots;
    private final boolean byFill;
    private final Map<UUID, CostsLeft> entryCosts = new HashMap<>();
    private final List<RoundTrip> parts = new ArrayList<>();

    /** As much of a round trip as its parts depend on. */
    public record Outline(UUID accountId, Instrument instrument, Direction direction, List<Leg> legs) {}

    private TripParts(Outline trip, CostBasis basis, LotChoices choices, boolean byFill) {
        this.trip = trip;
        this.lots = OpenLots.of(basis, choices);
        this.byFill = byFill;
    }

    /** The parts in the order they were closed, what is held last; the trip itself under FLAT_TO_FLAT. */
    public static List<RoundTrip> of(Outline trip, Grouping grouping, CostBasis basis, LotChoices choices) {
        var units = CommonUnits.ofLegs(trip.legs());
        if (units.areTheOwn()) return ofAlike(trip, grouping, basis, choices);
        var legs = trip.legs().stream().map(units::scaled).toList();
        var scaled = new Outline(trip.accountId(), trip.instrument(), trip.direction(), legs);
        return ofAlike(scaled, grouping, basis, units.scaled(choices)).stream()
                .map(units::told)
                .toList();
    }

    /** Where a share is the same thing all along. */
    private static List<RoundTrip> ofAlike(Outline trip, Grouping grouping, CostBasis basis, LotChoices choices) {
        if (grouping == Grouping.FLAT_TO_FLAT) return List.of(whole(trip, basis, choices));
        return new TripParts(trip, basis, choices, grouping == Grouping.FILL_TO_FILL).parts();
    }

    private static RoundTrip whole(Outline trip, CostBasis basis, LotChoices choices) {
        var lots = OpenLots.of(basis, choices);
        var sums = LegSums.of(trip.legs());
        for (var leg : trip.legs()) {
            if (leg.role() == Role.ENTRY) {
                lots.add(leg.executionId(), trip.direction().entrySide(), leg.price(), leg.quantity());
            } else {
                lots.close(leg.executionId(), leg.quantity());
            }
        }
        return trip(trip, trip.legs(), sums.tripSums(lots.heldValue()));
    }

    private List<RoundTrip> parts() {
        for (var leg : trip.legs()) {
            if (leg.role() == Role.ENTRY) {
                lots.add(leg.executionId(), trip.direction().entrySide(), leg.price(), leg.quantity());
                entryCosts.put(leg.executionId(), new CostsLeft(leg));
            } else {
                close(lots.take(leg.executionId(), leg.quantity()), leg);
            }
        }
        group(lots.held()).forEach(held -> parts.add(part(held, null)));
        return List.copyOf(parts);
    }

    private void close(List<OpenLots.Part> taken, Leg exit) {
        var costs = new CostsLeft(exit);
        for (var group : group(taken)) {
            var quantity = group.stream().map(OpenLots.Part::quantity).reduce(BigDecimal.ZERO, BigDecimal::add);
            parts.add(part(group, costs.share(quantity)));
        }
    }

    private List<List<OpenLots.Part>> group(List<OpenLots.Part> lotParts) {
        if (byFill) return lotParts.stream().map(List::of).toList();
        return lotParts.isEmpty() ? List.of() : List.of(lotParts);
    }

    /** @param exit null for lots that are still held */
    private RoundTrip part(List<OpenLots.Part> taken, @Nullable Leg exit) {
        List<Leg> legs = new ArrayList<>();
        var value = BigDecimal.ZERO;
        for (var lot : taken) {
            legs.add(costsOf(lot.opening()).share(lot.quantity()));
            value = value.add(lot.value());
        }
        if (exit != null) legs.add(exit);
        var quantity = taken.stream().map(OpenLots.Part::quantity).reduce(BigDecimal.ZERO, BigDecimal::add);
        var sums = exit == null
                ? new TripSums(quantity, quantity, quantity, value, BigDecimal.ZERO, value)
                : new TripSums(
                        quantity, quantity, BigDecimal.ZERO, value, exit.price().multiply(quantity), BigDecimal.ZERO);
        return trip(trip, legs, sums);
    }

    private CostsLeft costsOf(UUID opening) {
        var left = entryCosts.get(opening);
        if (left == null) throw new IllegalStateException("lot of an execution that entered nothing: " + opening);
        return left;
    }

    private static RoundTrip trip(Outline trip, List<Leg> legs, TripSums sums) {
        var fees = legs.stream().map(Leg::costs).reduce(BigDecimal.ZERO, BigDecimal::add);
        var first = legs.get(0);
        Instant opened = legs.stream()
                .filter(leg -> leg.role() == Role.ENTRY)
                .map(Leg::executedAt)
                .min(Instant::compareTo)
                .orElse(first.executedAt());
        var closed = sums.held().signum() == 0 ? legs.get(legs.size() - 1).executedAt() : null;
        return new RoundTrip(
                first.executionId(),
                trip.accountId(),
                trip.instrument(),
                trip.direction(),
                sums,
                opened,
                closed,
                fees,
                legs);
    }

    /** Hands out the costs of a leg by quantity; the last share takes what rounding left. */
    private static final class CostsLeft {
        private final Leg leg;
        private BigDecimal quantity;
        private BigDecimal costs;

        private CostsLeft(Leg leg) {
            this.leg = leg;
            this.quantity = leg.quantity();
            this.costs = leg.costs();
        }

        private Leg share(BigDecimal part) {
            var share = CostSplit.closingPart(costs, part, quantity);
            quantity = quantity.subtract(part);
            costs = costs.subtract(share);
            return new Leg(leg.executionId(), leg.role(), part, leg.price(), share, leg.executedAt());
        }
    }
}
