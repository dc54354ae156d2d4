package io.tradesense.trading.accounts.domain;

/** Which lots a reduction of a position takes. */
public enum CostBasis {
    /** The oldest first. */
    FIFO
}
