package io.tradesense.analytics.statistics.domain;

import org.jspecify.annotations.Nullable;

/** The two moments of a sample. */
public final class Sample {

    private Sample() {}

    /** NaN of nothing. */
    public static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    /**
     * The sample standard deviation (n - 1). Null for fewer than two values and where all are equal: equality is
     * tested on the values, since rounding in the mean can leave a deviation of 1e-18 and a ratio of 1e16.
     */
    public static @Nullable Double deviation(double[] values) {
        if (allEqual(values)) return null;
        double mean = mean(values);
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        return Math.sqrt(squares / (values.length - 1));
    }

    private static boolean allEqual(double[] values) {
        for (double value : values) {
            if (value != values[0]) return false;
        }
        return true;
    }
}
