package io.tradesense.analytics.candlesticks.domain;

/**
 * A pattern that was seen.
 *
 * @param first its first candle
 * @param last its last candle
 * @param known the candle at whose end it could first be known of: a turn is one only when the price has gone on
 */
public record Sighting(Shape shape, int first, int last, int known) {}
