package io.tradesense.analytics.statistics.domain;

import java.util.Arrays;
import org.hipparchus.util.KthSelector;
import org.jspecify.annotations.Nullable;

/** The two moments of a sample. */
public final class Sample {

    /** The selector keeps what it learns of the order there. */
    private static final int PIVOTS = (1 << 10) - 1;

    private static final KthSelector SELECTOR = new KthSelector();

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

    static boolean allEqual(double[] values) {
        for (double value : values) {
            if (value != values[0]) return false;
        }
        return true;
    }

    private static double largest(double[] values, int end) {
        double largest = values[0];
        for (int i = 1; i < end; i++) {
            largest = Math.max(largest, values[i]);
        }
        return largest;
    }

    /** The middle value, or the mean of the two in the middle, found without sorting; NaN of nothing. */
    public static double median(double[] values) {
        if (values.length == 0) return Double.NaN;
        double[] work = values.clone();
        int middle = work.length / 2;
        int[] pivots = new int[PIVOTS];
        Arrays.fill(pivots, -1);
        double upper = SELECTOR.select(work, pivots, middle);
        // What was selected has only smaller values before it, and the largest of those is the one before.
        return work.length % 2 == 1 ? upper : (largest(work, middle) + upper) / 2;
    }
}
