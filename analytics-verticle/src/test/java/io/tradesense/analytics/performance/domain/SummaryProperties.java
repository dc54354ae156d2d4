package io.tradesense.analytics.performance.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tradesense.analytics.breakdowns.domain.Breakdown;
import io.tradesense.analytics.breakdowns.domain.BreakdownCell;
import io.tradesense.analytics.breakdowns.domain.Dimension;
import io.tradesense.analytics.readmodel.domain.Selection;
import io.tradesense.analytics.readmodel.domain.TestTrades;
import io.tradesense.analytics.readmodel.domain.TradeColumns;
import io.tradesense.analytics.readmodel.domain.TradeFilter;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

class SummaryProperties {

    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final BigDecimal BALANCE = new BigDecimal("50000");
    private static final Instant MONDAY = Instant.parse("2026-03-02T15:00:00Z");

    @Property(tries = 300)
    void sums_and_streaks_are_those_of_a_plain_walk(@ForAll("trades") List<TestTrades> trades) {
        Selection selection = TestTrades.all(trades);
        Summary summary = Summary.of(selection, BALANCE, NEW_YORK);
        PlainWalk walk = new PlainWalk(selection.tradeIds().stream()
                .map(id -> trades.get((int) id.getLeastSignificantBits()))
                .toList());
        assertThat(summary.netPnl()).isEqualByComparingTo(walk.net);
        assertThat(summary.grossProfit()).isEqualByComparingTo(walk.profit);
        assertThat(summary.grossLoss()).isEqualByComparingTo(walk.loss);
        assertThat(summary.fees()).isEqualByComparingTo(walk.fees);
        assertThat(summary.maxDrawdown()).isEqualByComparingTo(walk.deepest);
        assertThat(summary.maxConsecutiveWins()).isEqualTo(walk.longestWins);
        assertThat(summary.maxConsecutiveLosses()).isEqualTo(walk.longestLosses);
    }

    @Property(tries = 200)
    void profit_and_loss_add_up_to_net_and_gross_less_fees_too(@ForAll("trades") List<TestTrades> trades) {
        TradeColumns columns = TestTrades.columns(trades);
        Summary summary = Summary.of(TradeFilter.EVERYTHING.select(columns), BALANCE, NEW_YORK);
        assertThat(summary.grossProfit().add(summary.grossLoss())).isEqualByComparingTo(summary.netPnl());
        assertThat(columns.gross().sum().subtract(summary.fees())).isEqualByComparingTo(summary.netPnl());
        assertThat(summary.wins() + summary.losses() + summary.breakeven()).isEqualTo(summary.trades());
    }

    @Property(tries = 200)
    void the_order_of_reading_changes_nothing(@ForAll("trades") List<TestTrades> trades, @ForAll Random random) {
        List<TestTrades> shuffled = new ArrayList<>(trades);
        Collections.shuffle(shuffled, random);
        assertThat(Summary.of(TestTrades.all(shuffled), BALANCE, NEW_YORK))
                .isEqualTo(Summary.of(TestTrades.all(trades), BALANCE, NEW_YORK));
        assertThat(Breakdown.of(TestTrades.all(shuffled), Dimension.TAG, NEW_YORK))
                .isEqualTo(Breakdown.of(TestTrades.all(trades), Dimension.TAG, NEW_YORK));
    }

    @Property(tries = 200)
    void scaling_all_money_scales_amounts_and_leaves_ratios(@ForAll("trades") List<TestTrades> trades) {
        BigDecimal eight = new BigDecimal(8);
        Summary one = Summary.of(TestTrades.all(trades), BALANCE, NEW_YORK);
        Summary scaled = Summary.of(
                TestTrades.all(trades.stream()
                        .map(trade -> trade.money(
                                trade.net().multiply(eight), trade.fees().multiply(eight)))
                        .toList()),
                BALANCE.multiply(eight),
                NEW_YORK);
        assertThat(scaled.netPnl()).isEqualByComparingTo(one.netPnl().multiply(eight));
        assertThat(scaled.maxDrawdown()).isEqualByComparingTo(one.maxDrawdown().multiply(eight));
        assertSame(scaled.profitFactor(), one.profitFactor());
        assertSame(scaled.sharpe(), one.sharpe());
        assertSame(scaled.sortino(), one.sortino());
        assertSame(scaled.maxDrawdownPct(), one.maxDrawdownPct());
        assertSame(scaled.recoveryFactor(), one.recoveryFactor());
        assertSame(scaled.ulcerIndex(), one.ulcerIndex());
        assertSame(scaled.sqn(), one.sqn());
        assertSame(scaled.kelly(), one.kelly());
    }

    @Property(tries = 200)
    void a_cell_is_the_summary_of_its_own_trades(@ForAll("trades") List<TestTrades> trades) {
        TradeColumns columns = TestTrades.columns(trades);
        Selection everything = TradeFilter.EVERYTHING.select(columns);
        for (BreakdownCell cell :
                Breakdown.of(everything, Dimension.TAG, NEW_YORK).items()) {
            if (cell.key() == null) continue;
            TradeFilter tagged = new TradeFilter(Set.of(), null, cell.key(), null, null, null, null, null);
            Summary summary = Summary.of(tagged.select(columns), null, NEW_YORK);
            assertThat(cell.trades()).isEqualTo(summary.trades());
            assertThat(cell.netPnl()).isEqualTo(summary.netPnl());
            assertThat(cell.winRate()).isEqualTo(summary.winRate());
            assertThat(cell.profitFactor()).isEqualTo(summary.profitFactor());
            assertThat(cell.expectancy()).isEqualTo(summary.expectancy());
            assertThat(cell.avgRMultiple()).isEqualTo(summary.avgRMultiple());
        }
    }

    private static void assertSame(@Nullable Double scaled, @Nullable Double one) {
        if (one == null || scaled == null) {
            assertThat(scaled).isEqualTo(one);
            return;
        }
        assertThat(scaled.doubleValue()).isCloseTo(one, within(1e-9 * Math.max(1, Math.abs(one))));
    }

    /** Many close at the same moment, some at weekends, some break even. */
    @Provide
    Arbitrary<List<TestTrades>> trades() {
        Arbitrary<TestTrades> trade = Combinators.combine(
                        Arbitraries.integers().between(0, 200),
                        Arbitraries.oneOf(
                                Arbitraries.just(BigDecimal.ZERO),
                                Arbitraries.bigDecimals()
                                        .between(new BigDecimal("-900"), new BigDecimal("1000"))
                                        .ofScale(4)),
                        Arbitraries.bigDecimals()
                                .between(new BigDecimal("-1"), new BigDecimal("9"))
                                .ofScale(2),
                        Arbitraries.of("calm", "tired", "late").set().ofMaxSize(3))
                .as((hours, net, fees, tags) -> TestTrades.trade(
                                0, MONDAY.plus(Duration.ofHours(hours)).toString(), "0")
                        .money(net, fees)
                        .tags(tags.toArray(String[]::new)));
        return trade.list().ofMaxSize(60).map(SummaryProperties::numbered);
    }

    private static List<TestTrades> numbered(List<TestTrades> trades) {
        List<TestTrades> numbered = new ArrayList<>();
        for (TestTrades trade : trades) {
            numbered.add(trade.number(numbered.size()));
        }
        return numbered;
    }

    /** The definitions word by word, on decimals. */
    private static final class PlainWalk {
        BigDecimal net = BigDecimal.ZERO;
        BigDecimal profit = BigDecimal.ZERO;
        BigDecimal loss = BigDecimal.ZERO;
        BigDecimal fees = BigDecimal.ZERO;
        BigDecimal deepest = BigDecimal.ZERO;
        int longestWins;
        int longestLosses;

        PlainWalk(List<TestTrades> ordered) {
            BigDecimal peak = BigDecimal.ZERO;
            int winning = 0;
            int losing = 0;
            for (TestTrades trade : ordered) {
                net = net.add(trade.net());
                fees = fees.add(trade.fees());
                profit = profit.add(trade.net().max(BigDecimal.ZERO));
                loss = loss.add(trade.net().min(BigDecimal.ZERO));
                peak = peak.max(net);
                deepest = deepest.min(net.subtract(peak));
                winning = trade.net().signum() > 0 ? winning + 1 : 0;
                losing = trade.net().signum() < 0 ? losing + 1 : 0;
                longestWins = Math.max(longestWins, winning);
                longestLosses = Math.max(longestLosses, losing);
            }
        }
    }
}
