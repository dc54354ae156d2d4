package io.tradesense.allinone.demo;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.TemporalAdjusters;

/** The days on which the New York exchanges hold a full session, by the rules in force since 2022. */
final class TradingCalendar {

    private TradingCalendar() {}

    static boolean isFullSession(LocalDate date) {
        return !isWeekend(date) && !isHoliday(date) && !isHalfDay(date);
    }

    static LocalDate nextFullSession(LocalDate after) {
        var date = after.plusDays(1);
        while (!isFullSession(date)) {
            date = date.plusDays(1);
        }
        return date;
    }

    private static boolean isWeekend(LocalDate date) {
        return date.getDayOfWeek() == DayOfWeek.SATURDAY || date.getDayOfWeek() == DayOfWeek.SUNDAY;
    }

    private static boolean isHoliday(LocalDate date) {
        var year = date.getYear();
        return date.equals(observed(LocalDate.of(year, Month.JANUARY, 1)))
                || date.equals(nth(3, DayOfWeek.MONDAY, year, Month.JANUARY))
                || date.equals(nth(3, DayOfWeek.MONDAY, year, Month.FEBRUARY))
                || date.equals(easter(year).minusDays(2))
                || date.equals(LocalDate.of(year, Month.MAY, 1).with(TemporalAdjusters.lastInMonth(DayOfWeek.MONDAY)))
                || date.equals(observed(LocalDate.of(year, Month.JUNE, 19)))
                || date.equals(observed(LocalDate.of(year, Month.JULY, 4)))
                || date.equals(nth(1, DayOfWeek.MONDAY, year, Month.SEPTEMBER))
                || date.equals(nth(4, DayOfWeek.THURSDAY, year, Month.NOVEMBER))
                || date.equals(observed(LocalDate.of(year, Month.DECEMBER, 25)));
    }

    private static boolean isHalfDay(LocalDate date) {
        var year = date.getYear();
        return date.equals(nth(4, DayOfWeek.THURSDAY, year, Month.NOVEMBER).plusDays(1))
                || date.equals(LocalDate.of(year, Month.DECEMBER, 24))
                || date.equals(LocalDate.of(year, Month.JULY, 3));
    }

    private static LocalDate observed(LocalDate holiday) {
        if (holiday.getDayOfWeek() == DayOfWeek.SUNDAY) {
            return holiday.plusDays(1);
        }
        return holiday.getDayOfWeek() == DayOfWeek.SATURDAY ? holiday.minusDays(1) : holiday;
    }

    private static LocalDate nth(int ordinal, DayOfWeek day, int year, Month month) {
        return LocalDate.of(year, month, 1).with(TemporalAdjusters.dayOfWeekInMonth(ordinal, day));
    }

    /** Easter Sunday of the Gregorian calendar, by the anonymous algorithm (Meeus, Astronomical Algorithms, ch. 8). */
    private static LocalDate easter(int year) {
        var a = year % 19;
        var b = year / 100;
        var c = year % 100;
        var d = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
        var e = (32 + 2 * (b % 4) + 2 * (c / 4) - d - c % 4) % 7;
        var f = d + e - 7 * ((a + 11 * d + 22 * e) / 451) + 114;
        return LocalDate.of(year, f / 31, f % 31 + 1);
    }
}
