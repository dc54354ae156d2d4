package io.tradesense.analytics.performance.domain;

import static io.tradesense.analytics.readmodel.domain.TestTrades.all;
import static io.tradesense.analytics.readmodel.domain.TestTrades.results;
import static io.tradesense.analytics.readmodel.domain.TestTrades.trade;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tradesense.analytics.readmodel.domain.Selection;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Drawdowns, calendar, distribution, rolling figures, exposure and costs, each against a sum done by hand. */
class SeriesTest {

    @Test
    void each_stretch_below_the_peak_is_told_with_its_peak_trough_and_recovery() {
        // Equity 1000: 990, 1010, 960, 980, 1010, 1005.
        Selection trades = all(results("-10", "20", "-50", "20", "30", "-5"));
        DrawdownEpisodes drawdowns = DrawdownEpisodes.of(trades, new BigDecimal("1000"), 10);
        assertThat(drawdowns.count()).isEqualTo(3);
        DrawdownEpisodes.Episode deepest = drawdowns.deepest().get(0);
        assertThat(deepest.depth()).isEqualByComparingTo("-50");
        assertThat(deepest.depthPct()).isCloseTo(-50 / 1010.0, within(1e-12));
        assertThat(deepest.peakAt()).isEqualTo(Instant.parse("2026-03-02T15:01:00Z"));
        assertThat(deepest.troughAt()).isEqualTo(Instant.parse("2026-03-02T15:02:00Z"));
        assertThat(deepest.recoveredAt()).isEqualTo(Instant.parse("2026-03-02T15:04:00Z"));
        assertThat(deepest.trades()).isEqualTo(3);
        assertThat(deepest.tradesToTrough()).isEqualTo(1);
        DrawdownEpisodes.Episode first = drawdowns.deepest().get(1);
        assertThat(first.peakAt()).as("the start is a peak").isNull();
        assertThat(first.depth()).isEqualByComparingTo("-10");
        assertThat(drawdowns.current()).isEqualTo(drawdowns.deepest().get(2));
        assertThat(drawdowns.averageDepth()).isCloseTo(-65 / 3.0, within(1e-12));
        assertThat(drawdowns.underWater()).isEqualTo(4.0 / 6);
        assertThat(DrawdownEpisodes.of(trades, null, 1).deepest()).hasSize(1);
        assertThat(DrawdownEpisodes.of(trades, null, 1).deepest().get(0).depthPct())
                .isNull();
    }

    @Test
    void days_are_those_of_the_traders_clock() {
        Selection trades = all(
                trade(1, "2026-03-06T23:30:00Z", "10"),
                trade(2, "2026-03-07T01:00:00Z", "-4"),
                trade(3, "2026-03-09T12:00:00Z", "7"));
        TradingCalendar utc = TradingCalendar.of(trades, ZoneOffset.UTC, TradingCalendar.Step.DAY);
        assertThat(utc.periods())
                .extracting(TradingCalendar.Period::from)
                .containsExactly(
                        LocalDate.parse("2026-03-06"), LocalDate.parse("2026-03-07"), LocalDate.parse("2026-03-09"));
        TradingCalendar newYork = TradingCalendar.of(trades, ZoneId.of("America/New_York"), TradingCalendar.Step.DAY);
        TradingCalendar.Period friday = newYork.periods().get(0);
        assertThat(friday.from()).isEqualTo(LocalDate.parse("2026-03-06"));
        assertThat(friday.trades()).isEqualTo(2);
        assertThat(friday.netPnl()).isEqualByComparingTo("6");
        assertThat(friday.winRate()).isEqualTo(.5);
        assertThat(friday.fees()).isEqualByComparingTo("2");
        assertThat(newYork.best()).isEqualTo(newYork.periods().get(1));
        assertThat(TradingCalendar.of(trades, ZoneOffset.UTC, TradingCalendar.Step.WEEK)
                        .periods())
                .extracting(TradingCalendar.Period::from)
                .containsExactly(LocalDate.parse("2026-03-02"), LocalDate.parse("2026-03-09"));
        assertThat(TradingCalendar.of(trades, ZoneOffset.UTC, TradingCalendar.Step.MONTH)
                        .periods())
                .extracting(TradingCalendar.Period::from)
                .containsExactly(LocalDate.parse("2026-03-01"));
    }

    @Test
    void bins_hold_every_value_once() {
        double[] values = {-5, -1, 0, 1, 1, 2, 5};
        Distribution distribution = Distribution.of(values, 5);
        assertThat(distribution.bins()).extracting(Distribution.Bin::count).containsExactly(1, 0, 2, 3, 1);
        assertThat(distribution.bins().stream()
                        .mapToInt(Distribution.Bin::count)
                        .sum())
                .isEqualTo(values.length);
        assertThat(Distribution.of(new double[0], 5).bins()).isEmpty();
        assertThat(Distribution.of(new double[] {3, 3}, 5).bins()).hasSize(1);
    }

    /** SciPy 1.17: scipy.stats.jarque_bera of the same months. */
    @Test
    void normality_is_tested_as_scipy_does() {
        var normality =
                Objects.requireNonNull(Distribution.of(BaconMonths.values(), 10).jarqueBera());
        assertThat(normality.statistic()).isCloseTo(.349374931862814, within(1e-12));
        assertThat(normality.pValue()).isCloseTo(.8397194206896388, within(1e-12));
    }

    @Test
    void rolling_figures_are_those_of_the_window() {
        Rolling rolling = Rolling.of(all(results("10", "-5", "0", "20", "-10")), 3, 100);
        assertThat(rolling.steps()).isEqualTo(3);
        Rolling.Point last = rolling.points().get(2);
        assertThat(last.expectancy()).isCloseTo(10 / 3.0, within(1e-12));
        assertThat(last.winRate()).isCloseTo(1 / 3.0, within(1e-12));
        assertThat(last.profitFactor()).isEqualTo(2);
        Summary same = Summary.of(all(results("0", "20", "-10")), null, ZoneOffset.UTC);
        assertThat(last.sqn()).isCloseTo(same.sqn(), within(1e-9));
        assertThat(Rolling.of(all(results("1", "2")), 3, 100).points()).isEmpty();
        assertThat(Rolling.of(all(results("3", "3", "3", "3")), 3, 100)
                        .points()
                        .get(1)
                        .sqn())
                .isNull();
    }

    @Test
    void a_long_series_is_thinned_and_keeps_its_end() {
        String[] results =
                IntStream.range(0, 1_000).mapToObj(i -> i % 2 == 0 ? "3" : "-2").toArray(String[]::new);
        Selection trades = all(results(results));
        Rolling rolling = Rolling.of(trades, 10, 50);
        assertThat(rolling.points().size()).isBetween(40, 50);
        assertThat(rolling.points().get(rolling.points().size() - 1).at())
                .isEqualTo(Instant.parse("2026-03-02T15:00:00Z").plus(Duration.ofMinutes(999)));
    }

    @Test
    void exposure_counts_overlapping_trades_once() {
        // Open 10–12, 11–13 and 15–16 of six hours: four of them with something open, two trades at most at once.
        Selection trades = all(
                trade(1, "2026-03-02T12:00:00Z", "1").hold(Duration.ofHours(2)),
                trade(2, "2026-03-02T13:00:00Z", "-1").hold(Duration.ofHours(2)),
                trade(3, "2026-03-02T16:00:00Z", "1").hold(Duration.ofHours(1)));
        Holding holding = Holding.of(trades);
        assertThat(holding.exposure()).isCloseTo(4 / 6.0, within(1e-12));
        assertThat(holding.mostAtOnce()).isEqualTo(2);
        assertThat(holding.winners()).isEqualTo(5_400);
        assertThat(holding.losers()).isEqualTo(7_200);
        assertThat(holding.median()).isEqualTo(7_200);
        assertThat(Holding.of(all(trade(1, "2026-03-02T12:00:00Z", "1").hold(Duration.ZERO)))
                        .exposure())
                .isNull();
    }

    @Test
    void one_trade_after_the_other_is_one_at_once() {
        Selection trades = all(
                trade(1, "2026-03-02T12:00:00Z", "1").hold(Duration.ofHours(1)),
                trade(2, "2026-03-02T12:00:00Z", "1").hold(Duration.ZERO),
                trade(3, "2026-03-02T13:00:00Z", "1").hold(Duration.ofHours(1)));
        assertThat(Holding.of(trades).mostAtOnce()).isEqualTo(1);
        assertThat(Holding.of(trades).exposure()).isEqualTo(1);
    }

    @Test
    void costs_turn_some_winners_into_losers() {
        // Fees of 1 a trade: gross 0.5, 3 and -1.
        Costs costs = Costs.of(all(results("-0.5", "2", "-2")));
        assertThat(costs.total()).isEqualByComparingTo("3");
        assertThat(costs.turned()).isEqualTo(1);
        assertThat(costs.grossPnl()).isEqualByComparingTo("2.5");
        assertThat(costs.shareOfProfit()).isCloseTo(3 / 3.5, within(1e-12));
    }

    @Test
    void results_in_units_of_risk_are_told_in_full() {
        RStatistics multiples = RStatistics.of(new double[] {-1, 2, -1.5, .5}, 365.25);
        assertThat(multiples.expectancy()).isEqualTo(0);
        assertThat(multiples.median()).isEqualTo(-.25);
        assertThat(multiples.beyondStop()).isEqualTo(.25);
        assertThat(multiples.expectunity()).isEqualTo(0);
        assertThat(RStatistics.of(new double[] {1}, 5).expectunity()).isNull();
        assertThat(multiples.best()).isEqualTo(2);
        assertThat(multiples.worst()).isEqualTo(-1.5);
    }
}
