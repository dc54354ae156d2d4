package io.tradesense.ai.facts.domain;

/** What the number of a fact counts. */
public enum Kind {
    /** In the fact's unit, a currency. */
    MONEY,
    /** Of one unit of an instrument, in the fact's unit, a currency. */
    PRICE,
    /** A fraction: 0.25 is 25 %. */
    PERCENT,
    COUNT,
    RATIO,
    /** In units of what was risked. */
    R_MULTIPLE,
    QUANTITY,
    /** In seconds. */
    DURATION,
    /** As days since 1970-01-01. */
    DATE
}
