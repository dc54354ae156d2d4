package io.tradesense.trading.roundtrips.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradesense.trading.accounts.domain.CostBasis;
import io.tradesense.trading.executions.domain.Execution;
import io.tradesense.trading.executions.domain.Tape;
import io.tradesense.trading.roundtrips.domain.TripParts.Outline;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Examples worked by hand. */
class CostBasisTest {

    /** 100 each at 10, 12 and 11; 100 sold at 13. */
    private static Tape ladder() {
        return Tape.stock().buy("100", "10").buy("100", "12").buy("100", "11").sell("100", "13");
    }

    @ParameterizedTest
    @CsvSource({"FIFO, 300, 2300", "LIFO, 200, 2200", "HIFO, 100, 2100", "AVERAGE, 200, 2200", "SPECIFIC, 300, 2300"})
    void each_basis_takes_its_own_lot(CostBasis basis, String gross, String openCost) {
        var trip = only(Matching.match(ladder().executions(), MatchingRules.of(basis)));

        assertThat(trip.grossPnl()).isEqualByComparingTo(gross);
        assertThat(trip.openCost()).isEqualByComparingTo(openCost);
    }

    @Test
    void a_short_position_gives_up_what_was_sold_cheapest_first_under_hifo() {
        var history = Tape.stock().sell("1", "10").sell("1", "8").buy("1", "5").executions();

        assertThat(only(Matching.match(history, MatchingRules.of(CostBasis.HIFO)))
                        .grossPnl())
                .isEqualByComparingTo("3");
    }

    @Test
    void named_lots_are_taken_first_and_the_rest_goes_first_in_first_out() {
        var history = ladder().executions();
        var choices = new LotChoices(Map.of(
                history.get(3).id(),
                List.of(new LotChoices.Chosen(history.get(1).id(), new BigDecimal("60")))));
        var rules = new MatchingRules(CostBasis.SPECIFIC, choices, Map.of(), Set.of());

        // 60 bought at 12, then 40 bought at 10.
        assertThat(only(Matching.match(history, rules)).grossPnl()).isEqualByComparingTo("180");
    }

    @Test
    void an_average_that_is_no_decimal_is_rounded_only_where_it_is_told() {
        var bought = Tape.stock().buy("1", "10").buy("2", "11");
        // The average is 32/3: one unit out of three at 10.66666667, two held at 21.33333333.
        var open = only(Matching.match(bought.sell("1", "12").executions(), MatchingRules.of(CostBasis.AVERAGE)));
        assertThat(open.grossPnl()).isEqualByComparingTo("1.33333333");
        assertThat(open.openCost()).isEqualByComparingTo("21.33333333");

        var closed = only(Matching.match(bought.sell("2", "12").executions(), MatchingRules.of(CostBasis.AVERAGE)));
        assertThat(closed.grossPnl()).isEqualByComparingTo("4");
    }

    @Test
    void a_position_averaged_for_years_without_being_flat_stays_exact_in_total_and_bounded_in_time() {
        var tape = Tape.stock().buy("7", "10");
        for (int day = 0; day < 3_000; day++)
            tape = tape.buy("3", "10.0" + day % 7).sell("3", "10.1");
        var history = tape.sell("7", "11").executions();

        assertThat(only(Matching.match(history, MatchingRules.of(CostBasis.AVERAGE)))
                        .grossPnl())
                .isEqualByComparingTo(only(Matching.match(history)).grossPnl());
    }

    @Test
    void every_reduction_is_a_part_with_the_entries_it_closed() {
        var history = Tape.stock()
                .buy("100", "10", "1", "0")
                .buy("100", "12", "1", "0")
                .sell("150", "13", "3", "0")
                .sell("20", "9", "1", "0")
                .executions();
        var parts = parts(history, Grouping.FLAT_TO_REDUCED);

        assertThat(parts).extracting(part -> part.quantity().toPlainString()).containsExactly("150", "20", "30");
        assertThat(parts).extracting(part -> part.grossPnl().toPlainString()).containsExactly("350", "-60", "0");
        assertThat(parts).extracting(part -> part.fees().toPlainString()).containsExactly("4.5", "1.2", "0.3");
        assertThat(parts.get(2).status()).isEqualTo(RoundTrip.Status.OPEN);
    }

    @Test
    void every_pair_of_fills_is_a_part() {
        var parts = parts(
                Tape.stock().buy("100", "10").buy("100", "12").sell("150", "13").executions(), Grouping.FILL_TO_FILL);

        assertThat(parts).extracting(part -> part.quantity().toPlainString()).containsExactly("100", "50", "50");
        assertThat(parts).extracting(part -> part.entryPrice().toPlainString()).containsExactly("10", "12", "12");
        assertThat(parts).extracting(part -> part.grossPnl().toPlainString()).containsExactly("300", "50", "0");
    }

    @Test
    void executions_split_off_are_matched_apart_and_joined_ones_go_on_with_the_trade_before() {
        var history = Tape.stock()
                .buy("1", "10")
                .buy("1", "20")
                .sell("1", "21")
                .sell("1", "12")
                .buy("1", "30")
                .sell("1", "31")
                .executions();
        var book = new UUID(0, 1);
        var split = new MatchingRules(
                CostBasis.FIFO,
                LotChoices.NONE,
                Map.of(history.get(1).id(), book, history.get(2).id(), book),
                Set.of(history.get(4).id()));
        var trips = Matching.match(history, split);

        assertThat(trips).extracting(trip -> trip.grossPnl().toPlainString()).containsExactly("3", "1");
        assertThat(trips).extracting(trip -> trip.legs().size()).containsExactly(4, 2);
    }

    private static List<RoundTrip> parts(List<Execution> history, Grouping grouping) {
        var trip = only(Matching.match(history));
        return TripParts.of(
                new Outline(trip.accountId(), trip.instrument(), trip.direction(), trip.legs()),
                grouping,
                CostBasis.FIFO,
                LotChoices.NONE);
    }

    private static RoundTrip only(List<RoundTrip> trips) {
        assertThat(trips).hasSize(1);
        return trips.get(0);
    }
}
