package io.tradesense.analytics.performance.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tradesense.analytics.readmodel.domain.MoneyColumn;
import io.tradesense.analytics.statistics.domain.Interval;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Objects;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class IntervalsTest {
    private static final int SAMPLES = 2_000;

    @Test
    void of_nothing_nothing_is_said() {
        assertThat(of(new double[0])).isEqualTo(new Intervals(null, null, null, null));
    }

    @Test
    void one_win_says_little_of_the_rate_and_nothing_of_the_rest() {
        Intervals one = of(new double[] {100});
        assertThat(Objects.requireNonNull(one.winRate()).low()).isCloseTo(.2065, within(1e-4));
        assertThat(one.expectancy()).isNull();
        assertThat(one.profitFactor()).isNull();
    }

    /** Worked by hand: deviation 178.89, w̄ 120 and l̄ 40 of five trades. */
    @Test
    void the_ends_are_those_of_the_formulas() {
        Intervals five = of(new double[] {300, 200, 100, -100, -100});
        Interval mean = Objects.requireNonNull(five.expectancy());
        assertThat((mean.low() + mean.high()) / 2).isCloseTo(80, within(1e-9));
        assertThat(mean.high() - mean.low()).isCloseTo(2 * 1.959964 * 178.8854 / Math.sqrt(5), within(1e-3));
        Interval factor = Objects.requireNonNull(five.profitFactor());
        assertThat(Math.sqrt(factor.low() * factor.high())).isCloseTo(3, within(1e-9));
        double spread = 5 * 140_000 / 360_000.0 + 5 * 20_000 / 40_000.0;
        assertThat(factor.high()).isCloseTo(3 * Math.exp(1.959964 * Math.sqrt(spread / 5)), within(1e-4));
    }

    @Test
    void they_hold_the_truth_about_nineteen_times_in_twenty() {
        var random = new Random(7);
        int meanHeld = 0;
        int factorHeld = 0;
        // Wins of 0 to 300 in half of the trades, losses of 0 to 200 in the other: mean 25, factor 1.5.
        for (int sample = 0; sample < SAMPLES; sample++) {
            double[] results = DoubleStream.generate(
                            () -> random.nextBoolean() ? 300 * random.nextDouble() : -200 * random.nextDouble())
                    .limit(200)
                    .toArray();
            Intervals found = of(results);
            meanHeld += holds(Objects.requireNonNull(found.expectancy()), 25);
            factorHeld += holds(Objects.requireNonNull(found.profitFactor()), 1.5);
        }
        assertThat(meanHeld / (double) SAMPLES).isBetween(.93, .97);
        assertThat(factorHeld / (double) SAMPLES).isBetween(.93, .97);
    }

    @Test
    void more_trades_narrow_them() {
        double[] few = {50, -20, 30, -10};
        double[] many = IntStream.range(0, 100).mapToDouble(at -> few[at % 4]).toArray();
        assertThat(width(of(many).expectancy())).isLessThan(width(of(few).expectancy()) / 4);
        assertThat(width(of(many).winRate())).isLessThan(width(of(few).winRate()));
    }

    private static double width(@Nullable Interval interval) {
        Interval known = Objects.requireNonNull(interval);
        return known.high() - known.low();
    }

    private static int holds(Interval interval, double truth) {
        return interval.low() <= truth && truth <= interval.high() ? 1 : 0;
    }

    private static Intervals of(double[] results) {
        var net = MoneyColumn.of(Arrays.stream(results)
                .mapToObj(result -> BigDecimal.valueOf(result).setScale(6, RoundingMode.HALF_EVEN))
                .toList());
        return Intervals.of(Totals.of(net), results, null);
    }
}
