package io.tradesense.analytics.breakdowns.domain;

import io.tradesense.analytics.statistics.domain.Centred;

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

    /** @param parts of the values, one a cell */
    static Shrinkage of(Centred values, Centred.Part[] parts) {
        double within = values.varies() ? within(parts) : 0;
        return new Shrinkage(values.mean(), within, within > 0 ? between(parts, within) : 0);
    }

    /** The expected result a trade of a cell with this mean of this many trades. */
    double expectancy(double mean, int trades) {
        double kept = kept(trades);
        return kept == 1 ? mean : overallMean + kept * (mean - overallMean);
    }

    /** The share, 0 to 1, that is no luck of how far a cell of this many trades is off the mean of all. */
    double kept(int trades) {
        // No cell varies inside: its mean is no luck. NaN: single trades alone, nothing is known of luck.
        if (within == 0) return 1;
        if (Double.isNaN(within) || between == 0) return 0;
        return between / (between + within / trades);
    }

    private static double within(Centred.Part[] cells) {
        double squares = 0;
        int freedom = 0;
        for (Centred.Part cell : cells) {
            if (cell.count() < 2) continue;
            squares += cell.variance() * (cell.count() - 1);
            freedom += cell.count() - 1;
        }
        return freedom == 0 ? Double.NaN : squares / freedom;
    }

    private static double between(Centred.Part[] cells, double within) {
        double weights = 0;
        double squaredWeights = 0;
        double weighted = 0;
        for (Centred.Part cell : cells) {
            double weight = cell.count() / within;
            weights += weight;
            squaredWeights += weight * weight;
            weighted += weight * cell.mean();
        }
        double spread = 0;
        for (Centred.Part cell : cells) {
            double off = cell.mean() - weighted / weights;
            spread += cell.count() / within * off * off;
        }
        double room = weights - squaredWeights / weights;
        return room > 0 ? Math.max(0, (spread - (cells.length - 1)) / room) : 0;
    }
}
