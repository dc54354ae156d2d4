package io.tradesense.analytics.statistics.domain;

import org.hipparchus.distribution.continuous.NormalDistribution;
import org.hipparchus.distribution.continuous.TDistribution;
import org.jspecify.annotations.Nullable;

/**
 * The mean of a cell against the mean of the rest, with unequal variances: B. L. Welch, "The Generalization of
 * Student's Problem when Several Different Population Variances are Involved", Biometrika 34, 1947.
 *
 * @param trades in the cell; at least 2, as in the rest
 * @param effect the cell's mean less the rest's
 * @param variance of the cell (n - 1)
 * @param restVariance of the rest (n - 1)
 */
public record Contrast(int trades, int rest, double effect, double variance, double restVariance) {

    private static final double CONFIDENCE = 1 - ChanceMaxima.LEVEL;
    private static final double POWER = 0.8;
    private static final NormalDistribution NORMAL = new NormalDistribution();
    /** 0.842 */
    private static final double POWERED = NORMAL.inverseCumulativeProbability(POWER);

    /**
     * Null where the cell or the rest has fewer than two trades, and where all results are the same.
     *
     * @param values one a trade
     * @param members the cell's trades, as indices into the values
     */
    public static @Nullable Contrast of(double[] values, int[] members) {
        return of(Centred.of(values), members);
    }

    /** The same, for many cells of the same values. */
    public static @Nullable Contrast of(Centred values, int[] members) {
        return of(values, values.part(members));
    }

    /** The same, of what a cell's values add up to. */
    public static @Nullable Contrast of(Centred values, Centred.Part part) {
        if (part.count() < 2 || values.count() - part.count() < 2 || !values.varies()) return null;
        Centred.Part rest = values.rest(part);
        return new Contrast(part.count(), rest.count(), part.mean() - rest.mean(), part.variance(), rest.variance());
    }

    public double standardError() {
        return Math.sqrt(variance / trades + restVariance / rest);
    }

    /** The p-value of no difference by Student's t; null where neither side varies. */
    @Nullable
    public Double pValue() {
        double error = standardError();
        if (!(error > 0)) return null;
        return 2 * student().cumulativeProbability(-Math.abs(effect / error));
    }

    /**
     * All sizes of the effect that a test with this critical value would not refuse: it leaves 0 out if and only if |t|
     * exceeds that value. Null where neither side varies and where the value is infinite.
     *
     * @param critical the least |t| that is significant, as {@link ChanceMaxima#critical} or {@link #studentCritical} has it
     */
    @Nullable
    public Interval interval(double critical) {
        double reach = critical * standardError();
        return reach > 0 && Double.isFinite(reach) ? new Interval(effect - reach, effect + reach) : null;
    }

    /** The least |t| that is significant by Student's t, adjusted for this many tests (Bonferroni); NaN where none varies. */
    public double studentCritical(int tests) {
        return standardError() > 0
                ? student().inverseCumulativeProbability(1 - (1 - CONFIDENCE) / 2 / tests)
                : Double.NaN;
    }

    /**
     * How many trades the cell would need in all, the rest growing in proportion, for a test with this critical value to
     * find what is to be expected of the effect in four of five cases: n ((c + z₀.₈) · error / expected)². J. Cohen,
     * "Statistical Power Analysis for the Behavioral Sciences", 1988, with the critical value of the test that is made
     * and the effect less what luck made of it. So an effect that is not significant always needs more trades than it
     * has. Null where nothing is to be expected, nothing varies, or it would take more than two thousand million.
     *
     * @param critical as of {@link #interval}
     * @param kept the share of the effect to be expected of trades to come, 0 to 1
     */
    @Nullable
    public Long tradesNeeded(double critical, double kept) {
        double error = standardError();
        if (effect == 0 || kept == 0 || !(error > 0)) return null;
        double times = (critical + POWERED) * error / (kept * effect);
        double needed = Math.ceil(trades * times * times);
        return needed < Integer.MAX_VALUE ? Math.max(2L, (long) needed) : null;
    }

    /** Welch–Satterthwaite degrees of freedom. */
    private TDistribution student() {
        double own = variance / trades;
        double others = restVariance / rest;
        double degrees = (own + others) * (own + others) / (own * own / (trades - 1) + others * others / (rest - 1));
        return new TDistribution(degrees);
    }
}
