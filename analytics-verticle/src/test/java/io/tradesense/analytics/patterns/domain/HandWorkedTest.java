package io.tradesense.analytics.patterns.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Small histories whose figures were worked out by hand. */
class HandWorkedTest {
    private static final Instant MORNING = Instant.parse("2026-03-02T14:00:00Z");
    private long number;

    /** Opened and closed this many minutes after the morning. */
    private PastTrade trade(int opened, int closed, double net) {
        return new PastTrade(
                new UUID(0, number++),
                MORNING.plus(Duration.ofMinutes(opened)),
                MORNING.plus(Duration.ofMinutes(closed)),
                "AAPL",
                net,
                100,
                Double.NaN,
                false,
                Double.NaN);
    }

    private static History history(List<PastTrade> trades) {
        return History.of(trades, ZoneOffset.UTC);
    }

    @Test
    void before_a_trade_is_the_one_closed_last_not_the_one_opened_last() {
        History history = history(List.of(trade(0, 50, 1), trade(10, 20, 2), trade(30, 40, 3), trade(60, 70, 4)));
        assertThat(history.previous(0)).isNegative();
        assertThat(history.previous(1)).isNegative();
        assertThat(history.previous(2)).isEqualTo(1);
        assertThat(history.previous(3)).isEqualTo(0);
        assertThat(history.gapSeconds(3)).isEqualTo(600);
    }

    @Test
    void yesterday_is_not_before() {
        History history = history(List.of(trade(0, 10, 1), trade(24 * 60, 24 * 60 + 5, 2)));
        assertThat(history.previous(1)).isNegative();
        assertThat(history.turn(1)).isEqualTo(1);
    }

    @Test
    void a_day_is_a_day_of_the_zone() {
        var late = trade(11 * 60, 11 * 60 + 1, 1);
        assertThat(history(List.of(late)).hour(0)).isEqualTo(1);
        assertThat(History.of(List.of(late), ZoneId.of("America/New_York")).hour(0))
                .isEqualTo(20);
        assertThat(History.of(List.of(late), ZoneId.of("America/New_York"))
                        .weekday(0)
                        .getValue())
                .isEqualTo(1);
    }

    @Test
    void gains_and_losses_realised_and_on_paper_are_counted_at_each_close() {
        // Each round: two gains and a loss opened together. The first gain is closed while a gain and a loss are open,
        // the second while the loss is, the loss alone. So a round counts realised gains 2, on paper 1 gain, 2 losses.
        // Then a loss is closed while a gain is open: a realised loss and a gain on paper.
        List<PastTrade> trades = new ArrayList<>();
        for (int round = 0; round < 20; round++) {
            int start = round * 20;
            trades.add(trade(start, start + 2, 5));
            trades.add(trade(start, start + 4, 7));
            trades.add(trade(start, start + 6, -3));
            trades.add(trade(start + 10, start + 12, -4));
            trades.add(trade(start + 10, start + 14, 6));
        }
        Measured measured = new Disposition().measure(history(trades), null);
        assertThat(measured).isInstanceOf(Measured.Strength.class);
        var strength = (Measured.Strength) measured;
        // PGR = 40 / (40 + 40), PLR = 20 / (20 + 40)
        assertThat(strength.estimate().told()).isCloseTo(1.0 / 2 - 1.0 / 3, within(1e-12));
        assertThat(strength.trades()).isEqualTo(20);
    }

    @Test
    void what_a_habit_cost_is_what_its_trades_fell_short_of_the_others() {
        // After each loss of 10 a gain of 2, after that a gain of 6.
        List<PastTrade> trades = new ArrayList<>();
        for (int round = 0; round < 30; round++) {
            trades.add(trade(round * 30, round * 30 + 5, -10));
            trades.add(trade(round * 30 + 10, round * 30 + 15, 2));
            trades.add(trade(round * 30 + 20, round * 30 + 25, 6));
        }
        var strength = (Measured.Strength) Habits.of(Kind.REVENGE_RESULT).measure(history(trades), null);
        int after = strength.trades();
        // The last round of each day is cut where midnight falls; the group is still those after a loss alone.
        assertThat(IntStream.of(strength.rows())
                        .mapToDouble(row -> trades.get(row).net()))
                .containsOnly(2.0);
        double rest = trades.stream().mapToDouble(PastTrade::net).sum() - 2 * after;
        double mean = rest / (trades.size() - after);
        assertThat(strength.estimate().told()).isCloseTo(2 - mean, within(1e-9));
        assertThat(strength.cost()).isCloseTo((mean - 2) * after, within(1e-9));
    }

    @Test
    void adjusted_p_values_are_those_of_benjamini_and_hochberg() {
        // 0.01·4/1, 0.04·4/3 (capped by the next), 0.03·4/2 → 0.0533, 0.0533 from the right
        assertThat(FalseDiscoveries.adjusted(new double[] {0.01, 0.04, 0.03, 0.5}))
                .containsExactly(new double[] {0.04, 0.04 * 4 / 3, 0.04 * 4 / 3, 0.5}, within(1e-12));
    }

    @Test
    void welch_is_that_of_the_book() {
        // Values 1 2 3 against 2 4 6 8: means 2 and 5, variances 1 and 20/3.
        double[] values = {1, 2, 3, 2, 4, 6, 8};
        TwoGroups groups = TwoGroups.of(values, (unit, all) -> unit < 3);
        assertThat(groups.effect()).isCloseTo(-3, within(1e-12));
        assertThat(groups.standardError()).isCloseTo(Math.sqrt(1.0 / 3 + 20.0 / 12), within(1e-12));
        assertThat(groups.degrees()).isCloseTo(4 / (1.0 / 9 / 2 + 25.0 / 9 / 3), within(1e-9));
    }

    @Test
    void stops_that_slip_now_and_then_are_no_habit_and_the_share_is_counted() {
        List<PastTrade> trades = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            double net = i < 10 ? -150 : -100;
            PastTrade each = trade(i, i + 1, net);
            trades.add(new PastTrade(
                    each.id(), each.openedAt(), each.closedAt(), "AAPL", net, 100, 100, false, Double.NaN));
        }
        History history = history(trades);
        var strength = (Measured.Strength) new BrokenStops().measure(history, null);
        assertThat(strength.trades()).isEqualTo(10);
        assertThat(strength.cost()).isCloseTo(500, within(1e-9));
        assertThat(strength.estimate().told()).isCloseTo(12.0 / 104 - 0.05, within(1e-12));
        // P(X ≥ 10) for X of 100 at one in twenty: 0.02819
        assertThat(new BrokenStops().chance(history).pValue()).isCloseTo(0.02819, within(1e-4));
    }
}
