package io.tradesense.trading.roundtrips.domain;

import static io.tradesense.trading.executions.domain.Tape.OPENING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tradesense.trading.executions.domain.AssetClass;
import io.tradesense.trading.executions.domain.Execution;
import io.tradesense.trading.executions.domain.Tape;
import io.tradesense.trading.roundtrips.domain.Leg.Role;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Examples worked by hand. */
class MatchingTest {

    @Test
    void no_executions_make_no_trips() {
        assertThat(Matching.match(List.of())).isEmpty();
    }

    @Test
    void a_long_gains_what_the_price_rose_less_its_costs() {
        var trip = onlyTrip(Tape.stock().buy("100", "10.00", "0.10", "1").sell("100", "12.50", "0.15", "1"));

        assertFigures(trip, """
                direction LONG  status CLOSED
                quantity 100    max 100         open 0
                entry 10        exit 12.5
                gross 250       fees 2.25       net 247.75
                openCost 0      return 24.775
                """);
        assertThat(trip.openedAt()).isEqualTo(OPENING.plusSeconds(1));
        assertThat(trip.closedAt()).isEqualTo(OPENING.plusSeconds(2));
    }

    @Test
    void a_short_gains_what_the_price_fell_less_its_costs() {
        var trip = onlyTrip(Tape.stock().sell("200", "50", "0.40", "0").buy("200", "45.25", "0", "0.60"));

        assertFigures(trip, """
                direction SHORT status CLOSED
                quantity 200    max 200         open 0
                entry 50        exit 45.25
                gross 950       fees 1          net 949
                openCost 0      return 9.49
                """);
    }

    @Test
    void scaling_in_and_out_is_one_trip() {
        // Entered for 1,000 + 600 + 1,250 = 2,850 over 250; left for 660 + 2,400 = 3,060 over 250.
        var trip = onlyTrip(Tape.stock()
                .buy("100", "10")
                .buy("50", "12")
                .sell("60", "11")
                .buy("100", "12.50")
                .sell("190", "12.631578"));

        assertFigures(trip, """
                direction LONG      status CLOSED
                quantity 250        max 190                 open 0
                entry 11.4          exit 12.23999928
                gross 209.99982     fees 0                  net 209.99982
                openCost 0          return 7.368414736842105
                """);
        assertThat(trip.legs())
                .extracting(Leg::role)
                .containsExactly(Role.ENTRY, Role.ENTRY, Role.EXIT, Role.ENTRY, Role.EXIT);
    }

    @Test
    void what_was_entered_first_is_exited_first() {
        // 120 out: 100 of the lot at 10, 20 of the lot at 11; 30 at 11 and 50 at 14 stay.
        var trip = onlyTrip(Tape.stock()
                .buy("100", "10", "1", "0")
                .buy("50", "11", "1", "0")
                .buy("50", "14", "1", "0")
                .sell("120", "13", "1", "0"));

        assertFigures(trip, """
                direction LONG  status OPEN
                quantity 200    max 200         open 80
                entry 11.25     exit 13
                gross 340       fees 4          net 336
                openCost 1030   return 27.54098360655738
                """);
        assertThat(trip.closedAt()).isNull();
    }

    @Test
    void a_position_never_reduced_has_no_exit_and_no_return() {
        var trip = onlyTrip(Tape.stock().sell("10", "99.90", "0.05", "1"));

        assertFigures(trip, """
                direction SHORT status OPEN
                quantity 10     max 10          open 10
                entry 99.9      exit null
                gross 0         fees 1.05       net -1.05
                openCost -999   return null
                """);
    }

    @Test
    void a_reversal_closes_one_trip_and_opens_the_other() {
        var trips = trips(
                Tape.stock().buy("100", "10").sell("150", "11", "0", "0.10").buy("50", "10.50"));

        assertThat(trips).hasSize(2);
        assertFigures(trips.get(0), """
                direction LONG  status CLOSED
                quantity 100    max 100         open 0
                entry 10        exit 11
                gross 100       fees 0.06666667 net 99.93333333
                openCost 0      return 9.993333333
                """);
        assertFigures(trips.get(1), """
                direction SHORT status CLOSED
                quantity 50     max 50          open 0
                entry 11        exit 10.5
                gross 25        fees 0.03333333 net 24.96666667
                openCost 0      return 4.53939394
                """);
        assertThat(trips.get(0).closedAt()).isEqualTo(trips.get(1).openedAt());
    }

    @Test
    void the_costs_of_a_reversal_are_split_by_quantity_and_the_last_part_takes_the_rest() {
        var trips = trips(Tape.stock().sell("1", "5").buy("3", "5", "0.0000000001", "1"));

        // A third of 1.0000000001 is rounded to eight decimals; the rest keeps all ten.
        assertThat(trips.get(0).fees()).isEqualByComparingTo("0.33333333");
        assertThat(trips.get(1).fees()).isEqualByComparingTo("0.6666666701");
    }

    @Test
    void a_rebate_is_a_negative_cost() {
        var trip = onlyTrip(Tape.stock().buy("100", "10", "-0.20", "0").sell("100", "10", "-0.20", "0.10"));

        assertThat(trip.fees()).isEqualByComparingTo("-0.30");
        assertThat(trip.netPnl()).isEqualByComparingTo("0.30");
    }

    @Test
    void a_future_counts_each_point_by_its_multiplier() {
        var trip = onlyTrip(Tape.of("ESZ5", AssetClass.FUTURE, "50")
                .sell("3", "6012.25", "0", "6.75")
                .buy("1", "6010.00", "0", "2.25"));

        // (6012.25 - 6010) × 1 × 50; two contracts are still short.
        assertFigures(trip, """
                direction SHORT         status OPEN
                quantity 3              max 3           open 2
                entry 6012.25           exit 6010
                gross 112.5             fees 9          net 103.5
                openCost -601225        return 0.0344297060168822
                """);
    }

    @Test
    void an_option_that_expires_worthless_leaves_at_zero() {
        var trip = onlyTrip(Tape.of("ACME  250321C00150000", AssetClass.OPTION, "100")
                .buy("2", "1.35", "0.04", "1.30")
                .sell("2", "0"));

        assertFigures(trip, """
                direction LONG  status CLOSED
                quantity 2      max 2           open 0
                entry 1.35      exit 0
                gross -270      fees 1.34       net -271.34
                openCost 0      return -100.4962962962963
                """);
    }

    @Test
    void a_price_below_zero_is_a_price() {
        var trip = onlyTrip(
                Tape.of("CLK20", AssetClass.FUTURE, "1000").buy("1", "-37.63").sell("1", "-13.10"));

        assertFigures(trip, """
                direction LONG  status CLOSED
                quantity 1      max 1           open 0
                entry -37.63    exit -13.1
                gross 24530     fees 0          net 24530
                openCost 0      return 65.18735051820356
                """);
    }

    @Test
    void what_was_entered_for_nothing_has_no_return() {
        var trip = onlyTrip(Tape.stock().buy("10", "0").sell("10", "3"));

        assertThat(trip.grossPnl()).isEqualByComparingTo("30");
        assertThat(trip.returnPct()).isNull();
    }

    @Test
    void fills_of_one_instant_are_matched_by_the_number_the_broker_gave_them() {
        var tape = Tape.stock().buy("100", "10");
        for (int fill = 2; fill <= 12; fill++) tape = tape.after(0).buy("100", String.valueOf(8 + fill));
        var inOrder = tape.after(0).sell("1200", "30").executions();
        var arrived = new ArrayList<>(inOrder);
        Collections.reverse(arrived);

        assertThat(inOrder).extracting(Execution::executedAt).containsOnly(OPENING.plusSeconds(1));
        assertThat(Matching.match(arrived))
                .isEqualTo(Matching.match(inOrder))
                .singleElement()
                .satisfies(trip -> assertThat(trip.legs())
                        .extracting(Leg::executionId)
                        .containsExactlyElementsOf(
                                inOrder.stream().map(Execution::id).toList()));
    }

    @Test
    void a_trip_keeps_its_id_when_later_fills_arrive() {
        var shorter = trips(Tape.stock().buy("1", "10").sell("1", "11").sell("2", "12"));
        var longer = trips(
                Tape.stock().buy("1", "10").sell("1", "11").sell("2", "12").buy("5", "11"));

        assertThat(longer)
                .extracting(RoundTrip::id)
                .startsWith(shorter.stream().map(RoundTrip::id).toArray(UUID[]::new))
                .hasSize(3)
                .doesNotHaveDuplicates();
    }

    @Test
    void how_a_figure_is_written_makes_no_difference() {
        assertThat(trips(Tape.stock().buy("1.50", "10.0").sell("1e0", "11.000", "0.10", "0")))
                .isEqualTo(trips(Tape.stock().buy("1.5", "1e1").sell("1.00", "11", "0.1", "0.0")));
    }

    @Test
    void eighteen_decimals_are_matched_beyond_what_a_long_holds() {
        var executions = Tape.of("ETH-USD", AssetClass.CRYPTO, "1")
                .buy("1234.000000000000000001", "3456.78")
                .sell("1234.000000000000000001", "3456.79")
                .executions();

        assertThatThrownBy(() -> Matching.matchInLongs(executions, MatchingRules.FIFO))
                .isInstanceOf(ArithmeticException.class);
        assertThat(Matching.match(executions))
                .singleElement()
                .satisfies(trip -> assertThat(trip.grossPnl()).isEqualByComparingTo("12.34000000000000000001"));
    }

    @Test
    void a_sum_beyond_what_a_long_holds_does_not_wrap_around() {
        var tape = Tape.stock();
        for (int fill = 0; fill < 40; fill++) tape = tape.buy("999999999", "999999999");
        tape = tape.sell("39999999960", "999999999.01");

        assertThat(onlyTrip(tape).grossPnl()).isEqualByComparingTo("399999999.60");
    }

    @Test
    void many_open_lots_are_kept_in_order() {
        // The queue turns around its ring and grows while it holds lots: 3 in and 2 out, a hundred times.
        var tape = Tape.stock();
        for (int lot = 0; lot < 300; lot++) {
            tape = tape.buy("1", String.valueOf(lot));
            if (lot % 3 == 2) tape = tape.sell("2", "0");
        }
        var trip = onlyTrip(tape);

        // Lots 0 to 199 have gone, 200 to 299 are held.
        assertThat(trip.grossPnl()).isEqualByComparingTo("-19900");
        assertThat(trip.openCost()).isEqualByComparingTo("24950");
    }

    @Test
    void executions_of_two_instruments_are_refused() {
        var mixed = Stream.concat(
                        Tape.stock().buy("1", "1").executions().stream(),
                        Tape.of("OTHER", AssetClass.STOCK, "1").sell("1", "1").executions().stream())
                .toList();
        assertThatThrownBy(() -> Matching.match(mixed)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_quantity_that_is_not_positive_is_refused() {
        var executions = Tape.stock().buy("0", "1").executions();
        assertThatThrownBy(() -> Matching.match(executions)).isInstanceOf(IllegalArgumentException.class);
    }

    private static List<RoundTrip> trips(Tape tape) {
        return Matching.match(tape.executions());
    }

    private static RoundTrip onlyTrip(Tape tape) {
        var trips = trips(tape);
        assertThat(trips).hasSize(1);
        return trips.get(0);
    }

    /** Compares with a table of names and values, laid out as is easiest to read. */
    private static void assertFigures(RoundTrip trip, String table) {
        var figures = String.join(
                " ",
                "direction " + trip.direction(),
                "status " + trip.status(),
                "quantity " + plain(trip.quantity()),
                "max " + plain(trip.maxQuantity()),
                "open " + plain(trip.openQuantity()),
                "entry " + plain(trip.entryPrice()),
                "exit " + plain(trip.exitPrice()),
                "gross " + plain(trip.grossPnl()),
                "fees " + plain(trip.fees()),
                "net " + plain(trip.netPnl()),
                "openCost " + plain(trip.openCost()),
                "return " + plain(trip.returnPct()));
        assertThat(figures).isEqualTo(table.strip().replaceAll("\\s+", " "));
    }

    private static String plain(@Nullable BigDecimal value) {
        return value == null ? "null" : value.toString();
    }
}
