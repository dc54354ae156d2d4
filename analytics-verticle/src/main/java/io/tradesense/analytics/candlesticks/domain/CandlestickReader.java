package io.tradesense.analytics.candlesticks.domain;

import io.tradesense.analytics.candles.domain.Candle;
import io.tradesense.analytics.candles.domain.Span;
import java.util.List;

/** Finds the patterns that are made of a few candles. */
public interface CandlestickReader {

    /** @param candles by time */
    List<Sighting> sightings(List<Candle> candles, Span span);
}
