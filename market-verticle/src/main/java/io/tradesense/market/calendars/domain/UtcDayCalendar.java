package io.tradesense.market.calendars.domain;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

/** Whole days of UTC: every day for crypto currencies, Monday to Friday for currencies. */
public final class UtcDayCalendar implements TradingCalendar {
    public static final TradingCalendar AROUND_THE_CLOCK = new UtcDayCalendar("24/7", true);
    public static final TradingCalendar CURRENCIES = new UtcDayCalendar("FX", false);
    private static final LocalDate KNOWN_FROM = LocalDate.of(1990, 1, 1);
    private final String code;
    private final boolean weekends;

    private UtcDayCalendar(String code, boolean weekends) {
        this.code = code;
        this.weekends = weekends;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public ZoneId zone() {
        return ZoneOffset.UTC;
    }

    @Override
    public LocalDate knownFrom() {
        return KNOWN_FROM;
    }

    @Override
    public Optional<Session> session(LocalDate date) {
        if (!weekends && Holidays.isWeekend(date)) {
            return Optional.empty();
        }
        var open = date.atStartOfDay(ZoneOffset.UTC);
        return Optional.of(new Session(date, open.toInstant(), open.plusDays(1).toInstant(), false));
    }
}
