package io.tradesense.trading.roundtrips.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradesense.trading.accounts.domain.CostBasis;
import io.tradesense.trading.executions.domain.Execution;
import io.tradesense.trading.roundtrips.domain.Leg.Role;
import io.tradesense.trading.roundtrips.domain.TripParts.Outline;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for every history under every cost basis and in every grouping. */
class CostBasisProperties {

    @Property
    void over_a_span_that_begins_and_ends_flat_every_basis_realises_the_cash_flow(
            @ForAll("flat") List<Execution> history, @ForAll CostBasis basis, @ForAll Random random) {
        var trips = Matching.match(history, rules(basis, history, random));

        assertThat(trips).allMatch(trip -> trip.status() == RoundTrip.Status.CLOSED);
        assertThat(sum(trips, RoundTrip::netPnl)).isEqualByComparingTo(cashFlow(history));
    }

    @Property
    void what_is_realised_and_what_is_held_are_the_cash_flow_at_any_time(
            @ForAll("any") List<Execution> history, @ForAll CostBasis basis, @ForAll Random random) {
        var trips = Matching.match(history, rules(basis, history, random));

        assertThat(sum(trips, RoundTrip::netPnl).subtract(sum(trips, RoundTrip::openCost)))
                .isEqualByComparingTo(cashFlow(history));
    }

    @Property
    void the_basis_moves_no_boundary_of_a_trip(@ForAll("any") List<Execution> history, @ForAll CostBasis basis) {
        var trips = Matching.match(history, MatchingRules.of(basis));

        assertThat(trips).extracting(RoundTrip::legs).isEqualTo(legs(Matching.match(history)));
        assertThat(trips)
                .filteredOn(trip -> trip.status() == RoundTrip.Status.CLOSED)
                .isEqualTo(Matching.match(history).stream()
                        .filter(trip -> trip.status() == RoundTrip.Status.CLOSED)
                        .toList());
    }

    @Property
    void the_order_of_arrival_changes_nothing(
            @ForAll("any") List<Execution> history, @ForAll CostBasis basis, @ForAll Random random) {
        var rules = rules(basis, history, random);
        var shuffled = new ArrayList<>(history);
        Collections.shuffle(shuffled, random);

        assertThat(Matching.match(shuffled, rules)).isEqualTo(Matching.match(history, rules));
    }

    @Property
    void the_parts_of_a_trip_add_up_to_it_exactly(
            @ForAll("any") List<Execution> history,
            @ForAll CostBasis basis,
            @ForAll Grouping grouping,
            @ForAll Random random) {
        var rules = rules(basis, history, random);
        for (var trip : Matching.match(history, rules)) {
            var parts = TripParts.of(outline(trip), grouping, basis, rules.lots());

            assertThat(sum(parts, RoundTrip::grossPnl)).isEqualByComparingTo(trip.grossPnl());
            assertThat(sum(parts, RoundTrip::fees)).isEqualByComparingTo(trip.fees());
            assertThat(sum(parts, RoundTrip::quantity)).isEqualByComparingTo(trip.quantity());
            assertThat(sum(parts, RoundTrip::openQuantity)).isEqualByComparingTo(trip.openQuantity());
            assertThat(sum(parts, RoundTrip::openCost)).isEqualByComparingTo(trip.openCost());
        }
    }

    @Property
    void the_parts_use_every_unit_of_every_execution_once(
            @ForAll("any") List<Execution> history, @ForAll CostBasis basis, @ForAll Grouping grouping) {
        for (var trip : Matching.match(history, MatchingRules.of(basis))) {
            var parts = TripParts.of(outline(trip), grouping, basis, LotChoices.NONE).stream()
                    .flatMap(part -> part.legs().stream())
                    .toList();

            assertThat(perLeg(parts, Leg::quantity)).isEqualTo(perLeg(trip.legs(), Leg::quantity));
            assertThat(perLeg(parts, Leg::costs)).isEqualTo(perLeg(trip.legs(), Leg::costs));
        }
    }

    @Property
    void a_trip_seen_whole_is_the_trip_that_was_matched(
            @ForAll("any") List<Execution> history, @ForAll CostBasis basis, @ForAll Random random) {
        var rules = rules(basis, history, random);
        for (var trip : Matching.match(history, rules)) {
            assertThat(TripParts.of(outline(trip), Grouping.FLAT_TO_FLAT, basis, rules.lots()))
                    .containsExactly(trip);
        }
    }

    @Property
    void splitting_executions_off_and_joining_trades_changes_no_total(
            @ForAll("flat") List<Execution> history, @ForAll Random random) {
        Map<UUID, UUID> books = new HashMap<>();
        Set<UUID> joined = new HashSet<>();
        history.forEach(execution -> {
            if (random.nextInt(4) == 0) books.put(execution.id(), new UUID(0, random.nextInt(2)));
            if (random.nextInt(3) == 0) joined.add(execution.id());
        });
        var rules = new MatchingRules(CostBasis.FIFO, LotChoices.NONE, books, joined);
        var trips = Matching.match(history, rules);

        assertThat(sum(trips, RoundTrip::netPnl).subtract(sum(trips, RoundTrip::openCost)))
                .isEqualByComparingTo(cashFlow(history));
        assertThat(trips).extracting(RoundTrip::id).doesNotHaveDuplicates();
        assertThat(Matching.matchInDecimals(history, rules)).isEqualTo(trips);
    }

    @Provide
    Arbitrary<List<Execution>> any() {
        return Arbitraries.oneOf(Histories.inWholeUnits(), Histories.inFractions());
    }

    @Provide
    Arbitrary<List<Execution>> flat() {
        return Histories.flat();
    }

    /** For SPECIFIC, choices at random, most of which make no sense: then the rest goes first in, first out. */
    private static MatchingRules rules(CostBasis basis, List<Execution> history, Random random) {
        Map<UUID, List<LotChoices.Chosen>> choices = new HashMap<>();
        for (var closing : history) {
            var opening = history.get(random.nextInt(history.size()));
            var quantity = random.nextBoolean() ? null : BigDecimal.valueOf(random.nextInt(3) + 1);
            choices.put(closing.id(), List.of(new LotChoices.Chosen(opening.id(), quantity)));
        }
        return new MatchingRules(basis, new LotChoices(choices), Map.of(), Set.of());
    }

    private static Outline outline(RoundTrip trip) {
        return new Outline(trip.accountId(), trip.instrument(), trip.direction(), trip.legs());
    }

    private static List<List<Leg>> legs(List<RoundTrip> trips) {
        return trips.stream().map(RoundTrip::legs).toList();
    }

    private static BigDecimal cashFlow(List<Execution> history) {
        return sum(
                history,
                fill -> fill.price()
                        .multiply(fill.quantity())
                        .multiply(fill.instrument().multiplier())
                        .multiply(BigDecimal.valueOf(-fill.side().sign()))
                        .subtract(fill.costs()));
    }

    private record OfExecution(UUID id, Role role) {}

    private static Map<OfExecution, BigDecimal> perLeg(List<Leg> legs, Function<Leg, BigDecimal> figure) {
        Map<OfExecution, BigDecimal> sums = new HashMap<>();
        legs.forEach(
                leg -> sums.merge(new OfExecution(leg.executionId(), leg.role()), figure.apply(leg), BigDecimal::add));
        sums.replaceAll((leg, sum) -> PlainDecimal.of(sum));
        return sums;
    }

    private static <T> BigDecimal sum(List<T> items, Function<T, BigDecimal> figure) {
        return items.stream().map(figure).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
