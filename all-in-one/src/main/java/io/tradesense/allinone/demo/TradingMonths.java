package io.tradesense.allinone.demo;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;

/** When the monthly contracts end. */
final class TradingMonths {

    private static final int DAYS_TO_LIVE = 14;

    private TradingMonths() {}

    /** The next third Friday that is at least two weeks away, or the Thursday before where that is a holiday. */
    static LocalDate nextMonthlyExpiry(LocalDate day) {
        var expiry = thirdFriday(day);
        if (expiry.isBefore(day.plusDays(DAYS_TO_LIVE))) {
            expiry = thirdFriday(day.plusMonths(1));
        }
        return TradingCalendar.isFullSession(expiry) ? expiry : expiry.minusDays(1);
    }

    static LocalDate thirdFriday(LocalDate month) {
        return month.with(TemporalAdjusters.dayOfWeekInMonth(3, DayOfWeek.FRIDAY));
    }
}
