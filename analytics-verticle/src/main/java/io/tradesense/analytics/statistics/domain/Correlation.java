package io.tradesense.analytics.statistics.domain;

import org.jspecify.annotations.Nullable;

/**
 * Pearson's correlation of two series.
 *
 * @param count of pairs
 * @param interval 95 %, by Fisher's transformation; null below 4 pairs. R. A. Fisher, "On the 'Probable Error' of a
 *     Coefficient of Correlation Deduced from a Small Sample", Metron 1, 1921
 */
public record Correlation(
        int count, double coefficient, @Nullable Interval interval) {

    private static final double Z = Normal.quantile(.975);

    /** Null below 2 pairs and where either series does not vary. */
    public static @Nullable Correlation of(double[] one, double[] other) {
        Double deviation = Sample.deviation(one);
        Double otherDeviation = Sample.deviation(other);
        if (deviation == null || otherDeviation == null) return null;
        double mean = Sample.mean(one);
        double otherMean = Sample.mean(other);
        double products = 0;
        for (int i = 0; i < one.length; i++) {
            products += (one[i] - mean) * (other[i] - otherMean);
        }
        double coefficient = products / ((one.length - 1) * deviation * otherDeviation);
        return new Correlation(one.length, Math.max(-1, Math.min(1, coefficient)), interval(coefficient, one.length));
    }

    private static @Nullable Interval interval(double coefficient, int count) {
        if (count < 4 || Math.abs(coefficient) >= 1) return null;
        double centre = .5 * Math.log((1 + coefficient) / (1 - coefficient));
        double reach = Z / Math.sqrt(count - 3.0);
        return new Interval(Math.tanh(centre - reach), Math.tanh(centre + reach));
    }
}
