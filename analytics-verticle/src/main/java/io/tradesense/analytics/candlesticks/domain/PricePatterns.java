package io.tradesense.analytics.candlesticks.domain;

import io.tradesense.analytics.candles.domain.Candle;
import io.tradesense.analytics.candles.domain.Candles;
import io.tradesense.analytics.candles.domain.Span;
import io.tradesense.analytics.readmodel.domain.Selection;
import io.tradesense.analytics.readmodel.domain.TradeColumns;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The patterns in a symbol's price, and the trader's own record on each.
 *
 * @param sightings the latest first, at most {@value #MOST}
 * @param seen how many there were
 */
public record PricePatterns(
        Candles.Series series, Span span, List<Sighting> sightings, int seen, List<OwnRecord> records) {
    static final int MOST = 500;

    public PricePatterns {
        sightings = List.copyOf(sightings);
        records = List.copyOf(records);
    }

    /** @param trades of the symbol; those opened in the time of the candles count */
    public static PricePatterns of(Candles.Series series, Span span, CandlestickReader candlesticks, Selection trades) {
        List<Sighting> all = new ArrayList<>(candlesticks.sightings(series.candles(), span));
        all.addAll(ChartReader.sightings(series.candles()));
        all.sort(Comparator.comparingInt(Sighting::known).reversed().thenComparing(Sighting::shape));
        return new PricePatterns(
                series,
                span,
                all.subList(0, Math.min(MOST, all.size())),
                all.size(),
                OwnRecord.of(all, series.candles(), span, within(series.candles(), span, trades)));
    }

    private static Selection within(List<Candle> candles, Span span, Selection trades) {
        if (candles.isEmpty()) return trades.part(new int[0]);
        long from = TradeColumns.micros(candles.get(0).t());
        long to = TradeColumns.micros(
                candles.get(candles.size() - 1).t().plus(span.length().multipliedBy(1L + OwnRecord.CANDLES)));
        return trades.part(IntStream.range(0, trades.trades())
                .filter(position -> trades.openedAtMicros(position) >= from && trades.openedAtMicros(position) < to)
                .toArray());
    }
}
