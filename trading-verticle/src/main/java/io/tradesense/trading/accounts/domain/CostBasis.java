package io.tradesense.trading.accounts.domain;

/**
 * Which lots a reduction of a position takes. Over a span that begins and ends flat all of them realise the same; they
 * differ in when.
 */
public enum CostBasis {
    /** The oldest first. */
    FIFO,
    /** The newest first. */
    LIFO,
    /**
     * The lot whose closing gains least first, the oldest of equals: of a long position the dearest, of a short one the
     * one sold cheapest.
     */
    HIFO,
    /** None in particular: every unit held cost the same, the average. */
    AVERAGE,
    /** Those the trader named for the closing execution; what is not named goes by FIFO. */
    SPECIFIC
}
