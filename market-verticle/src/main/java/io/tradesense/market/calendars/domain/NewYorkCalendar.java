package io.tradesense.market.calendars.domain;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;

/**
 * The New York Stock Exchange and Nasdaq, which keep the same days and hours, from 1990. The rules are the exchange's
 * Rule 7.2 and the holidays it has published; closings for mourning, terror and storm are listed. Halts within a day, and
 * the three afternoons of the 1990s that ended early without notice, are not sessions of their own.
 */
public final class NewYorkCalendar implements TradingCalendar {
    private static final ZoneId ZONE = ZoneId.of("America/New_York");
    private static final LocalDate KNOWN_FROM = LocalDate.of(1990, 1, 1);
    private static final LocalTime OPEN = LocalTime.of(9, 30);
    private static final LocalTime CLOSE = LocalTime.of(16, 0);
    private static final LocalTime EARLY = LocalTime.of(13, 0);
    private static final LocalTime EARLY_BEFORE_1993 = LocalTime.of(14, 0);
    private static final Set<LocalDate> CLOSED_ONCE = Set.of(
            LocalDate.of(1994, 4, 27), // mourning for Richard Nixon
            LocalDate.of(2001, 9, 11), // the attacks of that day
            LocalDate.of(2001, 9, 12),
            LocalDate.of(2001, 9, 13),
            LocalDate.of(2001, 9, 14),
            LocalDate.of(2004, 6, 11), // mourning for Ronald Reagan
            LocalDate.of(2007, 1, 2), // mourning for Gerald Ford
            LocalDate.of(2012, 10, 29), // hurricane Sandy
            LocalDate.of(2012, 10, 30),
            LocalDate.of(2018, 12, 5), // mourning for George H. W. Bush
            LocalDate.of(2025, 1, 9)); // mourning for Jimmy Carter
    private static final Set<LocalDate> EARLY_ONCE =
            Set.of(LocalDate.of(1997, 12, 26), LocalDate.of(1999, 12, 31), LocalDate.of(2003, 12, 26));

    private final String code;

    /** @param code {@code XNYS} or {@code XNAS} */
    public NewYorkCalendar(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
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
        if (Holidays.isWeekend(date) || isHoliday(date) || CLOSED_ONCE.contains(date)) {
            return Optional.empty();
        }
        boolean early = isEarly(date);
        LocalTime end = !early ? CLOSE : date.getYear() < 1993 ? EARLY_BEFORE_1993 : EARLY;
        return Optional.of(new Session(
                date,
                date.atTime(OPEN).atZone(ZONE).toInstant(),
                date.atTime(end).atZone(ZONE).toInstant(),
                early));
    }

    private static boolean isHoliday(LocalDate date) {
        int year = date.getYear();
        return switch (date.getMonth()) {
            // A New Year's Day on a Saturday is not moved: the Friday before ends a quarter, and is traded.
            case JANUARY ->
                date.equals(sundayToMonday(LocalDate.of(year, 1, 1)))
                        || year >= 1998 && date.equals(Holidays.nth(year, 1, 3, DayOfWeek.MONDAY));
            case FEBRUARY -> date.equals(Holidays.nth(year, 2, 3, DayOfWeek.MONDAY));
            case MARCH, APRIL -> date.equals(Holidays.easter(year).minusDays(2));
            case MAY -> date.equals(Holidays.last(year, 5, DayOfWeek.MONDAY));
            case JUNE -> year >= 2022 && date.equals(Holidays.observed(LocalDate.of(year, 6, 19)));
            case JULY -> date.equals(Holidays.observed(LocalDate.of(year, 7, 4)));
            case SEPTEMBER -> date.equals(Holidays.nth(year, 9, 1, DayOfWeek.MONDAY));
            case NOVEMBER -> date.equals(thanksgiving(year));
            case DECEMBER -> date.equals(Holidays.observed(LocalDate.of(year, 12, 25)));
            default -> false;
        };
    }

    private static boolean isEarly(LocalDate date) {
        var day = MonthDay.from(date);
        int year = date.getYear();
        if (EARLY_ONCE.contains(date)) {
            return true;
        }
        if (date.getMonthValue() == 11) {
            return year >= 1992 && date.equals(thanksgiving(year).plusDays(1));
        }
        if (day.equals(MonthDay.of(12, 24))) {
            return true;
        }
        return isEarlyAroundIndependenceDay(date, day, year);
    }

    private static boolean isEarlyAroundIndependenceDay(LocalDate date, MonthDay day, int year) {
        if (year < 1995) {
            return false;
        }
        if (day.equals(MonthDay.of(7, 3))) {
            return date.getDayOfWeek() != DayOfWeek.WEDNESDAY || year >= 2013;
        }
        return day.equals(MonthDay.of(7, 5)) && date.getDayOfWeek() == DayOfWeek.FRIDAY && year < 2013;
    }

    private static LocalDate thanksgiving(int year) {
        return Holidays.nth(year, 11, 4, DayOfWeek.THURSDAY);
    }

    private static LocalDate sundayToMonday(LocalDate date) {
        return date.getDayOfWeek() == DayOfWeek.SUNDAY ? date.plusDays(1) : date;
    }
}
