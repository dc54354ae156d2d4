package io.tradesense.market.simulation.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradesense.market.calendars.domain.Calendars;
import io.tradesense.market.calendars.domain.Session;
import io.tradesense.market.calendars.domain.TradingCalendar;
import io.tradesense.market.history.domain.Candle;
import io.tradesense.market.history.domain.Interval;
import io.tradesense.market.history.domain.Resampling;
import io.tradesense.market.instruments.domain.Instrument;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class SimulatorProperties {
    private static final int MOST = 5_000;
    private static final Instant LATE = Instant.parse("2100-01-01T00:00:00Z");

    @Property(tries = 200)
    void is_a_function_of_seed_symbol_and_time(
            @ForAll int seed, @ForAll("instruments") Instrument instrument, @ForAll("times") Instant time) {
        var warmed = new Simulator(seed);
        for (int days = 1; days < 20; days++) {
            assertThat(warmed.quote(instrument, time.minusSeconds(days * 90_000L))
                            .isSound())
                    .isTrue();
        }
        assertThat(warmed.quote(instrument, time)).isEqualTo(new Simulator(seed).quote(instrument, time));
    }

    @Property(tries = 100)
    void the_minutes_of_a_day_make_its_daily_candle(
            @ForAll int seed, @ForAll("instruments") Instrument instrument, @ForAll("times") Instant time) {
        var simulator = new Simulator(seed);
        TradingCalendar calendar = Calendars.of(instrument.kind());
        Session session = calendar.currentOrLast(time);
        List<Candle> minutes = simulator.minutes(instrument, session.open(), session.close(), LATE, MOST);
        assertThat(minutes).hasSize(session.minutes()).allMatch(Candle::isSound);
        Candle ofMinutes = merged(minutes);
        assertThat(simulator.days(instrument, session.open(), session.close(), LATE, MOST))
                .singleElement()
                .isEqualTo(ofMinutes);
        for (var interval : List.of(Interval.M5, Interval.M15, Interval.H1)) {
            assertThat(merged(new Resampling(calendar).to(interval, minutes))).isEqualTo(ofMinutes);
        }
    }

    @Property(tries = 200)
    void a_quote_is_the_candle_of_the_day_so_far(
            @ForAll int seed, @ForAll("instruments") Instrument instrument, @ForAll("times") Instant time) {
        var simulator = new Simulator(seed);
        Session session = Calendars.of(instrument.kind()).currentOrLast(time);
        var quote = simulator.quote(instrument, time);
        Candle day = simulator
                .days(instrument, session.open(), session.close(), time, MOST)
                .get(0);
        Candle minutes = merged(simulator.minutes(instrument, session.open(), session.close(), time, MOST));
        assertThat(day).isEqualTo(minutes);
        assertThat(quote.isSound()).isTrue();
        assertThat(quote.simulated()).isTrue();
        assertThat(quote.price()).isEqualTo(day.close());
        assertThat(quote.open()).isEqualTo(day.open());
        assertThat(quote.high()).isEqualTo(day.high());
        assertThat(quote.low()).isEqualTo(day.low());
        assertThat(quote.volume()).isEqualTo(day.volume());
    }

    @Property(tries = 50)
    void the_previous_close_is_the_close_of_the_day_before(
            @ForAll int seed, @ForAll("instruments") Instrument instrument, @ForAll("times") Instant time) {
        var simulator = new Simulator(seed);
        TradingCalendar calendar = Calendars.of(instrument.kind());
        Session before = calendar.before(calendar.currentOrLast(time).date());
        Candle day = simulator
                .days(instrument, before.open(), before.close(), LATE, MOST)
                .get(0);
        assertThat(simulator.quote(instrument, time).previousClose()).isEqualTo(day.close());
    }

    @Provide
    Arbitrary<Instrument> instruments() {
        return Arbitraries.of("AAPL", "MSFT", "ZZZZ", "BTC-USD", "DOGE-USD", "EUR-USD", "USD-JPY")
                .map(Instrument::parse);
    }

    @Provide
    Arbitrary<Instant> times() {
        return Arbitraries.longs()
                .between(
                        Instant.parse("1995-01-01T00:00:00Z").getEpochSecond(),
                        Instant.parse("2035-01-01T00:00:00Z").getEpochSecond())
                .map(Instant::ofEpochSecond);
    }

    private static Candle merged(List<Candle> candles) {
        return new Candle(
                candles.get(0).t(),
                candles.get(0).open(),
                candles.stream()
                        .map(Candle::high)
                        .reduce((one, other) -> one.max(other))
                        .orElseThrow(),
                candles.stream()
                        .map(Candle::low)
                        .reduce((one, other) -> one.min(other))
                        .orElseThrow(),
                candles.get(candles.size() - 1).close(),
                candles.stream()
                        .map(Candle::volume)
                        .reduce((one, other) -> one.add(other))
                        .orElseThrow());
    }
}
