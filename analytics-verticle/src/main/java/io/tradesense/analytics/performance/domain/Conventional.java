package io.tradesense.analytics.performance.domain;

import io.tradesense.analytics.statistics.domain.Moments;
import io.tradesense.analytics.statistics.domain.Normal;
import io.tradesense.analytics.statistics.domain.SharpeInference;
import org.jspecify.annotations.Nullable;

/** The figures that the libraries work out differently, each as its library does. */
record Conventional(Returns returns, Moments moments, Convention convention) {

    @Nullable
    Double sharpe() {
        Double deviation = moments.deviation();
        if (convention != Convention.LEAN || deviation == null) return returns.sharpe();
        double year = Math.pow(1 + moments.mean(), returns.periodsPerYear()) - 1;
        return year / (deviation * Math.sqrt(returns.periodsPerYear()));
    }

    @Nullable
    Double sortino() {
        Double annual = returns.sortino();
        return annual == null || convention != Convention.PERFORMANCEANALYTICS
                ? annual
                : Double.valueOf(annual / Math.sqrt(returns.periodsPerYear()));
    }

    @Nullable
    Double ulcerIndex() {
        Double ulcer = returns.ulcerIndex();
        if (ulcer == null || convention != Convention.QUANTSTATS) return ulcer;
        int days = returns.count();
        return days < 2 ? null : Double.valueOf(ulcer * Math.sqrt(days / (days - 1.0)));
    }

    @Nullable
    Double martin() {
        Double ulcer = ulcerIndex();
        Double growth = convention == Convention.QUANTSTATS ? returns.totalGrowth() : returns.annualGrowth();
        return ulcer == null || ulcer == 0 || growth == null ? null : growth / ulcer;
    }

    @Nullable
    Double skewness() {
        return convention == Convention.QUANTSTATS ? moments.correctedSkewness() : moments.skewness();
    }

    @Nullable
    Double kurtosis() {
        Double kurtosis = moments.kurtosis();
        return switch (convention) {
            case QUANTSTATS -> moments.correctedExcessKurtosis();
            case PERFORMANCEANALYTICS -> kurtosis == null ? null : kurtosis - 3;
            case TRADESENSE, EMPYRICAL, LEAN -> kurtosis;
        };
    }

    @Nullable
    Double probabilisticSharpe(@Nullable SharpeInference inference) {
        if (inference == null) return null;
        return switch (convention) {
            case QUANTSTATS -> quantstatsProbability(inference);
            case LEAN -> inference.probabilityAbove(1 / Math.sqrt(returns.periodsPerYear()));
            case TRADESENSE, EMPYRICAL, PERFORMANCEANALYTICS -> inference.probabilityAbove(0);
        };
    }

    /** quantstats puts the excess kurtosis where the formula has the kurtosis itself. */
    private @Nullable Double quantstatsProbability(SharpeInference inference) {
        Double skewness = moments.correctedSkewness();
        Double excess = moments.correctedExcessKurtosis();
        if (skewness == null || excess == null) return null;
        double sharpe = inference.sharpe();
        double error = 1 + .5 * sharpe * sharpe - skewness * sharpe + (excess - 3) / 4 * sharpe * sharpe;
        return error > 0 ? Normal.below(sharpe * Math.sqrt(returns.count() - 1.0) / Math.sqrt(error)) : null;
    }

    @Nullable
    Double kelly() {
        Double deviation = moments.deviation();
        if (deviation == null) return null;
        double whole = moments.mean() / (deviation * deviation);
        return convention == Convention.PERFORMANCEANALYTICS ? whole / 2 : whole;
    }
}
