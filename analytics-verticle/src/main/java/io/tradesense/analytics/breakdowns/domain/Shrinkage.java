package io.tradesense.analytics.breakdowns.domain;

import io.tradesense.analytics.statistics.domain.Sample;

/**
 * Draws the mean of each cell towards the mean of all trades, the more the fewer trades it rests on: what is to be
 * expected of the cell in future, where its own mean is what luck made of it. Normal–normal empirical Bayes (B. Efron
 * and C. Morris, "Data Analysis Using Stein's Estimator", JASA 70, 1975); the variance between cells by the method of
 * moments (R. DerSimonian and N. Laird, "Meta-Analysis in Clinical Trials", 1986), that within cells pooled over all of
 * them, as a cell of three trades knows little of its own. Cells that overlap (tags) are treated as if they did not.
 */
final class Shrinkage {

    private final double overallMean;
    private final double within;
    private final double between;

    private Shrinkage(double overallMean, double within, double between) {
        this.overallMean = overallMean;
        this.within = within;
        this.between = between;
    }

    static Shrinkage of(double[] values, Cells cells) {
        double within = within(values, cells);
        return new Shrinkage(Sample.mean(values), within, within > 0 ? between(values, cells, within) : 0);
    }

    /** The expected result a trade of a cell with this mean of this many trades. */
    double expectancy(double mean, int trades) {
        // No cell varies inside: its mean is no luck. NaN: single trades alone, nothing is known of luck.
        if (within == 0) return mean;
        if (Double.isNaN(within) || between == 0) return overallMean;
        return overallMean + between / (between + within / trades) * (mean - overallMean);
    }

    private static double within(double[] values, Cells cells) {
        double squares = 0;
        int freedom = 0;
        for (int cell = 0; cell < cells.count(); cell++) {
            double mean = mean(values, cells.members(cell));
            for (int member : cells.members(cell)) {
                squares += (values[member] - mean) * (values[member] - mean);
            }
            freedom += cells.trades(cell) - 1;
        }
        return freedom == 0 ? Double.NaN : squares / freedom;
    }

    private static double between(double[] values, Cells cells, double within) {
        double weights = 0;
        double squaredWeights = 0;
        double weighted = 0;
        for (int cell = 0; cell < cells.count(); cell++) {
            double weight = cells.trades(cell) / within;
            weights += weight;
            squaredWeights += weight * weight;
            weighted += weight * mean(values, cells.members(cell));
        }
        double spread = 0;
        for (int cell = 0; cell < cells.count(); cell++) {
            double off = mean(values, cells.members(cell)) - weighted / weights;
            spread += cells.trades(cell) / within * off * off;
        }
        double room = weights - squaredWeights / weights;
        return room > 0 ? Math.max(0, (spread - (cells.count() - 1)) / room) : 0;
    }

    static double mean(double[] values, int[] members) {
        double sum = 0;
        for (int member : members) {
            sum += values[member];
        }
        return sum / members.length;
    }
}
