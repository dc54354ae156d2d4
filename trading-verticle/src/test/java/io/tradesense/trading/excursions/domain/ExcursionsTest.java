package io.tradesense.trading.excursions.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradesense.trading.excursions.domain.Excursions.Bar;
import io.tradesense.trading.excursions.domain.Excursions.Bounds;
import io.tradesense.trading.excursions.domain.Excursions.Held;
import io.tradesense.trading.executions.domain.AssetClass;
import io.tradesense.trading.executions.domain.Instrument;
import io.tradesense.trading.roundtrips.domain.Direction;
import io.tradesense.trading.roundtrips.domain.Leg;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Worked by hand, on candles of a minute. */
class ExcursionsTest {
    private static final UUID ID = UUID.fromString("6f2c0a52-3d34-4a4e-9a39-0d9e0c7f5a01");
    private static final Instant START = Instant.parse("2026-03-02T15:00:00Z");
    private static final Instrument SHARE = new Instrument("AAPL", AssetClass.STOCK, "USD", BigDecimal.ONE);

    @Test
    void what_was_in_the_candles_of_entry_and_exit_is_only_possible() {
        // in at 100 within the first minute, out at 102 within the third
        var excursions = Excursions.of(
                held(Direction.LONG, "100", entry(30, "10", "100"), exit(150, "10", "102")),
                List.of(bar(0, "101", "90"), bar(60, "105", "98"), bar(120, "107", "97")));
        assertBounds(excursions.price().mae(), "-10", "-2");
        assertBounds(excursions.price().mfe(), "5", "7");
        assertBounds(excursions.position().mae(), "-100", "-20");
        assertBounds(excursions.position().mfe(), "50", "70");
    }

    @Test
    void a_short_trade_suffers_when_prices_rise() {
        var excursions = Excursions.of(
                held(Direction.SHORT, "100", entry(30, "10", "100"), exit(150, "10", "99")),
                List.of(bar(60, "104", "97")));
        assertBounds(excursions.price().mae(), "-4", "-4");
        assertBounds(excursions.price().mfe(), "3", "3");
        assertBounds(excursions.position().mae(), "-40", "-40");
        assertBounds(excursions.position().mfe(), "30", "30");
    }

    @Test
    void what_was_realised_counts_when_the_rest_goes_on() {
        // half is sold at 110 for a gain of 50; the rest then falls to 95
        var excursions = Excursions.of(
                held(Direction.LONG, "100", entry(0, "10", "100"), exit(60, "5", "110"), exit(180, "5", "96")),
                List.of(bar(61, "111", "95")));
        assertBounds(excursions.position().mae(), "0", "0");
        assertBounds(excursions.position().mfe(), "105", "105");
    }

    @Test
    void a_trade_within_one_candle_is_known_by_its_fills_only() {
        var excursions = Excursions.of(
                held(Direction.LONG, "100", entry(10, "1", "100"), exit(20, "1", "103")), List.of(bar(0, "110", "90")));
        assertBounds(excursions.position().mae(), "-10", "0");
        assertBounds(excursions.position().mfe(), "3", "10");
    }

    @Test
    void an_open_trade_is_looked_at_until_now() {
        var open = new Held(
                SHARE, Direction.LONG, new BigDecimal("100"), List.of(entry(30, "1", "100")), START.plusSeconds(120));
        var excursions = Excursions.of(open, List.of(bar(60, "105", "98"), bar(120, "200", "1")));
        assertBounds(excursions.position().mae(), "-99", "-2");
        assertBounds(excursions.position().mfe(), "5", "100");
    }

    @Test
    void longer_trades_are_looked_at_by_longer_candles() {
        assertThat(Candles.Resolution.of(Duration.ofDays(1))).isEqualTo(Candles.Resolution.M1);
        assertThat(Candles.Resolution.of(Duration.ofHours(25))).isEqualTo(Candles.Resolution.M5);
        assertThat(Candles.Resolution.of(Duration.ofDays(400))).isEqualTo(Candles.Resolution.D1);
    }

    private static void assertBounds(Bounds bounds, String low, String high) {
        assertThat(bounds.low()).isEqualByComparingTo(low);
        assertThat(bounds.high()).isEqualByComparingTo(high);
    }

    private static Held held(Direction direction, String entryPrice, Leg... legs) {
        return new Held(
                SHARE, direction, new BigDecimal(entryPrice), List.of(legs), legs[legs.length - 1].executedAt());
    }

    private static Leg entry(int seconds, String quantity, String price) {
        return leg(Leg.Role.ENTRY, seconds, quantity, price);
    }

    private static Leg exit(int seconds, String quantity, String price) {
        return leg(Leg.Role.EXIT, seconds, quantity, price);
    }

    private static Leg leg(Leg.Role role, int seconds, String quantity, String price) {
        return new Leg(
                ID, role, new BigDecimal(quantity), new BigDecimal(price), BigDecimal.ZERO, START.plusSeconds(seconds));
    }

    private static Bar bar(int seconds, String high, String low) {
        return new Bar(
                START.plusSeconds(seconds), START.plusSeconds(seconds + 60), new BigDecimal(high), new BigDecimal(low));
    }
}
