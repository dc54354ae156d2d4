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

    public static final double CONFIDENCE = 0.95;
    public static final double POWER = 0.8;

    private static final NormalDistribution NORMAL = new NormalDistribution();
    /** Standard normal quantiles of a two-sided test at 5 % with 80 % power: 1.960 + 0.842. */
    private static final double DETECTABLE =
            NORMAL.inverseCumulativeProbability(1 - (1 - CONFIDENCE) / 2) + NORMAL.inverseCumulativeProbability(POWER);

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
        if (members.length < 2 || values.count() - members.length < 2 || !values.varies()) return null;
        Centred.Part part = values.part(members);
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

    /** 95 % of the effect; null where neither side varies. */
    @Nullable
    public Interval interval() {
        double error = standardError();
        if (!(error > 0)) return null;
        double reach = student().inverseCumulativeProbability(1 - (1 - CONFIDENCE) / 2) * error;
        return new Interval(effect - reach, effect + reach);
    }

    /**
     * How many trades the cell would need, the rest growing in proportion, for a two-sided test at 5 % to find an
     * effect of the size seen with 80 % power: (z₀.₉₇₅ + z₀.₈)² (s² + s_rest² n / n_rest) / effect². J. Cohen,
     * "Statistical Power Analysis for the Behavioral Sciences", 1988, for unequal variances. It plans for one test, not
     * for many. Null where there is no effect or no variance.
     */
    @Nullable
    public Long tradesNeeded() {
        double spread = variance + restVariance * trades / rest;
        if (effect == 0 || !(spread > 0)) return null;
        double needed = Math.ceil(DETECTABLE * DETECTABLE * spread / (effect * effect));
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
