package io.tradesense.trading.journal.goals.domain;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;

/** The span a goal begins anew with. Weeks begin on Monday (ISO 8601). */
public enum Period {
    DAY,
    WEEK,
    MONTH,
    YEAR;

    /** The first day of the span that holds the day. */
    public LocalDate from(LocalDate day) {
        return switch (this) {
            case DAY -> day;
            case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTH -> day.withDayOfMonth(1);
            case YEAR -> day.withDayOfYear(1);
        };
    }

    /** The first day after the span that holds the day. */
    public LocalDate to(LocalDate day) {
        return switch (this) {
            case DAY -> day.plusDays(1);
            case WEEK -> from(day).plusWeeks(1);
            case MONTH -> from(day).plusMonths(1);
            case YEAR -> from(day).plusYears(1);
        };
    }
}
