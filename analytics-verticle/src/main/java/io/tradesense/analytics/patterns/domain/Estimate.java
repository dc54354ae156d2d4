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
    /** 0.842 */
    private static final double POWERED = NORMAL.inverseCumulativeProbability(POWER);

    static Estimate of(Scale scale, TwoGroups groups, int sign, int cells) {
        return new Estimate(scale, sign * groups.effect(), groups.standardError(), groups.degrees(), cells);
    }

    double told() {
        return scale.told(value);
    }

    /** 95 % of it by its error alone, over all cells the strongest was taken from (Bonferroni); null where nothing varies. */
    @Nullable
    Interval interval() {
        if (!(error > 0)) return null;
        double level = 1 - (1 - CONFIDENCE) / 2 / cells;
        double reach = error
                * (Double.isInfinite(degrees)
                        ? NORMAL.inverseCumulativeProbability(level)
                        : new TDistribution(degrees).inverseCumulativeProbability(level));
        return new Interval(value - reach, value + reach);
    }

    /** An interval of it as it is told. */
    @Nullable
    Interval told(@Nullable Interval interval) {
        if (interval == null) return null;
        double one = scale.told(interval.low());
        double other = scale.told(interval.high());
        return new Interval(Math.min(one, other), Math.max(one, other));
    }

    /**
     * How many trades of the kind it takes in all to find the habit in four of five cases, in the test as it is made: n
     * ((reach + z₀.₈ · error) / expected)², J. Cohen, "Statistical Power Analysis for the Behavioral Sciences", 1988.
     * What is to be expected is the strength less the share that luck explains ({@link #kept}). Where the interval holds
     * 0 that is more than there are. Null where nothing is to be expected.
     *
     * @param trades the estimate rests on
     * @param interval of the test
     */
    @Nullable
    Long tradesNeeded(int trades, @Nullable Interval interval) {
        double expected = kept() * value;
        if (interval == null || !(expected > 0) || !(error > 0)) return null;
        double times = (value - interval.low() + POWERED * error) / expected;
        double needed = Math.ceil(trades * times * times);
        return needed < Integer.MAX_VALUE ? Math.max(2L, (long) needed) : null;
    }

    /** The share, 0 to 1, that is no luck: 1 − error² / value² (W. James and C. M. Stein's factor, 1961). */
    double kept() {
        return value == 0 ? 0 : 1 - Math.min(1, Math.pow(error / value, 2));
    }
}
