package io.tradesense.ai.intelligence.domain;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;

/** The span of a report. Weeks begin on Mondays. */
public enum Period {
    DAY,
    WEEK,
    MONTH;

    /** The first day of the span that {@code day} lies in. */
    public LocalDate first(LocalDate day) {
        return switch (this) {
            case DAY -> day;
            case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTH -> day.withDayOfMonth(1);
        };
    }

    /** The last day of that span. */
    public LocalDate last(LocalDate day) {
        return switch (this) {
            case DAY -> day;
            case WEEK -> first(day).plusDays(6);
            case MONTH -> day.with(TemporalAdjusters.lastDayOfMonth());
        };
    }

    /** In a sentence: "the day before". */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
