package io.tradesense.analytics.breakdowns.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradesense.analytics.readmodel.domain.TestTrades;
import io.tradesense.analytics.statistics.domain.Interval;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** A p-value, an interval and a number of trades are three sides of one test. */
class BreakdownProperties {

    @Property(tries = 300)
    void an_interval_leaves_nothing_out_if_and_only_if_its_cell_is_significant(
            @ForAll long seed, @ForAll @IntRange(min = 20, max = 400) int trades, @ForAll boolean coarse) {
        agree(Breakdown.of(TestTrades.all(trades(new Random(seed), trades, coarse)), Dimension.SETUP, ZoneOffset.UTC));
    }

    /** So many that sums are drawn. */
    @Property(tries = 20)
    void of_many_trades_too(@ForAll long seed, @ForAll boolean coarse) {
        Breakdown breakdown =
                Breakdown.of(TestTrades.all(trades(new Random(seed), 3_000, coarse)), Dimension.SETUP, ZoneOffset.UTC);
        assertThat(breakdown.method()).isEqualTo("NORMAL_MAX_T");
        agree(breakdown);
    }

    private static void agree(Breakdown breakdown) {
        assertThat(breakdown.items()).allSatisfy(cell -> {
            Interval interval = cell.confidenceInterval();
            if (interval != null) {
                assertThat(interval.low() > 0 || interval.high() < 0)
                        .as("interval %s of %s", interval, cell)
                        .isEqualTo(cell.significant());
                assertThat(cell.adjustedPValue()).isNotNull();
            }
            if (cell.significant()) assertThat(cell.tradesNeeded()).isNull();
            if (cell.tradesNeeded() != null) assertThat(cell.tradesNeeded()).isGreaterThan(cell.trades());
        });
    }

    /**
     * One to six setups of unequal use, up to a deviation and a half apart.
     *
     * @param coarse of few different results, so that many deals come to the very same statistic
     */
    private static List<TestTrades> trades(Random random, int count, boolean coarse) {
        int setups = 1 + random.nextInt(6);
        double edge = random.nextDouble() * 1.5;
        List<TestTrades> trades = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int setup = (int) (setups * Math.pow(random.nextDouble(), 2));
            double result = random.nextGaussian() + (setup == 0 ? edge : 0);
            String net = String.valueOf(coarse ? Math.round(result) : Math.round(result * 1e4) / 1e2);
            trades.add(TestTrades.trade(i, "2026-03-02T15:00:00Z", net).setup("setup " + setup));
        }
        return trades;
    }
}
