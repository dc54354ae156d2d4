package io.tradesense.analytics.simulations.domain;

/**
 * What one trade after another does to equity.
 *
 * @param steps in the order of their closes; not to be written to
 * @param compounding equity grows by the factor 1 + step; else the step is an amount of money that is added
 */
public record Outcomes(double[] steps, boolean compounding) {

    public int count() {
        return steps.length;
    }

    /**
     * How many trades in a row are drawn together by default: the cube root of their number, which is the order that
     * estimates a variance best. P. Hall, J. L. Horowitz and B.-Y. Jing, "On Blocking Rules for the Bootstrap with
     * Dependent Data", Biometrika 82(3), 1995.
     */
    public int defaultBlock() {
        return (int) Math.max(1, Math.round(Math.cbrt(steps.length)));
    }
}
