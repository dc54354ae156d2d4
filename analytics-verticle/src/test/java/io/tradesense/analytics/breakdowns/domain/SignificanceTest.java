package io.tradesense.analytics.breakdowns.domain;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tradesense.analytics.statistics.domain.Centred;
import io.tradesense.analytics.statistics.domain.ChanceMaxima;
import io.tradesense.analytics.statistics.domain.Contrast;
import io.tradesense.analytics.statistics.domain.Interval;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.hipparchus.distribution.discrete.BinomialDistribution;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SignificanceTest {

    private static final int HOURS = 24;

    /** Student's sleep data (Biometrika 6, 1908); R: t.test(extra ~ group, data = sleep). */
    @Test
    void welch_agrees_with_r_on_students_sleep_data() {
        double[] hours = {.7, -1.6, -.2, -1.2, -.1, 3.4, 3.7, .8, 0, 2, 1.9, .8, 1.1, .1, -.1, 4.4, 5.5, 1.6, 4.6, 3.4};
        Contrast contrast =
                requireNonNull(Contrast.of(hours, IntStream.range(0, 10).toArray()));
        Interval interval = requireNonNull(contrast.interval(contrast.studentCritical(1)));
        assertThat(contrast.effect()).isCloseTo(-1.58, within(1e-12));
        assertThat(contrast.effect() / contrast.standardError()).isCloseTo(-1.8608, within(5e-5));
        assertThat(contrast.pValue()).isCloseTo(.07939, within(5e-6));
        assertThat(interval.low()).isCloseTo(-3.3654832, within(5e-8));
        assertThat(interval.high()).isCloseTo(.2054832, within(5e-8));
    }

    /** Half a deviation between two equal groups: (1.95996 + 0.84162)² · 2 / 0.25 = 62.79, the textbooks' 63. */
    @Test
    void half_a_deviation_takes_sixty_three_trades() {
        assertThat(new Contrast(20, 20, .5, 1, 1).tradesNeeded(1.95996, 1)).isEqualTo(63);
        assertThat(new Contrast(20, 20, .5, 1, 1).tradesNeeded(1.95996, .5)).isEqualTo(252);
        assertThat(new Contrast(20, 20, 0, 1, 1).tradesNeeded(1.95996, 1)).isNull();
        assertThat(new Contrast(20, 20, .5, 1, 1).tradesNeeded(1.95996, 0)).isNull();
    }

    /** The 21st largest of 419 is what 5 % of 420 allow to be reached. */
    @Test
    void the_critical_value_is_the_one_at_which_the_adjusted_p_value_is_the_level() {
        var maxima = new ChanceMaxima(new double[] {398, 399.5, 10}, 419);
        for (int draw = 1; draw <= 419; draw++) {
            maxima.note(new double[] {draw, 0, 0});
        }
        assertThat(maxima.critical()).isCloseTo(399, within(1e-6));
        assertThat(maxima.adjusted()[0]).isCloseTo(23 / 420.0, within(1e-12));
        assertThat(maxima.adjusted()[1]).isCloseTo(21 / 420.0, within(1e-12));
        assertThat(maxima.raw()[2]).isCloseTo(1 / 420.0, within(1e-12));
        assertThat(new ChanceMaxima(new double[] {1}, 0).critical()).isInfinite();
    }

    @Test
    void equal_results_are_no_evidence_by_either_method() {
        double[] tenths = new double[12 * HOURS];
        Arrays.fill(tenths, .1);
        int[][] half = {IntStream.range(0, 30).toArray()};
        assertThat(Significance.of(Centred.of(tenths), hours(tenths.length)).adjustedPValue(0))
                .isEqualTo(1);
        assertThat(Significance.byStudent(Centred.of(tenths), new int[] {0}, half)
                        .adjustedPValue(0))
                .isEqualTo(1);
    }

    @Test
    void small_cells_are_not_tested() {
        Significance few = Significance.of(Centred.of(gaussian(new SplittableRandom(1), 9 * HOURS)), hours(9 * HOURS));
        assertThat(few.cellsTested()).isZero();
        assertThat(few.isTested(0)).isFalse();
    }

    @Test
    void the_same_trades_have_the_same_p_values() {
        double[] results = gaussian(new SplittableRandom(3), 20 * HOURS);
        assertThat(Significance.of(Centred.of(results), hours(results.length)).adjustedPValue(5))
                .isEqualTo(Significance.of(Centred.of(results), hours(results.length))
                        .adjustedPValue(5));
    }

    @Test
    void permutation_and_students_t_agree_on_large_normal_samples() {
        double[] results = gaussian(new SplittableRandom(5), 100 * HOURS);
        Cells cells = hours(results.length);
        int[] tested = IntStream.range(0, HOURS).toArray();
        Significance dealt = Significance.byPermutation(Centred.of(results), tested, cells);
        int[][] members = IntStream.range(0, HOURS).mapToObj(cells::members).toArray(int[][]::new);
        Significance student = Significance.byStudent(Centred.of(results), tested, members);
        for (int hour = 0; hour < HOURS; hour++) {
            // Four standard errors of a share of 2,000 deals, at most .045.
            assertThat(dealt.pValue(hour)).isCloseTo(student.pValue(hour), within(.045));
            assertThat(dealt.adjustedPValue(hour)).isGreaterThanOrEqualTo(dealt.pValue(hour));
        }
    }

    @Test
    void sums_that_are_drawn_agree_with_results_that_are_dealt_out() {
        double[] results = gaussian(new SplittableRandom(5), 600 * HOURS);
        Cells cells = hours(results.length);
        int[] tested = IntStream.range(0, HOURS).toArray();
        Significance dealt = Significance.byPermutation(Centred.of(results), tested, cells);
        int[][] members = IntStream.range(0, HOURS).mapToObj(cells::members).toArray(int[][]::new);
        Significance drawn = Significance.byNormal(
                Centred.of(results), tested, members, requireNonNull(Atoms.of(results.length, members)));
        assertThat(dealt.method()).isEqualTo(Significance.Method.PERMUTATION_MAX_T);
        for (int hour = 0; hour < HOURS; hour++) {
            // Four standard errors of the difference of two shares of 2,000, at most .064.
            assertThat(drawn.pValue(hour)).isCloseTo(dealt.pValue(hour), within(.064));
            assertThat(drawn.adjustedPValue(hour)).isCloseTo(dealt.adjustedPValue(hour), within(.064));
        }
    }

    @Test
    void above_the_bound_sums_are_drawn() {
        double[] results = gaussian(new SplittableRandom(7), 1_000 * HOURS);
        Significance significance = Significance.of(Centred.of(results), hours(results.length));
        assertThat(significance.method()).isEqualTo(Significance.Method.NORMAL_MAX_T);
        assertThat(significance.cellsTested()).isEqualTo(HOURS);
        assertThat(significance.adjustedPValue(3)).isGreaterThanOrEqualTo(significance.pValue(3));
        double[] equal = new double[1_000 * HOURS];
        Arrays.fill(equal, .1);
        assertThat(Significance.of(Centred.of(equal), hours(equal.length)).adjustedPValue(0))
                .isEqualTo(1);
    }

    @Test
    void trades_that_overlap_in_too_many_ways_are_tested_one_cell_at_a_time() {
        SplittableRandom random = new SplittableRandom(9);
        int tags = 13;
        int trades = 40_000;
        List<Integer> positions = new ArrayList<>();
        List<Integer> codes = new ArrayList<>();
        for (int trade = 0; trade < trades; trade++) {
            for (int tag = 0; tag < tags; tag++) {
                if (random.nextBoolean()) {
                    positions.add(trade);
                    codes.add(tag);
                }
            }
        }
        List<@Nullable String> names = new ArrayList<>();
        IntStream.range(0, tags).forEach(tag -> names.add(String.valueOf(tag)));
        Cells cells = Cells.of(
                positions.stream().mapToInt(Integer::intValue).toArray(),
                codes.stream().mapToInt(Integer::intValue).toArray(),
                names);
        assertThat(Significance.of(Centred.of(gaussian(random, trades)), cells).method())
                .isEqualTo(Significance.Method.WELCH_BONFERRONI);
    }

    @Test
    void trades_in_the_same_cells_are_one_group() {
        Atoms atoms = requireNonNull(Atoms.of(6, new int[][] {{0, 1, 2}, {2, 3}, {4}}));
        assertThat(IntStream.range(0, atoms.count()).map(atoms::size).filter(size -> size > 0))
                .containsExactlyInAnyOrder(2, 1, 1, 1, 1);
        assertThat(IntStream.of(atoms.of(0)).map(atoms::size).sum()).isEqualTo(3);
        assertThat(IntStream.of(atoms.of(1)).map(atoms::size).sum()).isEqualTo(2);
    }

    /** Fifteen thousand trades, so that sums are drawn; skewed, and in groups of very unequal size. */
    @Test
    void a_busy_trader_without_an_edge_is_rarely_shown_one() {
        SplittableRandom random = new SplittableRandom(20260306);
        int runs = 200;
        int alarms = 0;
        for (int run = 0; run < runs; run++) {
            double[] results = new double[15_000];
            Arrays.setAll(results, i -> random.nextInt(10) < 6 ? -1 : -1.5 * Math.log(1 - random.nextDouble()));
            Significance significance = Significance.of(Centred.of(results), unequal(results.length));
            assertThat(significance.method()).isEqualTo(Significance.Method.NORMAL_MAX_T);
            if (IntStream.range(0, HOURS).filter(significance::isTested).anyMatch(significance::survives)) alarms++;
        }
        int bound = new BinomialDistribution(runs, Significance.LEVEL).inverseCumulativeProbability(.999);
        assertThat(alarms).isBetween(1, bound);
    }

    /** The n-th of 24 cells holds a share of the trades in proportion to 1 / n². */
    private static Cells unequal(int trades) {
        List<@Nullable String> names = new ArrayList<>();
        IntStream.range(0, HOURS).forEach(hour -> names.add(String.valueOf(hour)));
        double all =
                IntStream.rangeClosed(1, HOURS).mapToDouble(n -> 1.0 / n / n).sum();
        int[] codes = new int[trades];
        double until = 0;
        int trade = 0;
        for (int cell = 0; cell < HOURS; cell++) {
            until += trades / all / (cell + 1) / (cell + 1);
            while (trade < trades && (trade < until || cell == HOURS - 1)) codes[trade++] = cell;
        }
        return Cells.of(IntStream.range(0, trades).toArray(), codes, names);
    }

    /**
     * Three hundred traders without an edge, skewed as traders are: many losses of 1, fewer wins of any size. If the true
     * rate of false alarms were 5 %, no more than {@code bound} of them would be shown one in 99.9 % of such trials.
     */
    @Test
    void a_trader_without_an_edge_is_rarely_shown_one() {
        SplittableRandom random = new SplittableRandom(20260302);
        int runs = 300;
        int alarms = 0;
        for (int run = 0; run < runs; run++) {
            double[] results = new double[20 * HOURS];
            Arrays.setAll(results, i -> random.nextInt(10) < 6 ? -1 : -1.5 * Math.log(1 - random.nextDouble()));
            if (alarm(Significance.of(Centred.of(results), hours(results.length)))) alarms++;
        }
        int bound = new BinomialDistribution(runs, Significance.LEVEL).inverseCumulativeProbability(.999);
        assertThat(alarms).isBetween(1, bound);
    }

    /** An edge of 0.7 standard deviations in one hour of fifty trades: four in five such traders are told of it. */
    @Test
    void a_real_edge_in_one_hour_is_found() {
        SplittableRandom random = new SplittableRandom(20260303);
        int runs = 100;
        int found = 0;
        for (int run = 0; run < runs; run++) {
            double[] results = gaussian(random, 50 * HOURS);
            for (int i = 9; i < results.length; i += HOURS) {
                results[i] += .7;
            }
            if (Significance.of(Centred.of(results), hours(results.length)).survives(9)) found++;
        }
        assertThat(found).isGreaterThanOrEqualTo(80);
    }

    private static boolean alarm(Significance significance) {
        return IntStream.range(0, HOURS).anyMatch(hour -> significance.survives(hour));
    }

    /** Trade i in hour i modulo 24. */
    private static Cells hours(int trades) {
        List<@Nullable String> names = new ArrayList<>();
        IntStream.range(0, HOURS).forEach(hour -> names.add(String.valueOf(hour)));
        int[] codes = IntStream.range(0, trades).map(i -> i % HOURS).toArray();
        return Cells.of(IntStream.range(0, trades).toArray(), codes, names);
    }

    /** Box and Muller. */
    private static double[] gaussian(SplittableRandom random, int count) {
        double[] values = new double[count];
        Arrays.setAll(
                values,
                i -> Math.sqrt(-2 * Math.log(1 - random.nextDouble())) * Math.cos(2 * Math.PI * random.nextDouble()));
        return values;
    }
}
