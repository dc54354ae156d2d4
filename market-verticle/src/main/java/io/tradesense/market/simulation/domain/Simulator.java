package io.tradesense.market.simulation.domain;

import io.tradesense.market.calendars.domain.Calendars;
import io.tradesense.market.calendars.domain.Session;
import io.tradesense.market.calendars.domain.TradingCalendar;
import io.tradesense.market.history.domain.Candle;
import io.tradesense.market.instruments.domain.AssetKind;
import io.tradesense.market.instruments.domain.Instrument;
import io.tradesense.market.quotes.domain.Quote;
import io.tradesense.market.simulation.domain.SimulatedDay.Bar;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Prices for where no provider is to be had: a pure function of (seed, symbol, time), so every instance agrees with every
 * other and with itself after a restart. What is kept in memory only spares work. Not for several threads.
 */
public final class Simulator {
    public static final String SOURCE = "simulator";
    private static final int KEPT = 1_024;
    private static final int SECONDS_A_MINUTE = 60;
    private static final int OPENING = 40;
    private static final int HIGH = 41;
    private static final int LOW = 42;
    private static final int VOLUME = 43;
    private static final LocalDate FIRST_DAY = LocalDate.of(SimulatedYear.FIRST + 1, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(2_200, 1, 1);
    private final long seed;
    private final Map<Object, SimulatedYear> years = Collections.synchronizedMap(new Recent<>());
    private final Map<Object, SimulatedDay> days = Collections.synchronizedMap(new Recent<>());

    public Simulator(long seed) {
        this.seed = seed;
    }

    /** The quote at a moment: of the session under way, or as the last one left it. */
    public Quote quote(Instrument instrument, Instant now) {
        var calendar = Calendars.of(instrument.kind());
        Session session = calendar.currentOrLast(now);
        var symbol = symbol(instrument);
        SimulatedDay day = day(symbol, calendar, session);
        boolean open = session.holds(now);
        long seconds = open ? Duration.between(session.open(), now).toSeconds() : 0;
        Bar bar =
                open ? day.until((int) (seconds / SECONDS_A_MINUTE), (int) (seconds % SECONDS_A_MINUTE)) : day.whole();
        long previous = closeOf(symbol, calendar.before(session.date()).date());
        int scale = symbol.nature().scale();
        return new Quote(
                instrument.symbol(),
                price(bar.close(), scale),
                price(Math.max(1, bar.close() - 1), scale),
                price(bar.close() + 1, scale),
                price(bar.open(), scale),
                price(bar.high(), scale),
                price(bar.low(), scale),
                price(previous, scale),
                BigDecimal.valueOf(bar.volume()),
                instrument.currency(),
                open ? session.open().plusSeconds(seconds) : session.close(),
                SOURCE,
                true);
    }

    /** Daily candles of the sessions that begin in [from, to) and have begun; the one under way is partial. */
    public List<Candle> days(Instrument instrument, Instant from, Instant to, Instant now, int most) {
        return candles(instrument, from, to, now, most, (symbol, day, session, candles) -> {
            if (!session.open().isBefore(from) && session.open().isBefore(to)) {
                int scale = symbol.nature().scale();
                Bar bar = day.whole();
                if (session.holds(now)) {
                    long seconds = Duration.between(session.open(), now).toSeconds();
                    bar = day.until((int) (seconds / SECONDS_A_MINUTE), (int) (seconds % SECONDS_A_MINUTE));
                }
                candles.add(candle(session.open(), bar, scale));
            }
        });
    }

    /** Candles of one minute that begin in [from, to) and have begun; the one under way is partial. */
    public List<Candle> minutes(Instrument instrument, Instant from, Instant to, Instant now, int most) {
        return candles(instrument, from, to, now, most, (symbol, day, session, candles) -> {
            for (int minute = 0; minute < day.minutes() && candles.size() < most; minute++) {
                Instant begin = session.open().plusSeconds((long) minute * SECONDS_A_MINUTE);
                if (begin.isBefore(from) || !begin.isBefore(to) || begin.isAfter(now)) {
                    continue;
                }
                long inside = Duration.between(begin, now).toSeconds();
                Bar bar = inside < SECONDS_A_MINUTE ? day.minuteUntil(minute, (int) inside) : day.minute(minute);
                candles.add(candle(begin, bar, symbol.nature().scale()));
            }
        });
    }

    private interface EachSession {
        void add(Symbol symbol, SimulatedDay day, Session session, List<Candle> candles);
    }

    private List<Candle> candles(
            Instrument instrument, Instant from, Instant to, Instant now, int most, EachSession each) {
        var calendar = Calendars.of(instrument.kind());
        var symbol = symbol(instrument);
        List<Candle> candles = new ArrayList<>();
        LocalDate last = earlier(calendar.dateOf(earlier(to, now)), LAST_DAY);
        LocalDate date = calendar.dateOf(from);
        for (date = date.isBefore(FIRST_DAY) ? FIRST_DAY : date;
                !date.isAfter(last) && candles.size() < most;
                date = date.plusDays(1)) {
            var session = calendar.session(date).filter(open -> !open.open().isAfter(now));
            session.ifPresent(open -> each.add(symbol, day(symbol, calendar, open), open, candles));
        }
        return candles;
    }

    private record Symbol(Instrument instrument, Noise noise, Nature nature) {}

    private record Year(Instrument instrument, int year) {}

    private record Day(Instrument instrument, LocalDate date) {}

    private Symbol symbol(Instrument instrument) {
        var noise = Noise.of(seed, instrument.symbol());
        return new Symbol(instrument, noise, Nature.of(instrument, noise));
    }

    private SimulatedDay day(Symbol symbol, TradingCalendar calendar, Session session) {
        return kept(days, new Day(symbol.instrument(), session.date()), () -> newDay(symbol, calendar, session));
    }

    private SimulatedDay newDay(Symbol symbol, TradingCalendar calendar, Session session) {
        LocalDate date = session.date();
        Noise noise = symbol.noise();
        double volatility = year(symbol, date).volatilityAt(date);
        long previous = closeOf(symbol, calendar.before(date).date());
        long close = closeOf(symbol, date);
        // Around the clock there is no night for a price to move in.
        long open = symbol.instrument().kind() == AssetKind.CRYPTO
                ? previous
                : Math.max(
                        1,
                        Math.round(previous
                                + 0.3 * (close - previous)
                                + 0.3 * volatility * previous * noise.normal(OPENING, date.toEpochDay())));
        double reach = 0.8 * volatility * open;
        long high = Math.max(open, close) + Math.round(reach * noise.uniform(HIGH, date.toEpochDay()));
        long low = Math.max(1, Math.min(open, close) - Math.round(reach * noise.uniform(LOW, date.toEpochDay())));
        double busy = 0.6 + 0.8 * noise.uniform(VOLUME, date.toEpochDay());
        long volume = (long) (symbol.nature().dayVolume()
                * busy
                * volatility
                / symbol.nature().deviation());
        return new SimulatedDay(session, noise, new Bar(open, high, low, close, volume), volatility);
    }

    private long closeOf(Symbol symbol, LocalDate date) {
        double price = StrictMath.exp(year(symbol, date).logAt(date));
        return Math.max(1, Math.round(price * StrictMath.pow(10, symbol.nature().scale())));
    }

    private SimulatedYear year(Symbol symbol, LocalDate date) {
        return kept(
                years,
                new Year(symbol.instrument(), date.getYear()),
                () -> SimulatedYear.of(symbol.nature(), symbol.noise(), date.getYear()));
    }

    private static Candle candle(Instant begin, Bar bar, int scale) {
        return new Candle(
                begin,
                price(bar.open(), scale),
                price(bar.high(), scale),
                price(bar.low(), scale),
                price(bar.close(), scale),
                BigDecimal.valueOf(bar.volume()));
    }

    private static BigDecimal price(long ticks, int scale) {
        return BigDecimal.valueOf(ticks, scale);
    }

    private static <T extends Comparable<? super T>> T earlier(T one, T other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    /** Two threads may make the same one, and it is the same. */
    private static <V> V kept(Map<Object, V> kept, Object key, Supplier<V> make) {
        V value = kept.get(key);
        if (value == null) {
            value = make.get();
            kept.put(key, value);
        }
        return value;
    }

    private static final class Recent<V> extends LinkedHashMap<Object, V> {
        Recent() {
            super(16, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<Object, V> eldest) {
            return size() > KEPT;
        }
    }
}
