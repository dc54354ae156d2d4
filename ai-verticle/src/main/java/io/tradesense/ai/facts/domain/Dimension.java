package io.tradesense.ai.facts.domain;

/** By what trades are told apart where a fact is about some of them. */
public enum Dimension {
    SYMBOL,
    SIDE,
    SETUP,
    TAG,
    WEEKDAY,
    HOUR,
    MONTH,
    ASSET_CLASS,
    HOLDING_TIME
}
