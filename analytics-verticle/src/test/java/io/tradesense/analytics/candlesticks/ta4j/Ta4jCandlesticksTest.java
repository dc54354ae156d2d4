package io.tradesense.analytics.candlesticks.ta4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradesense.analytics.candles.domain.Candle;
import io.tradesense.analytics.candles.domain.Span;
import io.tradesense.analytics.candlesticks.domain.Shape;
import io.tradesense.analytics.candlesticks.domain.Sighting;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class Ta4jCandlesticksTest {
    private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");

    /** Twelve falling candles, then these: open, high, low, close. */
    private static List<Candle> then(double[]... more) {
        List<Candle> candles = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            candles.add(candle(i, 120 - i, 120.2 - i, 118.8 - i, 119 - i));
        }
        for (double[] each : more) {
            candles.add(candle(candles.size(), each[0], each[1], each[2], each[3]));
        }
        return candles;
    }

    private static Candle candle(int at, double open, double high, double low, double close) {
        return new Candle(START.plus(Duration.ofDays(at)), open, high, low, close, 1_000);
    }

    private static List<Sighting> seen(List<Candle> candles, Shape shape) {
        return new Ta4jCandlesticks()
                .sightings(candles, Span.D1).stream()
                        .filter(sighting -> sighting.shape() == shape)
                        .toList();
    }

    @Test
    void a_body_that_swallows_the_one_before() {
        List<Candle> candles = then(new double[] {107, 109.8, 106.5, 109.5});
        assertThat(seen(candles, Shape.BULLISH_ENGULFING))
                .containsExactly(new Sighting(Shape.BULLISH_ENGULFING, 11, 12, 12));
        assertThat(seen(candles, Shape.BEARISH_ENGULFING)).isEmpty();
    }

    @Test
    void a_body_of_next_to_nothing() {
        assertThat(seen(then(new double[] {108, 109, 107, 108.01}), Shape.DOJI)).hasSize(1);
        assertThat(seen(then(new double[] {108, 109, 107, 107.2}), Shape.DOJI)).isEmpty();
    }

    @Test
    void nothing_is_seen_before_the_average_is_whole() {
        assertThat(new Ta4jCandlesticks().sightings(then().subList(0, 9), Span.D1))
                .isEmpty();
        assertThat(new Ta4jCandlesticks().sightings(List.of(), Span.D1)).isEmpty();
    }
}
