package io.tradesense.trading.roundtrips.domain;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.reducing;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.tradesense.trading.executions.domain.Execution;
import io.tradesense.trading.executions.domain.Tape;
import io.tradesense.trading.roundtrips.domain.Leg.Role;
import io.tradesense.trading.roundtrips.domain.RoundTrip.Status;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for every history. */
class MatchingProperties {

    @Property
    void the_net_result_of_a_flat_history_is_its_cash_flow(@ForAll("flat") List<Execution> history) {
        var cashFlow = sum(
                history,
                fill -> fill.price()
                        .multiply(fill.quantity())
                        .multiply(fill.instrument().multiplier())
                        .multiply(BigDecimal.valueOf(-fill.side().sign()))
                        .subtract(fill.costs()));
        var trips = Matching.match(history);

        assertThat(trips).allSatisfy(trip -> assertThat(trip.status()).isEqualTo(Status.CLOSED));
        assertThat(sum(trips, RoundTrip::netPnl)).isEqualByComparingTo(cashFlow);
    }

    @Property
    void share_by_share_matching_agrees_on_what_is_realised_and_what_is_held(
            @ForAll("inWholeUnits") List<Execution> history) {
        var shareByShare = new UnitFifo(history);
        var trips = Matching.match(history);

        assertThat(sum(trips, RoundTrip::grossPnl)).isEqualByComparingTo(shareByShare.realised());
        assertThat(sum(trips, RoundTrip::openCost)).isEqualByComparingTo(shareByShare.openCost());
        assertThat(sum(trips, RoundTrip::openQuantity))
                .isEqualByComparingTo(BigDecimal.valueOf(shareByShare.openQuantity()));
    }

    @Property
    void the_legs_of_an_execution_add_up_to_it_exactly(@ForAll("any") List<Execution> history) {
        var legs = Matching.match(history).stream()
                .flatMap(trip -> trip.legs().stream())
                .toList();

        assertThat(perExecution(legs, Leg::quantity)).isEqualTo(written(history, Execution::quantity));
        assertThat(perExecution(legs, Leg::costs)).isEqualTo(written(history, Execution::costs));
    }

    @Property
    void the_figures_of_a_trip_are_those_of_its_legs(@ForAll("any") List<Execution> history) {
        for (var trip : Matching.match(history)) {
            var entries =
                    trip.legs().stream().filter(leg -> leg.role() == Role.ENTRY).toList();
            var exits =
                    trip.legs().stream().filter(leg -> leg.role() == Role.EXIT).toList();

            assertThat(trip.fees()).isEqualByComparingTo(sum(trip.legs(), Leg::costs));
            assertThat(trip.quantity()).isEqualByComparingTo(sum(entries, Leg::quantity));
            assertThat(trip.openQuantity()).isEqualByComparingTo(trip.quantity().subtract(sum(exits, Leg::quantity)));
            assertThat(trip.maxQuantity()).isEqualByComparingTo(largestPosition(trip));
            assertThat(trip.openedAt()).isEqualTo(trip.legs().get(0).executedAt());
        }
    }

    @Property
    void only_the_last_trip_can_be_open_and_no_two_share_an_id(@ForAll("any") List<Execution> history) {
        var trips = Matching.match(history);

        assertThat(trips.subList(0, trips.size() - 1)).allMatch(trip -> trip.status() == Status.CLOSED);
        assertThat(trips).extracting(RoundTrip::id).doesNotHaveDuplicates();
    }

    @Property
    void the_order_of_arrival_changes_nothing(@ForAll("any") List<Execution> history, @ForAll Random random) {
        var shuffled = new ArrayList<>(history);
        Collections.shuffle(shuffled, random);

        assertThat(Matching.match(shuffled)).isEqualTo(Matching.match(history));
    }

    @Property
    void both_arithmetics_agree_to_the_last_digit(@ForAll("any") List<Execution> history) {
        assertThat(Matching.matchInLongs(history, MatchingRules.FIFO))
                .isEqualTo(Matching.matchInDecimals(history, MatchingRules.FIFO));
    }

    @Property
    void two_flat_histories_one_after_the_other_make_the_trips_of_both(
            @ForAll("flat") List<Execution> first, @ForAll("flat") List<Execution> shape) {
        var second = Histories.later(inInstrumentOf(first, shape), Duration.ofDays(1));
        var both = Stream.of(first, second).flatMap(List::stream).toList();
        var trips = Stream.of(first, second)
                .flatMap(history -> Matching.match(history).stream())
                .toList();

        assertThat(Matching.match(both)).isEqualTo(trips);
    }

    @Property
    void a_fill_reported_in_two_parts_changes_no_result(
            @ForAll("inWholeUnits") List<Execution> history, @ForAll Random random) {
        var whole = spacedOut(history);
        var parts = new ArrayList<>(whole);
        int divided = random.nextInt(whole.size());
        parts.addAll(divided, halves(parts.remove(divided)));
        var before = Matching.match(whole);
        var after = Matching.match(parts);

        assertThat(after)
                .extracting(MatchingProperties::results)
                .containsExactlyElementsOf(
                        before.stream().map(MatchingProperties::results).toList());
        assertThat(sum(after, RoundTrip::netPnl)).isEqualByComparingTo(sum(before, RoundTrip::netPnl));
    }

    @Provide
    Arbitrary<List<Execution>> any() {
        return Arbitraries.oneOf(Histories.inWholeUnits(), Histories.inFractions());
    }

    @Provide
    Arbitrary<List<Execution>> inWholeUnits() {
        return Histories.inWholeUnits();
    }

    @Provide
    Arbitrary<List<Execution>> flat() {
        return Histories.flat();
    }

    private static <T> BigDecimal sum(List<T> items, Function<T, BigDecimal> figure) {
        return items.stream().map(figure).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static Map<UUID, BigDecimal> perExecution(List<Leg> legs, Function<Leg, BigDecimal> figure) {
        var sums =
                legs.stream().collect(groupingBy(Leg::executionId, reducing(BigDecimal.ZERO, figure, BigDecimal::add)));
        sums.replaceAll((execution, sum) -> PlainDecimal.of(sum));
        return sums;
    }

    private static Map<UUID, BigDecimal> written(List<Execution> history, Function<Execution, BigDecimal> figure) {
        return history.stream().collect(toMap(Execution::id, execution -> PlainDecimal.of(figure.apply(execution))));
    }

    private static BigDecimal largestPosition(RoundTrip trip) {
        var position = BigDecimal.ZERO;
        var largest = BigDecimal.ZERO;
        for (var leg : trip.legs()) {
            position = leg.role() == Role.ENTRY ? position.add(leg.quantity()) : position.subtract(leg.quantity());
            largest = largest.max(position);
        }
        return largest;
    }

    /** All that a trader would call the outcome; costs aside, for a part that turns the position carries its own. */
    private static List<Object> results(RoundTrip trip) {
        return List.of(
                trip.direction(),
                trip.status(),
                trip.quantity(),
                trip.maxQuantity(),
                trip.openQuantity(),
                trip.entryPrice(),
                String.valueOf(trip.exitPrice()),
                trip.grossPnl(),
                trip.openCost());
    }

    private static List<Execution> inInstrumentOf(List<Execution> model, List<Execution> history) {
        return history.stream()
                .map(fill -> Tape.execution(
                        model.get(0).instrument(),
                        fill.side(),
                        fill.quantity(),
                        fill.price(),
                        fill.fees(),
                        fill.commission(),
                        fill.executedAt(),
                        fill.externalId(),
                        fill.fingerprint()))
                .toList();
    }

    /** One fill a minute, so that the parts of one stay side by side. */
    private static List<Execution> spacedOut(List<Execution> history) {
        return Stream.iterate(0, index -> index < history.size(), index -> index + 1)
                .map(index -> Histories.later(List.of(history.get(index)), Duration.ofMinutes(index))
                        .get(0))
                .toList();
    }

    private static List<Execution> halves(Execution fill) {
        var half = BigDecimal.valueOf(0.5);
        return Stream.of("first half of ", "second half of ")
                .map(part -> Tape.execution(
                        fill.instrument(),
                        fill.side(),
                        fill.quantity().multiply(half),
                        fill.price(),
                        fill.fees().multiply(half),
                        fill.commission().multiply(half),
                        fill.executedAt(),
                        fill.externalId(),
                        part + fill.fingerprint()))
                .toList();
    }
}
