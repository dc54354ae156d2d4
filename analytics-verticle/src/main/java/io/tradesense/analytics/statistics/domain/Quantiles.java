package io.tradesense.analytics.statistics.domain;

import java.util.Arrays;

/** A sample in order, to be asked what lies below which share of it. */
public final class Quantiles {

    private final double[] ascending;

    private Quantiles(double[] ascending) {
        this.ascending = ascending;
    }

    /** @param values in any order; at least one to ask for a quantile */
    public static Quantiles of(double[] values) {
        double[] ascending = values.clone();
        Arrays.sort(ascending);
        return new Quantiles(ascending);
    }

    public int count() {
        return ascending.length;
    }

    /**
     * Interpolated between the two nearest values: type 7 of R. J. Hyndman and Y. Fan, "Sample Quantiles in Statistical
     * Packages", The American Statistician 50(4), 1996; what R, NumPy and spreadsheets answer by default.
     *
     * @param share 0 to 1
     */
    public double at(double share) {
        double place = (ascending.length - 1) * share;
        int below = (int) place;
        int above = Math.min(below + 1, ascending.length - 1);
        return ascending[below] + (place - below) * (ascending[above] - ascending[below]);
    }

    /** The mean of the values at or below a level; NaN where there is none. */
    public double meanUpTo(double level) {
        double sum = 0;
        int count = 0;
        while (count < ascending.length && ascending[count] <= level) {
            sum += ascending[count++];
        }
        return sum / count;
    }

    /** The mean of so many of the smallest values. */
    public double meanOfSmallest(int count) {
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += ascending[i];
        }
        return sum / count;
    }
}
