package io.tradesense.market.quotes.domain;

/**
 * A quote as it is answered.
 *
 * @param stale older than it should be for its market at this hour
 */
public record QuoteAnswer(Quote quote, boolean stale) {}
