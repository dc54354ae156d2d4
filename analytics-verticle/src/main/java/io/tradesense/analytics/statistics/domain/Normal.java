package io.tradesense.analytics.statistics.domain;

import org.hipparchus.distribution.continuous.NormalDistribution;

/** The standard normal distribution. */
public final class Normal {

    private static final NormalDistribution STANDARD = new NormalDistribution();

    private Normal() {}

    /** The chance of a value up to z. */
    public static double below(double z) {
        return STANDARD.cumulativeProbability(z);
    }

    public static double density(double z) {
        return STANDARD.density(z);
    }

    /** The z that a share of the values lies below. */
    public static double quantile(double share) {
        return STANDARD.inverseCumulativeProbability(share);
    }
}
