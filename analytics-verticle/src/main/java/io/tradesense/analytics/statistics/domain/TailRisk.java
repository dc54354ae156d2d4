package io.tradesense.analytics.statistics.domain;

import org.jspecify.annotations.Nullable;

/**
 * How bad a bad period is: the return that is not reached in a share of the periods (value at risk), and the mean of
 * those periods (conditional value at risk, expected shortfall). Returns, so losses are negative. Null where it cannot be
 * said.
 *
 * @param historicalVar the quantile of the sample, type 7
 * @param historicalCvar the mean of the returns at or below it. R. T. Rockafellar and S. Uryasev, "Optimization of
 *     Conditional Value-at-Risk", Journal of Risk 2(3), 2000
 * @param gaussianVar mean + z · deviation (n - 1)
 * @param gaussianCvar mean - deviation · φ(z) / α
 * @param modifiedVar with the quantile of the expansion of Cornish and Fisher, and the deviation of the population.
 *     L. Favre and J.-A. Galeano, "Mean-Modified Value-at-Risk Optimization with Hedge Funds", Journal of Alternative
 *     Investments 5(2), 2002
 * @param modifiedCvar K. Boudt, B. Peterson and C. Croux, "Estimation and Decomposition of Downside Risk for Portfolios
 *     with Non-Normal Returns", Journal of Risk 11(2), 2008; never above {@code modifiedVar}
 */
public record TailRisk(
        @Nullable Double historicalVar,
        @Nullable Double historicalCvar,
        @Nullable Double gaussianVar,
        @Nullable Double gaussianCvar,
        @Nullable Double modifiedVar,
        @Nullable Double modifiedCvar) {

    private static final TailRisk UNKNOWN = new TailRisk(null, null, null, null, null, null);

    /** @param confidence such as 0.95 */
    public static TailRisk of(double[] returns, double confidence) {
        if (returns.length == 0) return UNKNOWN;
        Quantiles quantiles = Quantiles.of(returns);
        double historical = quantiles.at(1 - confidence);
        Moments moments = Moments.of(returns);
        Double deviation = moments.deviation();
        if (deviation == null || moments.skewness() == null || moments.kurtosis() == null)
            return new TailRisk(historical, quantiles.meanUpTo(historical), null, null, null, null);
        double share = 1 - confidence;
        double z = Normal.quantile(share);
        double ofPopulation = deviation * Math.sqrt((returns.length - 1.0) / returns.length);
        CornishFisher tail = CornishFisher.of(moments.skewness(), moments.kurtosis() - 3, share);
        double modified = moments.mean() + ofPopulation * tail.quantile();
        return new TailRisk(
                historical,
                quantiles.meanUpTo(historical),
                moments.mean() + z * deviation,
                moments.mean() - deviation * Normal.density(z) / share,
                modified,
                Math.min(modified, moments.mean() - ofPopulation * tail.shortfall()));
    }
}
