package io.tradesense.analytics.models.domain;

/**
 * Turns a score into a chance that comes true as often as it says: J. Platt, "Probabilistic Outputs for Support Vector
 * Machines", 1999, with his smoothed targets, by Newton's method. A score that points the wrong way is given no say.
 *
 * @param slope never negative; 0 leaves the base rate
 */
public record Calibration(double slope, double offset) {
    private static final int STEPS = 50;
    private static final double SMALL = 1e-10;
    /** Keeps a slope finite where the scores part the outcomes without an error. */
    private static final double RIDGE = 1e-3;

    static Calibration of(double[] scores, boolean[] outcomes) {
        int wins = 0;
        for (boolean outcome : outcomes) {
            if (outcome) wins++;
        }
        int losses = outcomes.length - wins;
        double high = (wins + 1.0) / (wins + 2.0);
        double low = 1.0 / (losses + 2.0);
        double base = (wins + 1.0) / (outcomes.length + 2.0);
        double slope = 0;
        double offset = Math.log(base / (1 - base));
        for (int step = 0; step < STEPS; step++) {
            double gradientSlope = RIDGE * slope;
            double gradientOffset = 0;
            double slopes = RIDGE;
            double mixed = 0;
            double offsets = SMALL;
            for (int i = 0; i < scores.length; i++) {
                double p = chance(slope * scores[i] + offset);
                double error = p - (outcomes[i] ? high : low);
                double weight = p * (1 - p);
                gradientSlope += error * scores[i];
                gradientOffset += error;
                slopes += weight * scores[i] * scores[i];
                mixed += weight * scores[i];
                offsets += weight;
            }
            double determinant = slopes * offsets - mixed * mixed;
            double moveSlope = (offsets * gradientSlope - mixed * gradientOffset) / determinant;
            double moveOffset = (slopes * gradientOffset - mixed * gradientSlope) / determinant;
            slope -= moveSlope;
            offset -= moveOffset;
            if (Math.abs(moveSlope) + Math.abs(moveOffset) < SMALL) break;
        }
        boolean usable = slope > 0 && Double.isFinite(slope) && Double.isFinite(offset);
        return usable ? new Calibration(slope, offset) : new Calibration(0, Math.log(base / (1 - base)));
    }

    public double of(double score) {
        return chance(slope * score + offset);
    }

    private static double chance(double odds) {
        return 1 / (1 + Math.exp(-odds));
    }
}
