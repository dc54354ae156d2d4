package io.tradesense.analytics.candles.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RangesTest {
    private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");
    /** Each closes 1 above the one before, with 1 beyond on either side: a true range of 2. */
    private static final List<Candle> RISING = IntStream.range(0, 20)
            .mapToObj(i -> new Candle(START.plus(Duration.ofHours(i)), 99 + i, 101 + i, 99 + i, 100 + i, 0))
            .toList();

    private final Ranges ranges = new Ranges(RISING, Span.H1);

    private static Instant hour(int hour) {
        return START.plus(Duration.ofHours(hour));
    }

    @Test
    void a_run_is_what_the_last_three_closes_moved_in_true_ranges() {
        // 3 in price, over an average range of 2.
        assertThat(ranges.run(hour(20), 1)).isCloseTo(1.5, within(1e-12));
        assertThat(ranges.run(hour(20), -1)).isCloseTo(-1.5, within(1e-12));
        assertThat(ranges.volatility(hour(20))).isCloseTo(2.0 / 119, within(1e-12));
    }

    @Test
    void a_candle_that_has_not_ended_is_not_looked_at() {
        assertThat(ranges.volatility(hour(20).minusSeconds(1))).isCloseTo(2.0 / 118, within(1e-12));
    }

    @Test
    void too_few_candles_or_old_ones_tell_nothing() {
        assertThat(ranges.run(hour(14), 1)).isNaN();
        assertThat(ranges.run(hour(15), 1)).isNotNaN();
        assertThat(ranges.run(hour(20 + 24 * 30), 1)).isNaN();
    }
}
