package io.tradesense.market.calendars.domain;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;

/** The London Stock Exchange from 2000: the bank holidays of England and Wales, and 12:30 on the eves. */
public final class LondonCalendar implements TradingCalendar {
    private static final ZoneId ZONE = ZoneId.of("Europe/London");
    private static final LocalDate KNOWN_FROM = LocalDate.of(2000, 1, 1);
    private static final LocalTime OPEN = LocalTime.of(8, 0);
    private static final LocalTime CLOSE = LocalTime.of(16, 30);
    private static final LocalTime EARLY = LocalTime.of(12, 30);
    private static final Set<LocalDate> CLOSED_ONCE = Set.of(
            LocalDate.of(2002, 6, 3), // the golden jubilee, and the spring holiday moved to it
            LocalDate.of(2002, 6, 4),
            LocalDate.of(2011, 4, 29), // a royal wedding
            LocalDate.of(2012, 6, 4), // the diamond jubilee
            LocalDate.of(2012, 6, 5),
            LocalDate.of(2020, 5, 8), // 75 years of peace
            LocalDate.of(2022, 6, 2), // the platinum jubilee
            LocalDate.of(2022, 6, 3),
            LocalDate.of(2022, 9, 19), // a state funeral
            LocalDate.of(2023, 5, 8)); // a coronation
    private static final Set<LocalDate> MOVED_AWAY = Set.of(
            LocalDate.of(2002, 5, 27), LocalDate.of(2012, 5, 28), LocalDate.of(2020, 5, 4), LocalDate.of(2022, 5, 30));

    @Override
    public String code() {
        return "XLON";
    }

    @Override
    public ZoneId zone() {
        return ZONE;
    }

    @Override
    public LocalDate knownFrom() {
        return KNOWN_FROM;
    }

    @Override
    public Optional<Session> session(LocalDate date) {
        if (Holidays.isWeekend(date)
                || CLOSED_ONCE.contains(date)
                || isBankHoliday(date) && !MOVED_AWAY.contains(date)) {
            return Optional.empty();
        }
        boolean early = date.equals(lastWorkday(date.getYear(), MonthDay.of(12, 24)))
                || date.equals(lastWorkday(date.getYear(), MonthDay.of(12, 31)));
        return Optional.of(new Session(
                date,
                date.atTime(OPEN).atZone(ZONE).toInstant(),
                date.atTime(early ? EARLY : CLOSE).atZone(ZONE).toInstant(),
                early));
    }

    private static boolean isBankHoliday(LocalDate date) {
        int year = date.getYear();
        return date.equals(toMonday(LocalDate.of(year, 1, 1)))
                || date.equals(Holidays.easter(year).minusDays(2))
                || date.equals(Holidays.easter(year).plusDays(1))
                || date.equals(Holidays.nth(year, 5, 1, DayOfWeek.MONDAY))
                || date.equals(Holidays.last(year, 5, DayOfWeek.MONDAY))
                || date.equals(Holidays.last(year, 8, DayOfWeek.MONDAY))
                || isChristmas(date);
    }

    /** Christmas and Boxing Day, and the next free weekdays where they fall on a weekend. */
    private static boolean isChristmas(LocalDate date) {
        var christmas = LocalDate.of(date.getYear(), 12, 25);
        return switch (christmas.getDayOfWeek()) {
            case FRIDAY -> date.equals(christmas) || date.equals(christmas.plusDays(3));
            case SATURDAY -> date.equals(christmas.plusDays(2)) || date.equals(christmas.plusDays(3));
            case SUNDAY -> date.equals(christmas.plusDays(1)) || date.equals(christmas.plusDays(2));
            default -> date.equals(christmas) || date.equals(christmas.plusDays(1));
        };
    }

    private static LocalDate lastWorkday(int year, MonthDay eve) {
        LocalDate date = eve.atYear(year);
        return switch (date.getDayOfWeek()) {
            case SATURDAY -> date.minusDays(1);
            case SUNDAY -> date.minusDays(2);
            default -> date;
        };
    }

    private static LocalDate toMonday(LocalDate date) {
        return switch (date.getDayOfWeek()) {
            case SATURDAY -> date.plusDays(2);
            case SUNDAY -> date.plusDays(1);
            default -> date;
        };
    }
}
