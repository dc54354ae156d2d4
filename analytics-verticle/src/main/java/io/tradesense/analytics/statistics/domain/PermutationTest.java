package io.tradesense.analytics.statistics.domain;

import java.util.SplittableRandom;

/**
 * Deals the results out anew over the trades, many times, and counts how often chance alone makes a difference as large
 * as the one seen. It assumes no distribution, which profits and losses do not have. The statistic is Welch's t; the
 * adjusted p-value compares with the largest |t| of all cells in each deal (single-step max-T: P. H. Westfall and S. S.
 * Young, "Resampling-Based Multiple Testing", 1993), so the chance that any cell at all is called significant where
 * nothing is going on is at most the level, however the cells overlap.
 *
 * <p>p = (1 + deals at least as extreme) / (1 + deals), never 0: B. Phipson and G. K. Smyth, "Permutation P-values
 * Should Never Be Zero", 2010.
 */
public final class PermutationTest {

    /** The same |t| summed in another order may come out this much smaller, and must still count as reached. */
    private static final double ROUNDING = 1e-9;

    private final double[] values;
    private final int[][] members;
    private final double total;
    private final double totalSquares;
    private final double[] observed;
    private final int[] reached;
    private final int[] reachedByAny;
    private int deals;

    private PermutationTest(double[] results, int[][] members) {
        this.values = standardised(results);
        this.members = members;
        this.total = sum(values);
        this.totalSquares = sumOfSquares(values);
        this.observed = new double[members.length];
        this.reached = new int[members.length];
        this.reachedByAny = new int[members.length];
    }

    /** @param members of each cell, as indices into the results; at least 2 inside and 2 outside of each */
    public static PermutationTest run(double[] results, int[][] members, int permutations, long seed) {
        PermutationTest test = new PermutationTest(results, members);
        for (int cell = 0; cell < members.length; cell++) {
            test.observed[cell] = test.statistic(members[cell]);
        }
        SplittableRandom random = new SplittableRandom(seed);
        for (int deal = 0; deal < permutations && members.length > 0; deal++) {
            test.deal(random);
        }
        return test;
    }

    public double[] raw() {
        return shares(reached);
    }

    public double[] adjusted() {
        return shares(reachedByAny);
    }

    private double[] shares(int[] counts) {
        double[] shares = new double[counts.length];
        for (int cell = 0; cell < shares.length; cell++) {
            shares[cell] = (1.0 + counts[cell]) / (1.0 + deals);
        }
        return shares;
    }

    private void deal(SplittableRandom random) {
        for (int last = values.length - 1; last > 0; last--) {
            int other = random.nextInt(last + 1);
            double swapped = values[last];
            values[last] = values[other];
            values[other] = swapped;
        }
        double largest = 0;
        for (int cell = 0; cell < members.length; cell++) {
            double statistic = statistic(members[cell]) * (1 + ROUNDING);
            if (statistic >= observed[cell]) reached[cell]++;
            largest = Math.max(largest, statistic);
        }
        for (int cell = 0; cell < members.length; cell++) {
            if (largest >= observed[cell]) reachedByAny[cell]++;
        }
        deals++;
    }

    /** |Welch's t| of the cell against the rest, which is the total less the cell. */
    private double statistic(int[] cell) {
        double sum = 0;
        double squares = 0;
        for (int member : cell) {
            double value = values[member];
            sum += value;
            squares += value * value;
        }
        int inside = cell.length;
        int outside = values.length - inside;
        double difference = Math.abs(sum / inside - (total - sum) / outside);
        double error = variance(sum, squares, inside) / inside
                + variance(total - sum, totalSquares - squares, outside) / outside;
        return difference == 0 ? 0 : difference / Math.sqrt(error);
    }

    private static double variance(double sum, double squares, int count) {
        return Math.max(0, (squares - sum * sum / count) / (count - 1));
    }

    /** Mean 0 and deviation 1: t stays the same, and sums of squares lose no digits to a large mean. */
    private static double[] standardised(double[] results) {
        double mean = Sample.mean(results);
        Double deviation = Sample.deviation(results);
        double[] standardised = new double[results.length];
        for (int i = 0; i < results.length && deviation != null; i++) {
            standardised[i] = (results[i] - mean) / deviation;
        }
        return standardised;
    }

    private static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }

    private static double sumOfSquares(double[] values) {
        double squares = 0;
        for (double value : values) {
            squares += value * value;
        }
        return squares;
    }
}
