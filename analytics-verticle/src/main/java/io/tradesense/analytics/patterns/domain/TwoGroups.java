package io.tradesense.analytics.patterns.domain;

/**
 * The mean of some values against the mean of the rest, with unequal variances (B. L. Welch, Biometrika 34, 1947).
 *
 * @param trades in the group
 * @param rest outside of it
 * @param variance of the group (n - 1)
 * @param restVariance of the rest (n - 1)
 */
record TwoGroups(int trades, int rest, double mean, double restMean, double variance, double restVariance) {

    /** Whether a unit is in the group, given all values as they lie just now. */
    interface Membership {
        boolean holds(int unit, double[] values);
    }

    static TwoGroups of(double[] values, Membership group) {
        int inside = 0;
        double sum = 0;
        double squares = 0;
        double total = 0;
        double totalSquares = 0;
        // Off the first value, so that sums of squares lose no digits to a large mean.
        double origin = values.length == 0 ? 0 : values[0];
        for (int unit = 0; unit < values.length; unit++) {
            double value = values[unit] - origin;
            total += value;
            totalSquares += value * value;
            if (group.holds(unit, values)) {
                inside++;
                sum += value;
                squares += value * value;
            }
        }
        int outside = values.length - inside;
        return new TwoGroups(
                inside,
                outside,
                origin + sum / inside,
                origin + (total - sum) / outside,
                variance(sum, squares, inside),
                variance(total - sum, totalSquares - squares, outside));
    }

    private static double variance(double sum, double squares, int count) {
        return Math.max(0, squares - sum * sum / count) / (count - 1);
    }

    /** The group's mean less the rest's. */
    double effect() {
        return mean - restMean;
    }

    double standardError() {
        return Math.sqrt(variance / trades + restVariance / rest);
    }

    /** Welch's t; NaN where either side has fewer than two. */
    double statistic() {
        if (trades < 2 || rest < 2) return Double.NaN;
        double effect = effect();
        return effect == 0 ? 0 : effect / standardError();
    }

    /** Welch–Satterthwaite degrees of freedom. */
    double degrees() {
        double own = variance / trades;
        double others = restVariance / rest;
        return (own + others) * (own + others) / (own * own / (trades - 1) + others * others / (rest - 1));
    }
}
