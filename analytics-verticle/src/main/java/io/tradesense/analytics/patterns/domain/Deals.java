package io.tradesense.analytics.patterns.domain;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.hipparchus.stat.descriptive.moment.StandardDeviation;

/**
 * Deals values out anew, many times, and counts how often chance alone reaches what was seen. Values change places only
 * within runs of {@value #RUN} that follow one another: a trader whose results or sizes drift over the months keeps that
 * drift in every deal, so it does not pass for a habit. Only where drift itself is the question, all change places.
 *
 * <p>Counting stops once chance has done so {@value #ENOUGH} times (J. Besag and P. Clifford, "Sequential Monte Carlo
 * p-values", Biometrika 78, 1991): what is plainly luck is known soon, and the full number is spent where it matters.
 * p = h / l where the h-th such deal was the l-th; else (1 + g) / (1 + deals), never 0. At least {@value #SEEN} are dealt
 * all the same, for the interval.
 */
final class Deals {
    static final int RUN = 25;
    /** Where groups are made of results: in a short run, two gains taken out leave little but losses to follow. */
    static final int LONG_RUN = 100;

    static final int ALL = Integer.MAX_VALUE;
    static final int MOST = 2_000;
    static final int ENOUGH = 20;
    /** The same figure summed in another order may come out this much smaller, and must still count as reached. */
    static final double ROUNDING = 1e-9;
    /** Deals that are made whatever they show. */
    private static final int SEEN = 100;
    /** Deals from which the deviation of chance is read. */
    private static final int SPREAD = 200;
    /** Values times deals for one test: a second or so. Longer histories are dealt less often, down to the least. */
    private static final long MOST_STEPS = 20_000_000;

    private static final int LEAST = 1_000;
    /** Fixed, so that the same trades always give the same answer. */
    private static final long SEED = 0x7261646572L;

    private final double[] dealt;
    private final int run;
    private final ToDoubleFunction<double[]> statistic;
    private final SplittableRandom random = new SplittableRandom(SEED);

    private Deals(double[] values, int run, ToDoubleFunction<double[]> statistic) {
        this.dealt = values.clone();
        this.run = run;
        this.statistic = statistic;
    }

    /**
     * @param values one a unit, in the order of time; not changed
     * @param run how many that follow one another change places with each other: {@link #RUN}, {@link #LONG_RUN} or {@link
     *     #ALL}
     * @param statistic in standard errors of the estimate; larger speaks more for the habit, and NaN, where a deal leaves
     *     nothing to compare, counts as reached
     */
    static Chance of(double[] values, int run, ToDoubleFunction<double[]> statistic) {
        double observed = statistic.applyAsDouble(values);
        return new Deals(values, run, statistic).count(observed - Math.abs(observed) * ROUNDING);
    }

    /** The standard deviation of a statistic where chance alone is at work; deals that leave it NaN do not count. */
    static double deviation(double[] values, int run, ToDoubleFunction<double[]> statistic) {
        var deals = new Deals(values, run, statistic);
        double[] statistics = new double[SPREAD];
        Arrays.setAll(statistics, deal -> deals.next());
        return new StandardDeviation()
                .evaluate(Arrays.stream(statistics).filter(Double::isFinite).toArray());
    }

    private Chance count(double threshold) {
        int most = (int) Math.max(LEAST, Math.min(MOST, MOST_STEPS / Math.max(1, dealt.length)));
        double[] statistics = new double[most];
        int reached = 0;
        double stopped = Double.NaN;
        int deal = 0;
        while (deal < most && (reached < ENOUGH || deal < SEEN)) {
            double next = next();
            // NaN must count against the habit.
            statistics[deal++] = Double.isNaN(next) ? Double.POSITIVE_INFINITY : next;
            if (!(next < threshold) && ++reached == ENOUGH) stopped = (double) ENOUGH / deal;
        }
        boolean early = reached >= ENOUGH;
        return new Dealt(early ? stopped : (1.0 + reached) / (1.0 + most), early, Arrays.copyOf(statistics, deal));
    }

    private double next() {
        int end;
        for (int start = 0; start < dealt.length; start = end) {
            // A short run at the end joins the one before it.
            end = (dealt.length - start) / 2 < run ? dealt.length : start + run;
            shuffle(start, end);
        }
        return statistic.applyAsDouble(dealt);
    }

    private void shuffle(int start, int end) {
        for (int last = end - 1; last > start; last--) {
            int other = start + random.nextInt(last - start + 1);
            double swapped = dealt[last];
            dealt[last] = dealt[other];
            dealt[other] = swapped;
        }
    }
}
