package io.tradesense.analytics.candlesticks.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradesense.analytics.candles.domain.Candle;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChartReaderTest {
    private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");

    /** A price that goes in straight lines of this many candles from one of these to the next. */
    private static List<Candle> through(int steps, double... prices) {
        List<Candle> candles = new ArrayList<>();
        for (int leg = 0; leg + 1 < prices.length; leg++) {
            for (int step = 0; step < steps; step++) {
                double close = prices[leg] + (prices[leg + 1] - prices[leg]) * step / steps;
                candles.add(new Candle(
                        START.plus(Duration.ofDays(candles.size())), close, close + 0.1, close - 0.1, close, 0));
            }
        }
        return candles;
    }

    private static List<Shape> shapes(List<Candle> candles) {
        return ChartReader.sightings(candles).stream().map(Sighting::shape).toList();
    }

    @Test
    void a_head_between_two_shoulders() {
        assertThat(shapes(through(6, 100, 110, 105, 118, 105, 110, 100))).containsExactly(Shape.HEAD_AND_SHOULDERS);
        assertThat(shapes(through(6, 100, 90, 95, 82, 95, 90, 100))).containsExactly(Shape.INVERSE_HEAD_AND_SHOULDERS);
    }

    @Test
    void shoulders_of_different_height_are_none() {
        assertThat(shapes(through(6, 100, 110, 105, 118, 105, 114, 100))).doesNotContain(Shape.HEAD_AND_SHOULDERS);
    }

    @Test
    void highs_that_fall_over_lows_that_rise() {
        assertThat(shapes(through(6, 90, 120, 100, 116, 103, 112, 100))).contains(Shape.TRIANGLE_TOP);
    }

    @Test
    void two_tops_of_one_height_a_month_apart_with_nothing_higher_between() {
        assertThat(shapes(through(15, 80, 100, 90, 100.5, 80))).containsExactly(Shape.DOUBLE_TOP);
        assertThat(shapes(through(15, 120, 100, 110, 99.5, 120))).containsExactly(Shape.DOUBLE_BOTTOM);
        assertThat(shapes(through(6, 80, 100, 90, 100.5, 80))).isEmpty();
    }

    @Test
    void nothing_is_known_before_the_price_has_gone_on() {
        List<Candle> candles = through(6, 100, 110, 105, 118, 105, 110, 100);
        Sighting seen = ChartReader.sightings(candles).get(0);
        assertThat(seen.known()).isEqualTo(seen.last() + Turns.AROUND);
        assertThat(shapes(candles.subList(0, seen.known()))).isEmpty();
        assertThat(shapes(candles.subList(0, seen.known() + 1))).containsExactly(Shape.HEAD_AND_SHOULDERS);
    }
}
