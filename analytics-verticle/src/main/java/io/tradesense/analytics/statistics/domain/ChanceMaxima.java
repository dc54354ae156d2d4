package io.tradesense.analytics.statistics.domain;

import java.util.Arrays;

/**
 * What chance makes of several statistics looked at together. The adjusted p-value compares with the largest of all in
 * each draw (single-step max-T: P. H. Westfall and S. S. Young, "Resampling-Based Multiple Testing", 1993), so the chance
 * that any of them at all is called significant where nothing is going on is at most the level, however they depend on
 * one another. p = (1 + draws at least as extreme) / (1 + draws), never 0: B. Phipson and G. K. Smyth, "Permutation
 * P-values Should Never Be Zero", 2010.
 */
public final class ChanceMaxima {

    public static final double LEVEL = 0.05;
    /** The same statistic summed in another order may come out this much smaller, and must still count as reached. */
    private static final double ROUNDING = 1e-9;

    private final double[] observed;
    private final int[] reached;
    private final double[] largest;
    private int draws;
    private boolean sorted;

    /**
     * @param observed absolute values, of which larger ones speak more against chance
     * @param mostDraws that will be noted
     */
    public ChanceMaxima(double[] observed, int mostDraws) {
        this.observed = observed;
        this.reached = new int[observed.length];
        this.largest = new double[mostDraws];
    }

    /** @param statistics of one draw, absolute values */
    public void note(double[] statistics) {
        double most = 0;
        for (int i = 0; i < observed.length; i++) {
            double statistic = statistics[i] * (1 + ROUNDING);
            if (statistic >= observed[i]) reached[i]++;
            most = Math.max(most, statistic);
        }
        largest[draws++] = most;
        sorted = false;
    }

    /** Of each statistic alone. */
    public double[] raw() {
        double[] shares = new double[observed.length];
        for (int i = 0; i < shares.length; i++) {
            shares[i] = (1.0 + reached[i]) / (1.0 + draws);
        }
        return shares;
    }

    /** Of each among all. */
    public double[] adjusted() {
        sort();
        double[] shares = new double[observed.length];
        for (int i = 0; i < shares.length; i++) {
            shares[i] = (1.0 + draws - below(observed[i])) / (1.0 + draws);
        }
        return shares;
    }

    /**
     * What a statistic must exceed for its adjusted p-value to be {@value #LEVEL} or less, and exceeds only then; infinite
     * below nineteen draws.
     */
    public double critical() {
        sort();
        int allowed = (int) Math.floor(LEVEL * (1 + draws) * (1 + ROUNDING)) - 1;
        return allowed < 0 || allowed >= draws ? Double.POSITIVE_INFINITY : largest[draws - 1 - allowed];
    }

    private void sort() {
        if (!sorted) Arrays.sort(largest, 0, draws);
        sorted = true;
    }

    /** How many of the draws stay below. */
    private int below(double statistic) {
        int from = 0;
        int to = draws;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (largest[middle] < statistic) from = middle + 1;
            else to = middle;
        }
        return from;
    }
}
