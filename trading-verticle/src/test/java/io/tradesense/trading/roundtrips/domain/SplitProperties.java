package io.tradesense.trading.roundtrips.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradesense.trading.accounts.domain.CostBasis;
import io.tradesense.trading.executions.domain.Execution;
import io.tradesense.trading.executions.domain.Split;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** A split is told beside what was executed, so it rounds nothing that is added up. */
class SplitProperties {

    @Property
    void a_split_after_the_last_execution_changes_no_result(
            @ForAll("flat") List<Execution> history,
            @ForAll @IntRange(min = 1, max = 30) int shares,
            @ForAll @IntRange(min = 1, max = 30) int forShares,
            @ForAll CostBasis basis) {
        var split = Split.of(shares, forShares);
        var rules = MatchingRules.of(basis);
        var before = Matching.match(history, rules);
        var after = Matching.match(split(history, history.size(), split), rules);

        assertThat(after).extracting(RoundTrip::id).isEqualTo(ids(before));
        assertThat(after).extracting(RoundTrip::grossPnl).isEqualTo(results(before));
        assertThat(after).extracting(RoundTrip::fees).isEqualTo(fees(before));
        assertThat(after)
                .extracting(RoundTrip::quantity)
                .usingElementComparator(BigDecimal::compareTo)
                .isEqualTo(before.stream()
                        .map(trip -> split.quantity(trip.quantity()))
                        .toList());
    }

    @Property
    void a_split_between_two_executions_changes_no_result(
            @ForAll("flat") List<Execution> history, @ForAll("exact") Split split, @ForAll @IntRange(max = 40) int at) {
        var before = Matching.match(history);
        var after = Matching.match(split(history, Math.min(at, history.size()), split));

        assertThat(after).extracting(RoundTrip::id).isEqualTo(ids(before));
        assertThat(after).extracting(RoundTrip::grossPnl).isEqualTo(results(before));
    }

    @Property
    void a_finer_view_of_a_split_trade_adds_up_to_it(
            @ForAll("flat") List<Execution> history, @ForAll("exact") Split split, @ForAll @IntRange(max = 40) int at) {
        for (var trip : Matching.match(split(history, Math.min(at, history.size()), split))) {
            var outline = new TripParts.Outline(trip.accountId(), trip.instrument(), trip.direction(), trip.legs());
            var parts = TripParts.of(outline, Grouping.FILL_TO_FILL, CostBasis.FIFO, LotChoices.NONE);
            assertThat(parts.stream().map(RoundTrip::netPnl).reduce(BigDecimal.ZERO, BigDecimal::add))
                    .isEqualByComparingTo(trip.netPnl());
        }
    }

    /** The executions before the split as they were, those after it in new shares. */
    private static List<Execution> split(List<Execution> history, int at, Split split) {
        var result = new ArrayList<Execution>();
        for (int index = 0; index < history.size(); index++) {
            var executed = history.get(index);
            result.add(
                    index < at
                            ? within(executed, split)
                            : executed.with(split.quantity(executed.quantity()), split.price(executed.price())));
        }
        return result;
    }

    private static Execution within(Execution executed, Split split) {
        return new Execution(
                executed.id(),
                executed.accountId(),
                executed.instrument(),
                executed.side(),
                executed.quantity(),
                executed.price(),
                executed.fees(),
                executed.commission(),
                executed.executedAt(),
                executed.externalId(),
                executed.fingerprint(),
                split);
    }

    private static List<?> ids(List<RoundTrip> trips) {
        return trips.stream().map(RoundTrip::id).toList();
    }

    private static List<BigDecimal> results(List<RoundTrip> trips) {
        return trips.stream().map(RoundTrip::grossPnl).toList();
    }

    private static List<BigDecimal> fees(List<RoundTrip> trips) {
        return trips.stream().map(RoundTrip::fees).toList();
    }

    /** Closed, and one execution a second: within one instant the order is by price, which a split changes. */
    @Provide
    Arbitrary<List<Execution>> flat() {
        return Histories.flat().map(SplitProperties::oneASecond);
    }

    private static List<Execution> oneASecond(List<Execution> history) {
        var spread = new ArrayList<Execution>();
        for (var executed : history) {
            spread.add(new Execution(
                    executed.id(),
                    executed.accountId(),
                    executed.instrument(),
                    executed.side(),
                    executed.quantity(),
                    executed.price(),
                    executed.fees(),
                    executed.commission(),
                    executed.executedAt().plusSeconds(100L * spread.size()),
                    executed.externalId(),
                    executed.fingerprint()));
        }
        return spread;
    }

    /** Ratios by which every price and quantity keeps a last decimal, so that later executions can be written down. */
    @Provide
    Arbitrary<Split> exact() {
        return Arbitraries.of(
                Split.of(2, 1), Split.of(4, 1), Split.of(5, 2), Split.of(10, 1), Split.of(1, 10), Split.of(1, 8));
    }
}
