package io.tradesense.analytics.performance.domain;

import io.tradesense.analytics.statistics.domain.Moments;
import io.tradesense.analytics.statistics.domain.SharpeInference;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Statistics of daily returns under a {@link Convention}. Undefined is null.
 *
 * @param days that have a return, those without a trade included
 * @param meanReturn of a day, arithmetic
 * @param volatility the sample standard deviation (n - 1) of a day's return, times the root of the days in a year
 * @param annualGrowth compound: {@link Returns#annualGrowth}
 * @param sharpe {@link Returns#sharpe}; in Lean's way the mean return is compounded to a year first
 * @param sortino {@link Returns#sortino}; in PerformanceAnalytics' way of one day, not of a year
 * @param omega gains over losses at a threshold of 0: Σ max(r, 0) / Σ max(-r, 0). C. Keating and W. F. Shadwick, "A
 *     Universal Performance Measure", Journal of Performance Measurement 6(3), 2002
 * @param ulcerIndex {@link Returns#ulcerIndex}; in quantstats' way over n - 1 days
 * @param martin annual growth over the ulcer index. P. G. Martin and B. B. McCann, "The Investor's Guide to Fidelity
 *     Funds", 1989; in quantstats' way the whole growth over it
 * @param skewness {@link Moments#skewness}; in quantstats' way corrected for the sample's size
 * @param kurtosis {@link Moments#kurtosis}, 3 of a normal distribution; in PerformanceAnalytics' way less 3, in
 *     quantstats' way less 3 and corrected for the sample's size
 * @param probabilisticSharpe the probability that the true Sharpe ratio is above 0: {@link
 *     SharpeInference#probabilityAbove}; in Lean's way above 1 a year, in quantstats' way with its kurtosis
 * @param minimumTrackRecord days it takes to say so with 95 %: {@link SharpeInference#minimumTrackRecord}
 * @param kelly the fraction to stake on returns that vary freely, mean / variance. E. O. Thorp, "The Kelly Criterion in
 *     Blackjack, Sports Betting, and the Stock Market", 2006; in PerformanceAnalytics' way half of it
 * @param positiveDays share of the days with a trade result that ended above 0
 */
public record ReturnFigures(
        int days,
        @Nullable Double meanReturn,
        @Nullable Double volatility,
        @Nullable Double annualGrowth,
        @Nullable Double sharpe,
        @Nullable Double sortino,
        @Nullable Double omega,
        @Nullable Double ulcerIndex,
        @Nullable Double martin,
        @Nullable Double skewness,
        @Nullable Double kurtosis,
        @Nullable Double probabilisticSharpe,
        @Nullable Double minimumTrackRecord,
        @Nullable Double kelly,
        @Nullable Double bestDay,
        @Nullable Double worstDay,
        @Nullable Double positiveDays) {

    private static final double CONFIDENCE = .95;

    /** Where no return is known. */
    static final ReturnFigures NONE = new ReturnFigures(
            0, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null);

    public static ReturnFigures of(@Nullable Returns returns, Convention convention) {
        if (returns == null || returns.count() == 0) return NONE;
        double[] values = returns.values();
        Moments moments = Moments.of(values);
        Double deviation = moments.deviation();
        Conventional ways = new Conventional(returns, moments, convention);
        SharpeInference inference = SharpeInference.of(values);
        return new ReturnFigures(
                values.length,
                moments.mean(),
                deviation == null ? null : deviation * Math.sqrt(returns.periodsPerYear()),
                returns.annualGrowth(),
                ways.sharpe(),
                ways.sortino(),
                omega(values),
                ways.ulcerIndex(),
                ways.martin(),
                ways.skewness(),
                ways.kurtosis(),
                ways.probabilisticSharpe(inference),
                inference == null ? null : inference.minimumTrackRecord(0, CONFIDENCE),
                ways.kelly(),
                Arrays.stream(values).max().orElseThrow(),
                Arrays.stream(values).min().orElseThrow(),
                positive(values));
    }

    private static @Nullable Double omega(double[] values) {
        double gains = 0;
        double losses = 0;
        for (double value : values) {
            if (value > 0) gains += value;
            else losses -= value;
        }
        return losses == 0 ? null : gains / losses;
    }

    private static @Nullable Double positive(double[] values) {
        long moved = Arrays.stream(values).filter(value -> value != 0).count();
        if (moved == 0) return null;
        return (double) Arrays.stream(values).filter(value -> value > 0).count() / moved;
    }
}
