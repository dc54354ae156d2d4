package io.tradesense.analytics.performance.domain;

/** The direction of a round trip. */
public enum Side {
    /** Bought first. */
    LONG,
    /** Sold first. */
    SHORT
}
