package io.tradesense.analytics.statistics.domain;

import org.jspecify.annotations.Nullable;

/**
 * The first four moments of a sample. Null where it is too small for one, or does not vary.
 *
 * @param count of values
 * @param mean NaN of nothing
 * @param deviation the sample standard deviation (n - 1)
 * @param skewness of the population: m₃ / m₂^1.5, 0 of a symmetric distribution
 * @param kurtosis of the population: m₄ / m₂², 3 of a normal distribution
 */
public record Moments(
        int count,
        double mean,
        @Nullable Double deviation,
        @Nullable Double skewness,
        @Nullable Double kurtosis) {

    public static Moments of(double[] values) {
        double mean = Sample.mean(values);
        Double deviation = Sample.deviation(values);
        if (deviation == null) return new Moments(values.length, mean, null, null, null);
        double second = 0;
        double third = 0;
        double fourth = 0;
        for (double value : values) {
            double away = value - mean;
            double square = away * away;
            second += square;
            third += square * away;
            fourth += square * square;
        }
        second /= values.length;
        third /= values.length;
        fourth /= values.length;
        return new Moments(
                values.length, mean, deviation, third / (second * Math.sqrt(second)), fourth / (second * second));
    }

    /**
     * Corrected for the size of the sample: G₁ = √(n(n - 1)) / (n - 2) · skewness. D. N. Joanes and C. A. Gill,
     * "Comparing Measures of Sample Skewness and Kurtosis", The Statistician 47(1), 1998. Null below 3 values.
     */
    public @Nullable Double correctedSkewness() {
        if (skewness == null || count < 3) return null;
        return Math.sqrt((double) count * (count - 1)) / (count - 2) * skewness;
    }

    /**
     * Above that of the normal distribution and corrected for the size of the sample: G₂ = (n - 1) / ((n - 2)(n - 3)) ·
     * ((n + 1)(kurtosis - 3) + 6). Joanes and Gill, 1998. Null below 4 values.
     */
    public @Nullable Double correctedExcessKurtosis() {
        if (kurtosis == null || count < 4) return null;
        double n = count;
        return (n - 1) / ((n - 2) * (n - 3)) * ((n + 1) * (kurtosis - 3) + 6);
    }
}
