package io.tradesense.market.history.domain;

import io.tradesense.market.calendars.domain.Session;
import io.tradesense.market.calendars.domain.TradingCalendar;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Longer candles out of shorter ones. Spans within a day count from the session's opening and never cross its close; a
 * week is Monday to Sunday of the market's zone. What lies outside of any session is counted by the clock of UTC.
 */
public final class Resampling {
    private final TradingCalendar calendar;

    public Resampling(TradingCalendar calendar) {
        this.calendar = calendar;
    }

    /** @param candles ascending, of the same or a shorter interval */
    public List<Candle> to(Interval interval, List<Candle> candles) {
        List<Candle> merged = new ArrayList<>();
        Instant bucket = null;
        for (Candle candle : candles) {
            Instant begin = begin(interval, candle.t());
            if (begin.equals(bucket)) {
                merged.set(merged.size() - 1, merge(merged.get(merged.size() - 1), candle));
            } else {
                merged.add(interval.isIntraday() ? at(begin, candle) : candle);
                bucket = begin;
            }
        }
        return merged;
    }

    /** The first moment of the span a time lies in: what all candles of the span have in common. */
    public Instant begin(Interval interval, Instant time) {
        LocalDate date = calendar.dateOf(time);
        return switch (interval) {
            case M1, M5, M15, H1 -> intradayBegin(interval.length(), time);
            case D1 -> startOf(date);
            case W1 -> startOf(date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)));
            case MO1 -> startOf(date.withDayOfMonth(1));
        };
    }

    /** The first moment after the span, as far as anything can be traded in it. */
    public Instant end(Interval interval, Instant time) {
        LocalDate date = calendar.dateOf(time);
        return switch (interval) {
            case M1, M5, M15, H1 -> intradayEnd(interval.length(), time);
            case D1 -> closeBefore(date.plusDays(1));
            case W1 -> closeBefore(date.with(TemporalAdjusters.next(DayOfWeek.MONDAY)));
            case MO1 -> closeBefore(date.with(TemporalAdjusters.firstDayOfNextMonth()));
        };
    }

    private Instant startOf(LocalDate date) {
        return date.atStartOfDay(calendar.zone()).toInstant();
    }

    private Instant closeBefore(LocalDate date) {
        return calendar.before(date).close();
    }

    private Instant intradayBegin(Duration length, Instant time) {
        Instant anchor = calendar.sessionAt(time).map(Session::open).orElse(Instant.EPOCH);
        long spans = Duration.between(anchor, time).dividedBy(length);
        return anchor.plus(length.multipliedBy(spans));
    }

    private Instant intradayEnd(Duration length, Instant time) {
        Instant end = intradayBegin(length, time).plus(length);
        return calendar.sessionAt(time).map(Session::close).filter(end::isAfter).orElse(end);
    }

    private static Candle at(Instant begin, Candle candle) {
        return new Candle(begin, candle.open(), candle.high(), candle.low(), candle.close(), candle.volume());
    }

    private static Candle merge(Candle first, Candle next) {
        return new Candle(
                first.t(),
                first.open(),
                first.high().max(next.high()),
                first.low().min(next.low()),
                next.close(),
                sum(first.volume(), next.volume()));
    }

    private static @Nullable BigDecimal sum(@Nullable BigDecimal one, @Nullable BigDecimal other) {
        return one == null || other == null ? null : one.add(other);
    }
}
