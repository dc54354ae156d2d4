package io.tradesense.analytics.performance.domain;

/**
 * Whose way of working out a figure, where the well-known libraries differ. What a convention says nothing about is as
 * in {@link #TRADESENSE}.
 */
public enum Convention {
    /** As the Javadoc of each figure says. */
    TRADESENSE,
    /** The Python library quantstats 0.0.81. */
    QUANTSTATS,
    /** The Python library empyrical 0.5.5. */
    EMPYRICAL,
    /** QuantConnect's engine Lean. */
    LEAN,
    /** The R package PerformanceAnalytics 2.1.0. */
    PERFORMANCEANALYTICS
}
