package io.tradesense.analytics.patterns.domain;

import io.tradesense.analytics.statistics.domain.Interval;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.hipparchus.distribution.continuous.TDistribution;
import org.jspecify.annotations.Nullable;

/**
 * How strong a habit is, on a scale of its own on which 0 is none and more than 0 is the habit.
 *
 * @param scale what the value means
 * @param value the estimate
 * @param error its standard error
 * @param degrees of freedom of the error; infinite for a normal one
 * @param cells how many candidates the strongest was taken from; 1 where there was no choice
 */
record Estimate(Scale scale, double value, double error, double degrees, int cells) {
    private static final double CONFIDENCE = 0.95;
    private static final double POWER = 0.8;
    private static final NormalDistribution NORMAL = new NormalDistribution();
    /** Standard normal quantiles of a one-sided test at 5 % with 80 % power: 1.645 + 0.842. */
    private static final double DETECTABLE =
            NORMAL.inverseCumulativeProbability(CONFIDENCE) + NORMAL.inverseCumulativeProbability(POWER);

    static Estimate of(Scale scale, TwoGroups groups, int sign, int cells) {
        return new Estimate(scale, sign * groups.effect(), groups.standardError(), groups.degrees(), cells);
    }

    double told() {
        return scale.told(value);
    }

    /**
     * 95 % of the effect as it is told, over all cells the strongest was taken from (Bonferroni); null where nothing
     * varies.
     */
    @Nullable
    Interval interval() {
        if (!(error > 0)) return null;
        double level = 1 - (1 - CONFIDENCE) / 2 / cells;
        double reach = error
                * (Double.isInfinite(degrees)
                        ? NORMAL.inverseCumulativeProbability(level)
                        : new TDistribution(degrees).inverseCumulativeProbability(level));
        double one = scale.told(value - reach);
        double other = scale.told(value + reach);
        return new Interval(Math.min(one, other), Math.max(one, other));
    }

    /**
     * How many trades of the kind it takes to find a habit of this strength in four of five cases, by one test at 5 %:
     * (z₀.₉₅ + z₀.₈)² spread / value². J. Cohen, "Statistical Power Analysis for the Behavioral Sciences", 1988. Null
     * where the estimate points the other way.
     *
     * @param trades the error rests on
     */
    @Nullable
    Long tradesNeeded(int trades) {
        if (!(value > 0) || !(error > 0)) return null;
        double needed = Math.ceil(trades * DETECTABLE * DETECTABLE * error * error / (value * value));
        return needed < Integer.MAX_VALUE ? Math.max(2L, (long) needed) : null;
    }
}
