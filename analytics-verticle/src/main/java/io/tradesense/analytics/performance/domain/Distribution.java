package io.tradesense.analytics.performance.domain;

import io.tradesense.analytics.statistics.domain.Moments;
import io.tradesense.analytics.statistics.domain.Quantiles;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a quantity is spread over the trades.
 *
 * @param bins of equal width from the smallest value to the largest, the last with its upper end; empty without a value
 * @param quantiles by their share, type 7: see {@link Quantiles#at}
 * @param moments of all values
 * @param jarqueBera n/6 (skewness² + (kurtosis - 3)² / 4), and the probability of as much or more from a normal
 *     distribution; null where the values do not vary. C. M. Jarque and A. K. Bera, "A Test for Normality of Observations
 *     and Regression Residuals", International Statistical Review 55(2), 1987
 */
public record Distribution(
        List<Bin> bins,
        List<Quantile> quantiles,
        Moments moments,
        @Nullable Normality jarqueBera) {

    private static final double[] SHARES = {0, .01, .05, .1, .25, .5, .75, .9, .95, .99, 1};

    /** What is spread. */
    public enum Quantity {
        /** Net results, in money. */
        PNL,
        /** Net results in units of risk, over the trades whose risk is known. */
        R,
        /** Daily returns, as fractions. */
        DAILY_RETURN,
        /** Seconds from open to close. */
        HOLDING_TIME
    }

    /** @param from inclusive, {@code to} exclusive but for the last bin */
    public record Bin(double from, double to, int count) {}

    /** The value that a share of the trades lies below. */
    public record Quantile(double share, double value) {}

    /** @param pValue asymptotic, for hundreds of values and more */
    public record Normality(double statistic, double pValue) {}

    public Distribution {
        bins = List.copyOf(bins);
        quantiles = List.copyOf(quantiles);
    }

    /** @param bins at least 1 */
    public static Distribution of(double[] values, int bins) {
        if (values.length == 0) return new Distribution(List.of(), List.of(), Moments.of(values), null);
        Quantiles sorted = Quantiles.of(values);
        List<Quantile> quantiles = new ArrayList<>();
        for (double share : SHARES) {
            quantiles.add(new Quantile(share, sorted.at(share)));
        }
        Moments moments = Moments.of(values);
        return new Distribution(bins(values, sorted.at(0), sorted.at(1), bins), quantiles, moments, normality(moments));
    }

    private static List<Bin> bins(double[] values, double low, double high, int bins) {
        if (low == high) return List.of(new Bin(low, high, values.length));
        int[] counts = new int[bins];
        double width = (high - low) / bins;
        for (double value : values) {
            counts[Math.min(bins - 1, (int) ((value - low) / width))]++;
        }
        List<Bin> answer = new ArrayList<>();
        for (int bin = 0; bin < bins; bin++) {
            answer.add(new Bin(low + bin * width, bin == bins - 1 ? high : low + (bin + 1) * width, counts[bin]));
        }
        return answer;
    }

    /** Chi-squared with two degrees of freedom, whose upper tail is e^(-x/2). */
    private static @Nullable Normality normality(Moments moments) {
        Double skewness = moments.skewness();
        Double kurtosis = moments.kurtosis();
        if (skewness == null || kurtosis == null) return null;
        double statistic = moments.count() / 6.0 * (skewness * skewness + (kurtosis - 3) * (kurtosis - 3) / 4);
        return new Normality(statistic, Math.exp(-statistic / 2));
    }
}
