package io.tradesense.analytics.simulations.domain;

/** What was noted of each future. Columns of doubles. */
public final class PathSamples {
    private final double[] finalEquity;
    private final double[] drawdown;
    private final double[] drawdownFraction;
    private final double[][] looks;
    private int ruined;

    PathSamples(int paths, int looks) {
        finalEquity = new double[paths];
        drawdown = new double[paths];
        drawdownFraction = new double[paths];
        this.looks = new double[looks][paths];
    }

    void look(int look, int path, double equity) {
        looks[look][path] = equity;
    }

    void end(int path, double equity, double deepest, double deepestFraction, boolean ruin) {
        finalEquity[path] = equity;
        drawdown[path] = deepest;
        drawdownFraction[path] = deepestFraction;
        if (ruin) ruined++;
    }

    public int paths() {
        return finalEquity.length;
    }

    /** How many times equity was noted on its way. */
    public int looks() {
        return looks.length;
    }

    /** Of each path; not to be written to. */
    public double[] finalEquity() {
        return finalEquity;
    }

    /** The deepest fall of each path in money, 0 or positive; not to be written to. */
    public double[] drawdown() {
        return drawdown;
    }

    /** The deepest fall of each path as a fraction of the peak it fell from; not to be written to. */
    public double[] drawdownFraction() {
        return drawdownFraction;
    }

    /** The equity of each path at the n-th look; not to be written to. */
    public double[] equityAt(int look) {
        return looks[look];
    }

    /** Paths that touched the level of ruin. */
    public int ruined() {
        return ruined;
    }
}
