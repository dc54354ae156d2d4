package io.tradesense.benchmarks.analytics;

import java.util.Random;

/**
 * The peer: what anybody would write first. One loop over a double array for the figures of a summary, without exact money,
 * currencies, time zones, intervals or tests; and the textbook's bootstrap, a trade at a time.
 */
final class PlainLoops {

    private PlainLoops() {}

    /** Sums, counts, deviation and the deepest drawdown. */
    static double[] summary(double[] results) {
        double sum = 0;
        double squares = 0;
        double won = 0;
        double lost = 0;
        int wins = 0;
        double peak = 0;
        double deepest = 0;
        for (double result : results) {
            sum += result;
            squares += result * result;
            if (result > 0) {
                won += result;
                wins++;
            } else {
                lost -= result;
            }
            peak = Math.max(peak, sum);
            deepest = Math.min(deepest, sum - peak);
        }
        return new double[] {sum, squares, won, lost, wins, deepest};
    }

    /** Final equity and deepest drawdown of each path. */
    static double[][] bootstrap(double[] results, int paths, int trades, double start) {
        Random random = new Random(1);
        double[][] ends = new double[2][paths];
        for (int path = 0; path < paths; path++) {
            double equity = start;
            double peak = start;
            double deepest = 0;
            for (int trade = 0; trade < trades; trade++) {
                equity += results[random.nextInt(results.length)];
                peak = Math.max(peak, equity);
                deepest = Math.max(deepest, (peak - equity) / peak);
            }
            ends[0][path] = equity;
            ends[1][path] = deepest;
        }
        return ends;
    }
}
