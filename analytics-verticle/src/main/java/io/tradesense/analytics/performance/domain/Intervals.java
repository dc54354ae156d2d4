package io.tradesense.analytics.performance.domain;

import io.tradesense.analytics.statistics.domain.Interval;
import io.tradesense.analytics.statistics.domain.Normal;
import io.tradesense.analytics.statistics.domain.Proportion;
import io.tradesense.analytics.statistics.domain.Sample;
import io.tradesense.analytics.statistics.domain.SharpeInference;
import org.jspecify.annotations.Nullable;

/**
 * 95 % of where the headline figures may truly lie, given how many trades or days they were seen over. They speak of
 * trades to come that are like these, one independent of the other.
 *
 * @param winRate {@link Proportion#interval}; null without a trade
 * @param expectancy mean ± z · deviation / √n, in money; null below two trades and where all are equal
 * @param profitFactor by the delta method on its logarithm, see {@link #profitFactor}; null below two trades and without
 *     a win and a loss
 * @param sharpe a year: {@link SharpeInference#interval}; null where there is no such ratio
 */
public record Intervals(
        @Nullable Interval winRate,
        @Nullable Interval expectancy,
        @Nullable Interval profitFactor,
        @Nullable Interval sharpe) {

    private static final double Z = Normal.quantile(.975);

    static Intervals of(Totals totals, double[] results, @Nullable Returns returns) {
        return new Intervals(
                totals.trades() == 0 ? null : Proportion.interval(totals.wins(), totals.trades()),
                expectancy(results),
                profitFactor(results),
                returns == null ? null : sharpe(returns));
    }

    private static @Nullable Interval expectancy(double[] results) {
        Double deviation = Sample.deviation(results);
        if (deviation == null) return null;
        double mean = Sample.mean(results);
        double reach = Z * deviation / Math.sqrt(results.length);
        return new Interval(mean - reach, mean + reach);
    }

    /**
     * With w = max(r, 0) and l = max(-r, 0), whose product is always 0, the variance of ln(Σw / Σl) is near (Var(w) / w̄² +
     * Var(l) / l̄² + 2) / n. G. Casella and R. L. Berger, "Statistical Inference", 2002, section 5.5.4.
     */
    private static @Nullable Interval profitFactor(double[] results) {
        double wins = 0;
        double winSquares = 0;
        double losses = 0;
        double lossSquares = 0;
        for (double result : results) {
            if (result > 0) {
                wins += result;
                winSquares += result * result;
            } else {
                losses -= result;
                lossSquares += result * result;
            }
        }
        if (results.length < 2 || wins == 0 || losses == 0) return null;
        double n = results.length;
        double spread = n * winSquares / (wins * wins) + n * lossSquares / (losses * losses);
        double reach = Math.exp(Z * Math.sqrt(spread / n));
        return new Interval(wins / losses / reach, wins / losses * reach);
    }

    private static @Nullable Interval sharpe(Returns returns) {
        SharpeInference inference = SharpeInference.of(returns.values());
        Interval oneDay = inference == null ? null : inference.interval();
        if (oneDay == null) return null;
        double year = Math.sqrt(returns.periodsPerYear());
        return new Interval(oneDay.low() * year, oneDay.high() * year);
    }
}
