package io.tradesense.trading.roundtrips.domain;

/** What is counted as one trade. */
public enum Grouping {
    /** Everything from a flat position until it is flat again. */
    FLAT_TO_FLAT,
    /** Each reduction of a position, with the entries it closed. */
    FLAT_TO_REDUCED,
    /** Each entry fill, or part of one, with the exit fill that closed it. */
    FILL_TO_FILL
}
