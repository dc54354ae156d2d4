package io.tradesense.trading.roundtrips.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradesense.trading.accounts.domain.CostBasis;
import io.tradesense.trading.executions.domain.Execution;
import io.tradesense.trading.executions.domain.ExecutionOrder;
import io.tradesense.trading.executions.domain.Tape;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** A series that is matched a piece at a time comes out as one that is matched at once. */
class SettledTripsProperties {

    private static final Instant KNOWN = Tape.OPENING.plusSeconds(60);
    private static final Comparator<RoundTrip> IN_ORDER =
            Comparator.comparing(RoundTrip::openedAt).thenComparing(RoundTrip::openingExecution);

    @Property
    void pieces_make_the_whole(
            @ForAll("histories") List<Execution> history,
            @ForAll CostBasis basis,
            @ForAll @IntRange(min = 1, max = 8) int atATime) {
        var rules = MatchingRules.of(basis);

        assertThat(inPieces(history, rules, atATime)).isEqualTo(atOnce(history, rules));
    }

    @Property
    void pieces_make_the_whole_where_trades_were_split_and_merged(
            @ForAll("histories") List<Execution> history,
            @ForAll @IntRange(min = 1, max = 8) int atATime,
            @ForAll Random random) {
        Map<UUID, UUID> books = new HashMap<>();
        Set<UUID> joined = new HashSet<>();
        history.forEach(execution -> {
            if (random.nextInt(6) == 0) books.put(execution.id(), new UUID(0, random.nextInt(3)));
            if (random.nextInt(6) == 0) joined.add(execution.id());
        });
        var rules = new MatchingRules(CostBasis.FIFO, LotChoices.NONE, books, joined);

        assertThat(inPieces(history, rules, atATime)).isEqualTo(atOnce(history, rules));
    }

    @Example
    void all_but_what_is_under_way_is_settled() {
        var tape = Tape.stock()
                .buy("1", "10")
                .sell("1", "11")
                .buy("2", "12")
                .sell("2", "13")
                .buy("3", "14");

        assertThat(settled(tape)).hasValueSatisfying(settled -> {
            assertThat(settled.trips()).hasSize(2);
            assertThat(settled.until()).isEqualTo(tape.executions().get(3).executedAt());
        });
    }

    @Example
    void nothing_is_settled_while_a_position_is_held() {
        var tape = Tape.stock().buy("2", "10").sell("1", "11").buy("3", "12");

        assertThat(settled(tape)).isEmpty();
    }

    @Example
    void where_nothing_is_held_at_the_end_of_what_is_known_all_of_it_is_settled() {
        var tape = Tape.stock().buy("1", "10").sell("1", "11");

        assertThat(settled(tape)).hasValueSatisfying(settled -> {
            assertThat(settled.trips()).hasSize(1);
            assertThat(settled.until()).isEqualTo(KNOWN);
        });
    }

    @Example
    void the_last_trade_may_go_on_where_trades_were_merged() {
        var tape = Tape.stock().buy("1", "10").sell("1", "11");
        var merged = new MatchingRules(CostBasis.FIFO, LotChoices.NONE, Map.of(), Set.of(new UUID(0, 1)));

        assertThat(SettledTrips.of(tape.executions(), KNOWN, merged)).isEmpty();
    }

    @Example
    void a_flat_moment_within_a_book_parts_nothing_for_its_next_execution_may_go_on() {
        var all = Tape.stock()
                .buy("1", "10")
                .sell("1", "11") // both split off
                .buy("1", "12")
                .buy("1", "13") // split off too, and joined
                .executions();
        var book = new UUID(0, 1);
        var rules = new MatchingRules(
                CostBasis.FIFO,
                LotChoices.NONE,
                Map.of(all.get(0).id(), book, all.get(1).id(), book, all.get(3).id(), book),
                Set.of(all.get(3).id()));
        var beginning = all.subList(0, 3);

        assertThat(SettledTrips.of(beginning, beginning.get(2).executedAt(), rules))
                .isEmpty();
    }

    @Example
    void a_trade_that_another_was_split_off_from_is_under_way_after_that_one() {
        var all = Tape.stock()
                .buy("1", "10")
                .buy("1", "11") // split off
                .sell("1", "12") // with it
                .buy("1", "13") // split off as another
                .sell("1", "14") // with it
                .sell("1", "15")
                .buy("1", "16")
                .executions();
        var one = new UUID(0, 1);
        var other = new UUID(0, 2);
        var books = Map.of(
                all.get(1).id(),
                one,
                all.get(2).id(),
                one,
                all.get(3).id(),
                other,
                all.get(4).id(),
                other);
        var rules = new MatchingRules(CostBasis.FIFO, LotChoices.NONE, books, Set.of());

        assertThat(SettledTrips.of(all, KNOWN, rules)).hasValueSatisfying(settled -> {
            assertThat(settled.trips()).hasSize(3);
            assertThat(settled.until()).isEqualTo(all.get(5).executedAt());
        });
        assertThat(SettledTrips.of(all.subList(0, 6), KNOWN, rules)).isEmpty();
    }

    @Example
    void where_nothing_was_executed_nothing_is_held() {
        assertThat(settled(Tape.stock())).contains(new SettledTrips(List.of(), KNOWN));
    }

    @Provide
    Arbitrary<List<Execution>> histories() {
        return Arbitraries.oneOf(Histories.inWholeUnits(), Histories.inFractions(), Histories.flat());
    }

    private static Optional<SettledTrips> settled(Tape tape) {
        return SettledTrips.of(tape.executions(), KNOWN, MatchingRules.FIFO);
    }

    private static List<RoundTrip> atOnce(List<Execution> history, MatchingRules rules) {
        var trips = new ArrayList<>(Matching.match(history, rules));
        trips.sort(IN_ORDER);
        return trips;
    }

    /** As long as nothing is settled, twice as much is read. */
    private static List<RoundTrip> inPieces(List<Execution> history, MatchingRules rules, int atATime) {
        var left = new ArrayList<>(history);
        left.sort(ExecutionOrder.CANONICAL);
        var trips = new ArrayList<RoundTrip>();
        for (int most = atATime; !left.isEmpty(); ) {
            var known = left.get(Math.min(most, left.size()) - 1).executedAt();
            var beginning = upTo(left, known);
            if (beginning.size() == left.size()) {
                trips.addAll(Matching.match(left, rules));
                break;
            }
            var settled = SettledTrips.of(beginning, known, rules);
            settled.ifPresent(some -> {
                trips.addAll(some.trips());
                left.removeAll(upTo(left, some.until()));
            });
            most = settled.isPresent() ? atATime : 2 * most;
        }
        trips.sort(IN_ORDER);
        return trips;
    }

    private static List<Execution> upTo(List<Execution> series, Instant moment) {
        return series.stream()
                .filter(execution -> !execution.executedAt().isAfter(moment))
                .toList();
    }
}
