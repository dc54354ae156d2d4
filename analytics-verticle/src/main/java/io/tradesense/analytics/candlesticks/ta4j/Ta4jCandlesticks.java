package io.tradesense.analytics.candlesticks.ta4j;

import io.tradesense.analytics.candles.domain.Candle;
import io.tradesense.analytics.candles.domain.Span;
import io.tradesense.analytics.candlesticks.domain.CandlestickReader;
import io.tradesense.analytics.candlesticks.domain.Shape;
import io.tradesense.analytics.candlesticks.domain.Sighting;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.ta4j.core.Bar;
import org.ta4j.core.BarSeries;
import org.ta4j.core.BaseBar;
import org.ta4j.core.BaseBarSeriesBuilder;
import org.ta4j.core.Indicator;
import org.ta4j.core.indicators.candles.BearishEngulfingIndicator;
import org.ta4j.core.indicators.candles.BearishHaramiIndicator;
import org.ta4j.core.indicators.candles.BullishEngulfingIndicator;
import org.ta4j.core.indicators.candles.BullishHaramiIndicator;
import org.ta4j.core.indicators.candles.DojiIndicator;
import org.ta4j.core.indicators.candles.HammerIndicator;
import org.ta4j.core.indicators.candles.HangingManIndicator;
import org.ta4j.core.indicators.candles.InvertedHammerIndicator;
import org.ta4j.core.indicators.candles.ShootingStarIndicator;
import org.ta4j.core.indicators.candles.ThreeBlackCrowsIndicator;
import org.ta4j.core.indicators.candles.ThreeWhiteSoldiersIndicator;
import org.ta4j.core.num.DoubleNum;

/** ta4j's candlestick indicators with the parameters its own documentation uses. */
public final class Ta4jCandlesticks implements CandlestickReader {
    private static final int BODY_AVERAGE = 10;
    private static final double DOJI_BODY = 0.1;
    private static final double SHADOW = 0.3;

    /** @param candles of which the pattern is made */
    private record Rule(Shape shape, int candles, Function<BarSeries, Indicator<Boolean>> indicator) {}

    private static final List<Rule> RULES = List.of(
            new Rule(Shape.DOJI, 1, bars -> new DojiIndicator(bars, BODY_AVERAGE, DOJI_BODY)),
            new Rule(Shape.BULLISH_ENGULFING, 2, BullishEngulfingIndicator::new),
            new Rule(Shape.BEARISH_ENGULFING, 2, BearishEngulfingIndicator::new),
            new Rule(Shape.BULLISH_HARAMI, 2, BullishHaramiIndicator::new),
            new Rule(Shape.BEARISH_HARAMI, 2, BearishHaramiIndicator::new),
            new Rule(Shape.HAMMER, 1, HammerIndicator::new),
            new Rule(Shape.INVERTED_HAMMER, 1, InvertedHammerIndicator::new),
            new Rule(Shape.HANGING_MAN, 1, HangingManIndicator::new),
            new Rule(Shape.SHOOTING_STAR, 1, ShootingStarIndicator::new),
            new Rule(
                    Shape.THREE_WHITE_SOLDIERS,
                    3,
                    bars -> new ThreeWhiteSoldiersIndicator(bars, BODY_AVERAGE, DoubleNum.valueOf(SHADOW))),
            new Rule(Shape.THREE_BLACK_CROWS, 3, bars -> new ThreeBlackCrowsIndicator(bars, BODY_AVERAGE, SHADOW)));

    @Override
    public List<Sighting> sightings(List<Candle> candles, Span span) {
        BarSeries bars = bars(candles, span);
        List<Sighting> sightings = new ArrayList<>();
        for (Rule rule : RULES) {
            Indicator<Boolean> indicator = rule.indicator.apply(bars);
            // Before its average is whole, an indicator judges by what little there is.
            for (int at = Math.max(BODY_AVERAGE, indicator.getUnstableBars()); at < candles.size(); at++) {
                if (indicator.getValue(at)) {
                    sightings.add(new Sighting(rule.shape, at - rule.candles + 1, at, at));
                }
            }
        }
        return sightings;
    }

    private static BarSeries bars(List<Candle> candles, Span span) {
        List<Bar> bars = new ArrayList<>(candles.size());
        for (Candle candle : candles) {
            bars.add(BaseBar.builder(DoubleNum::valueOf, Number.class)
                    .timePeriod(span.length())
                    .endTime(candle.t().plus(span.length()).atZone(ZoneOffset.UTC))
                    .openPrice(candle.open())
                    .highPrice(candle.high())
                    .lowPrice(candle.low())
                    .closePrice(candle.close())
                    .volume(candle.volume())
                    .build());
        }
        return new BaseBarSeriesBuilder()
                .withBars(bars)
                .withNumTypeOf(DoubleNum.class)
                .build();
    }
}
