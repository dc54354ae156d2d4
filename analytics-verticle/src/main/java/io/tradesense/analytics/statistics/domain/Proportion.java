package io.tradesense.analytics.statistics.domain;

/** A share of tries that came out one way. */
public final class Proportion {

    private static final double Z = Normal.quantile(.975);

    private Proportion() {}

    /**
     * 95 % of the true share: E. B. Wilson, "Probable Inference, the Law of Succession, and Statistical Inference", JASA
     * 22, 1927.
     *
     * @param all at least 1
     */
    public static Interval interval(long hits, long all) {
        double share = (double) hits / all;
        double weight = 1 + Z * Z / all;
        double centre = (share + Z * Z / (2.0 * all)) / weight;
        double reach = Z * Math.sqrt(share * (1 - share) / all + Z * Z / (4.0 * all * all)) / weight;
        return new Interval(Math.max(0, centre - reach), Math.min(1, centre + reach));
    }
}
