package io.tradesense.analytics.candles.domain;

import java.time.Instant;

/**
 * A span of prices, for statistics.
 *
 * @param t when it begins
 * @param volume 0 where it is not known
 */
public record Candle(Instant t, double open, double high, double low, double close, double volume) {}
