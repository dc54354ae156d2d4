package io.tradesense.analytics.statistics.domain;

import org.jspecify.annotations.Nullable;

/**
 * What a Sharpe ratio that was seen says about the true one, given how long it was seen and how skewed and fat-tailed
 * the returns are. All ratios are per period, not annual. D. H. Bailey and M. López de Prado, "The Sharpe Ratio Efficient
 * Frontier", Journal of Risk 15(2), 2012, and "The Deflated Sharpe Ratio", Journal of Portfolio Management 40(5), 2014.
 *
 * @param sharpe mean over deviation of the returns of one period
 * @param skewness of the population
 * @param kurtosis of the population, 3 of a normal distribution
 * @param count of returns
 */
public record SharpeInference(double sharpe, double skewness, double kurtosis, int count) {

    /** Euler–Mascheroni. */
    private static final double GAMMA = 0.577_215_664_901_532_9;

    /** Null below 2 returns and where they do not vary. */
    public static @Nullable SharpeInference of(double[] returns) {
        Moments moments = Moments.of(returns);
        Double deviation = moments.deviation();
        Double skewness = moments.skewness();
        Double kurtosis = moments.kurtosis();
        if (deviation == null || skewness == null || kurtosis == null) return null;
        return new SharpeInference(moments.mean() / deviation, skewness, kurtosis, returns.length);
    }

    /**
     * The probability that the true Sharpe ratio is above the benchmark: Φ((SR - SR*) √(n - 1) / √(1 - γ₃ SR + (γ₄ - 1) / 4
     * SR²)). Null where the error under the root is not positive, which returns of extreme skewness can bring about.
     */
    public @Nullable Double probabilityAbove(double benchmark) {
        double error = 1 - skewness * sharpe + (kurtosis - 1) / 4 * sharpe * sharpe;
        if (!(error > 0)) return null;
        return Normal.below((sharpe - benchmark) * Math.sqrt(count - 1.0) / Math.sqrt(error));
    }

    /** 95 % of the true ratio, by the same error. Null where that is not positive. */
    public @Nullable Interval interval() {
        double error = 1 - skewness * sharpe + (kurtosis - 1) / 4 * sharpe * sharpe;
        if (!(error > 0)) return null;
        double reach = Normal.quantile(.975) * Math.sqrt(error / (count - 1.0));
        return new Interval(sharpe - reach, sharpe + reach);
    }

    /**
     * How many returns it takes to say with this confidence that the true ratio is above the benchmark: 1 + (1 - γ₃ SR +
     * (γ₄ - 1) / 4 SR²) (z / (SR - SR*))². Null where the ratio seen is not above it: no length will do.
     */
    public @Nullable Double minimumTrackRecord(double benchmark, double confidence) {
        double error = 1 - skewness * sharpe + (kurtosis - 1) / 4 * sharpe * sharpe;
        if (!(sharpe > benchmark) || !(error > 0)) return null;
        double z = Normal.quantile(confidence) / (sharpe - benchmark);
        return 1 + error * z * z;
    }

    /**
     * The Sharpe ratio to expect of the best of so many tries without any skill: √V ((1 - γ) Φ⁻¹(1 - 1/N) + γ Φ⁻¹(1 -
     * 1/(N e))). 0 for a single try.
     *
     * @param variance of the ratios of the tries
     */
    public static double expectedMaximum(double variance, long tries) {
        if (tries <= 1) return 0;
        return Math.sqrt(variance)
                * ((1 - GAMMA) * Normal.quantile(1 - 1.0 / tries) + GAMMA * Normal.quantile(1 - 1 / (tries * Math.E)));
    }

    /** {@link #probabilityAbove} what the best of so many tries would show by luck alone. */
    public @Nullable Double deflated(double variance, long tries) {
        return probabilityAbove(expectedMaximum(variance, tries));
    }

    /** Of ratios of returns without skill, seen as long as these. */
    public double varianceWithoutSkill() {
        return 1.0 / (count - 1);
    }
}
