package io.tradesense.analytics.patterns.domain;

import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/**
 * Deals values out anew, many times, and counts how often chance alone reaches what was seen. Values change places only
 * within runs of {@value #RUN} that follow one another: a trader whose results or sizes drift over the months keeps that
 * drift in every deal, so it does not pass for a habit. Only where drift itself is the question, all change places.
 *
 * <p>Dealing stops once chance has done so {@value #ENOUGH} times (J. Besag and P. Clifford, "Sequential Monte Carlo
 * p-values", Biometrika 78, 1991): what is plainly luck is known soon, and the full number is spent where it matters.
 * p = h / l where the h-th such deal was the l-th; else (1 + g) / (1 + deals), never 0.
 */
final class Deals {
    static final int RUN = 25;
    /** Where groups are made of results: in a short run, two gains taken out leave little but losses to follow. */
    static final int LONG_RUN = 100;

    static final int ALL = Integer.MAX_VALUE;
    static final int MOST = 2_000;
    static final int ENOUGH = 20;
    /** Values times deals for one test: a second or so. Longer histories are dealt less often, down to the least. */
    private static final long MOST_STEPS = 20_000_000;

    private static final int LEAST = 1_000;
    /** The same figure summed in another order may come out this much smaller, and must still count as reached. */
    private static final double ROUNDING = 1e-9;

    /** Fixed, so that the same trades always give the same answer. */
    private static final long SEED = 0x7261646572L;

    private Deals() {}

    /**
     * @param values one a unit, in the order of time; not changed
     * @param run how many that follow one another change places with each other: {@link #RUN}, {@link #LONG_RUN} or {@link
     *     #ALL}
     * @param statistic larger speaks more for the habit; NaN, where a deal leaves nothing to compare, counts as reached
     */
    static double pValue(double[] values, int run, ToDoubleFunction<double[]> statistic) {
        double observed = statistic.applyAsDouble(values);
        double threshold = observed - Math.abs(observed) * ROUNDING;
        double[] dealt = values.clone();
        var random = new SplittableRandom(SEED);
        int most = (int) Math.max(LEAST, Math.min(MOST, MOST_STEPS / Math.max(1, values.length)));
        int reached = 0;
        for (int deal = 1; deal <= most; deal++) {
            shuffle(dealt, run, random);
            // NaN must count against the habit, hence the negation.
            if (!(statistic.applyAsDouble(dealt) < threshold)) reached++;
            if (reached == ENOUGH) return (double) reached / deal;
        }
        return (1.0 + reached) / (1.0 + most);
    }

    private static void shuffle(double[] values, int run, SplittableRandom random) {
        int end;
        for (int start = 0; start < values.length; start = end) {
            // A short run at the end joins the one before it.
            end = (values.length - start) / 2 < run ? values.length : start + run;
            for (int last = end - 1; last > start; last--) {
                int other = start + random.nextInt(last - start + 1);
                double swapped = values[last];
                values[last] = values[other];
                values[other] = swapped;
            }
        }
    }
}
