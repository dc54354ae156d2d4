package io.tradesense.analytics.patterns.domain;

import io.tradesense.analytics.statistics.domain.Interval;
import java.util.Arrays;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.jspecify.annotations.Nullable;

/** What the deals of {@link Deals} came to. */
final class Dealt implements Chance {
    private static final NormalDistribution NORMAL = new NormalDistribution();

    private final double pValue;
    private final boolean stopped;
    /** The statistic of each deal, ascending. */
    private final double[] ascending;

    /** @param stopped before the full number was dealt, since chance had reached it often enough */
    Dealt(double pValue, boolean stopped, double[] statistics) {
        this.pValue = pValue;
        this.stopped = stopped;
        this.ascending = statistics;
        Arrays.sort(ascending);
    }

    @Override
    public double pValue() {
        return pValue;
    }

    /** The statistics must have been in standard errors of the estimate. */
    @Override
    public @Nullable Interval interval(Estimate estimate, double level) {
        double reach = critical(level, estimate.cells()) * estimate.error();
        return reach > 0 && Double.isFinite(reach)
                ? new Interval(estimate.value() - reach, estimate.value() + reach)
                : null;
    }

    /**
     * What a statistic must exceed for its p-value to be at most the level. Where dealing stopped before that could be
     * seen, it lies beyond all deals, and goes on from the largest as the largest of normal ones would.
     *
     * @param cells the statistic was the largest of
     */
    private double critical(double level, int cells) {
        int deals = ascending.length;
        int place = (int) Math.floor(level * (stopped ? deals : deals + 1) * (1 + Deals.ROUNDING));
        // The n-th largest, where of a full number of deals one place is the observed value's own.
        int nth = stopped ? place + 1 : place;
        double critical;
        if (nth == 0) critical = Double.POSITIVE_INFINITY;
        else if (place > 0) critical = ascending[deals - nth];
        else critical = ascending[deals - 1] * quantile(level, cells) / quantile(1.0 / deals, cells);
        return critical + 2 * Deals.ROUNDING * Math.abs(critical);
    }

    private static double quantile(double tail, int cells) {
        return NORMAL.inverseCumulativeProbability(1 - tail / cells);
    }
}
