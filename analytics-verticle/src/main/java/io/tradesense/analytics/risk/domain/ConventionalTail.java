package io.tradesense.analytics.risk.domain;

import io.tradesense.analytics.performance.domain.Convention;
import io.tradesense.analytics.statistics.domain.Quantiles;
import io.tradesense.analytics.statistics.domain.TailRisk;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Value at risk as each library has it by default. */
final class ConventionalTail {

    private ConventionalTail() {}

    static RiskFigures.Tail of(double[] returns, double confidence, Convention convention) {
        TailRisk all = TailRisk.of(returns, confidence);
        return switch (convention) {
            case TRADESENSE -> new RiskFigures.Tail(confidence, all, all.historicalVar(), all.historicalCvar());
            case EMPYRICAL ->
                new RiskFigures.Tail(confidence, all, all.historicalVar(), empyricalConditional(returns, confidence));
            case QUANTSTATS ->
                new RiskFigures.Tail(
                        confidence, all, all.gaussianVar(), quantstatsConditional(returns, all.gaussianVar()));
            case PERFORMANCEANALYTICS -> new RiskFigures.Tail(confidence, all, all.modifiedVar(), all.modifiedCvar());
            case LEAN -> new RiskFigures.Tail(confidence, all, all.gaussianVar(), all.gaussianCvar());
        };
    }

    /** The mean of the ⌊(n - 1) α⌋ + 1 smallest returns. */
    private static @Nullable Double empyricalConditional(double[] returns, double confidence) {
        if (returns.length == 0) return null;
        // 1 - 0.95 is a little more than 0.05, which the library is told.
        double share = Math.round((1 - confidence) * 1e9) / 1e9;
        return Quantiles.of(returns).meanOfSmallest((int) ((returns.length - 1) * share) + 1);
    }

    /** The mean of the returns below the Gaussian value at risk, or that where there are none. */
    private static @Nullable Double quantstatsConditional(double[] returns, @Nullable Double valueAtRisk) {
        if (valueAtRisk == null) return null;
        return Arrays.stream(returns)
                .filter(value -> value < valueAtRisk)
                .average()
                .orElse(valueAtRisk);
    }
}
