package io.tradesense.analytics.performance.domain;

import static io.tradesense.analytics.readmodel.domain.TestTrades.all;
import static io.tradesense.analytics.readmodel.domain.TestTrades.results;
import static io.tradesense.analytics.readmodel.domain.TestTrades.trade;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tradesense.analytics.readmodel.domain.TestTrades;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class SummaryTest {

    private static final ZoneId UTC = ZoneOffset.UTC;
    private static final BigDecimal TEN_THOUSAND = new BigDecimal("10000");
    private static final Offset<Double> EXACT = within(1e-12);

    /**
     * Equity from 10,000, by hand: 10,500, 10,200, 10,200, 10,000, 10,600, 10,700. Sessions: Monday 500, Tuesday -300,
     * Wednesday 0, Thursday -200, Friday 600, and Saturday's 100 on the next Monday.
     */
    private static final List<TestTrades> WEEK = List.of(
            trade(1, "2026-03-02T15:00:00Z", "500"),
            trade(2, "2026-03-03T15:00:00Z", "-300"),
            trade(3, "2026-03-03T16:00:00Z", "0"),
            trade(4, "2026-03-05T15:00:00Z", "-200"),
            trade(5, "2026-03-06T15:00:00Z", "600"),
            trade(6, "2026-03-07T15:00:00Z", "100"));

    private final Summary week = Summary.of(all(WEEK), TEN_THOUSAND, UTC);

    @Test
    void counts_and_sums_of_a_week() {
        assertThat(List.of(week.trades(), week.wins(), week.losses(), week.breakeven()))
                .containsExactly(6, 3, 2, 1);
        assertThat(week.grossProfit()).isEqualTo("1200");
        assertThat(week.grossLoss()).isEqualTo("-500");
        assertThat(week.netPnl()).isEqualTo("700");
        assertThat(week.fees()).isEqualTo("6");
        assertThat(week.largestWin()).isEqualTo("600");
        assertThat(week.largestLoss()).isEqualTo("-300");
        assertThat(week.avgHoldSeconds()).isEqualTo(3600);
    }

    @Test
    void averages_and_ratios_of_a_week() {
        assertThat(week.winRate()).isEqualTo(.5);
        assertThat(week.expectancy()).isEqualTo("116.6666666667");
        assertThat(week.avgWin()).isEqualTo("400");
        assertThat(week.avgLoss()).isEqualTo("-250");
        assertThat(week.profitFactor()).isEqualTo(2.4);
        assertThat(week.payoffRatio()).isEqualTo(1.6);
        assertThat(week.kelly()).isCloseTo(.1875, EXACT);
        assertThat(week.sqn()).isCloseTo(.7816473428462183, EXACT);
    }

    @Test
    void a_break_even_trade_ends_a_streak() {
        assertThat(week.maxConsecutiveWins()).isEqualTo(2);
        assertThat(week.maxConsecutiveLosses()).isEqualTo(1);
    }

    @Test
    void risk_of_a_week() {
        assertThat(week.maxDrawdown()).isEqualTo("-500");
        assertThat(week.maxDrawdownPct()).isCloseTo(-500.0 / 10_500, EXACT);
        assertThat(week.recoveryFactor()).isEqualTo(1.4);
        assertThat(week.sharpe()).isCloseTo(5.211220974620658, within(1e-10));
        assertThat(week.sortino()).isCloseTo(13.326123726783322, within(1e-10));
        assertThat(week.ulcerIndex()).isCloseTo(.02549583873683972, EXACT);
        assertThat(week.calmar()).as("six days are no year").isNull();
    }

    @Test
    void a_month_of_days_has_a_calmar_ratio() {
        Summary month = Summary.of(
                all(trade(1, "2026-03-02T15:00:00Z", "-100"), trade(2, "2026-03-30T15:00:00Z", "200")),
                TEN_THOUSAND,
                UTC);
        assertThat(month.calmar()).isCloseTo((Math.pow(1.01, 12) - 1) / .01, within(1e-9));
    }

    @Test
    void without_a_balance_money_is_known_and_equity_ratios_are_not() {
        for (BigDecimal balance : new BigDecimal[] {null, BigDecimal.ZERO, new BigDecimal("-5")}) {
            Summary summary = Summary.of(all(WEEK), balance, UTC);
            assertThat(summary.maxDrawdown()).isEqualTo("-500");
            assertThat(summary.recoveryFactor()).isEqualTo(1.4);
            assertThat(summary.maxDrawdownPct()).isNull();
            assertThat(summary.sharpe()).isNull();
            assertThat(summary.sortino()).isNull();
            assertThat(summary.calmar()).isNull();
            assertThat(summary.ulcerIndex()).isNull();
        }
    }

    @Test
    void losing_the_first_trade_is_a_drawdown_from_the_start() {
        Summary summary = Summary.of(all(results("-250", "100")), TEN_THOUSAND, UTC);
        assertThat(summary.maxDrawdown()).isEqualTo("-250");
        assertThat(summary.maxDrawdownPct()).isCloseTo(-.025, EXACT);
    }

    @Test
    void losing_more_than_everything_leaves_no_returns() {
        Summary summary = Summary.of(
                all(trade(1, "2026-03-02T15:00:00Z", "-150"), trade(2, "2026-03-03T15:00:00Z", "20")),
                new BigDecimal("100"),
                UTC);
        assertThat(summary.maxDrawdownPct()).isCloseTo(-1.5, EXACT);
        assertThat(summary.sharpe()).isNull();
    }

    @Test
    void nothing_is_undefined_and_sums_are_zero_without_trades() {
        Summary none = Summary.of(all(), TEN_THOUSAND, UTC);
        assertThat(none.netPnl()).isEqualTo("0");
        assertThat(none.maxDrawdown()).isEqualTo("0");
        assertThat(none.winRate()).isNull();
        assertThat(none.expectancy()).isNull();
        assertThat(none.avgHoldSeconds()).isNull();
        assertThat(none.sharpe()).isNull();
        assertThat(none.sqn()).isNull();
    }

    @Test
    void wins_alone_have_no_profit_factor_and_no_kelly() {
        Summary wins = Summary.of(all(results("5", "7")), TEN_THOUSAND, UTC);
        assertThat(wins.profitFactor()).isNull();
        assertThat(wins.payoffRatio()).isNull();
        assertThat(wins.kelly()).isNull();
        assertThat(wins.recoveryFactor()).isNull();
        assertThat(wins.avgLoss()).isNull();
        assertThat(wins.largestLoss()).isNull();
    }

    @Test
    void system_quality_counts_in_r_where_every_trade_names_its_risk() {
        TestTrades two = trade(1, "2026-03-02T15:00:00Z", "200").risk("100");
        TestTrades minusOne = trade(2, "2026-03-02T16:00:00Z", "-50").risk("50");
        TestTrades unknown = trade(3, "2026-03-02T17:00:00Z", "70");
        Summary known = Summary.of(all(two, minusOne), null, UTC);
        assertThat(known.avgRMultiple()).isEqualTo(.5);
        // mean 0.5, deviation √4.5: √2 · 0.5 / √4.5 = 1/3
        assertThat(known.sqn()).isCloseTo(1 / 3.0, EXACT);
        assertThat(Summary.of(all(two, minusOne, unknown), null, UTC).avgRMultiple())
                .isEqualTo(.5);
    }

    @Test
    void a_tenth_thrice_less_three_tenths_breaks_even() {
        Summary summary = Summary.of(all(results("0.1", "0.1", "0.1", "-0.3")), null, UTC);
        assertThat(summary.netPnl()).isEqualTo("0");
        assertThat(summary.profitFactor()).isEqualTo(1);
    }

    @Test
    void eighteen_places_and_large_amounts_are_summed_exactly() {
        Summary summary =
                Summary.of(all(results("123456789012.000000000000000001", "-0.000000000000000002")), null, UTC);
        assertThat(summary.netPnl()).isEqualTo("123456789011.999999999999999999");
    }
}
