package io.tradesense.analytics.readmodel.domain;

/** The direction of a round trip. */
public enum Side {
    /** Bought first. */
    LONG,
    /** Sold first. */
    SHORT
}
