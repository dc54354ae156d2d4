package io.tradesense.analytics.performance.domain;

/**
 * Twenty-four monthly returns: the portfolio of C. R. Bacon, "Practical Portfolio Performance Measurement and
 * Attribution", 2nd edition, 2008, which the R package PerformanceAnalytics has as {@code portfolio_bacon}.
 */
public final class BaconMonths {
    private static final double[] RETURNS = {
        .003, .026, .011, -.010, .015, .025, .016, .067, -.014, .040, -.005, .081, .040, -.037, -.061, .017, -.049,
        -.022, .070, .058, -.065, .024, -.005, -.009
    };

    private BaconMonths() {}

    public static double[] values() {
        return RETURNS.clone();
    }

    public static Returns returns() {
        return new Returns(RETURNS, 12);
    }
}
