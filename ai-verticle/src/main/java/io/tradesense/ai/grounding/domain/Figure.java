package io.tradesense.ai.grounding.domain;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * A figure as it stands in a sentence.
 *
 * @param start where it begins in the sentence, in UTF-16 units
 * @param end where it ends, exclusive
 * @param form what it is written as
 * @param value as written: 57.1 for "57.1 %", 1200 for "$1.2K"; the seconds of a duration; 0 for a date
 * @param half half of the last printed digit: what a faithfully rounded value may be off by
 * @param sign −1 or 1 where one is written, else 0
 * @param unit the currency written beside it, else empty
 * @param dates every day it may mean; for a month its first and for a year its January 1
 */
public record Figure(
        int start,
        int end,
        Form form,
        BigDecimal value,
        BigDecimal half,
        int sign,
        String unit,
        List<LocalDate> dates) {

    /** What a figure is written as. */
    public enum Form {
        /** A number and nothing beside it. */
        PLAIN,
        MONEY,
        PERCENT,
        /** "1.5R". */
        R_MULTIPLE,
        /** "1.8x", "twice". */
        TIMES,
        DURATION,
        DATE,
        MONTH,
        YEAR,
        /** "9:30". */
        TIME_OF_DAY
    }

    public Figure {
        dates = List.copyOf(dates);
    }

    static Figure number(int start, int end, Form form, BigDecimal value, BigDecimal half, int sign, String unit) {
        return new Figure(start, end, form, value, half, sign, unit, List.of());
    }

    static Figure exact(int start, int end, Form form, BigDecimal value) {
        return number(start, end, form, value, BigDecimal.ZERO, 0, "");
    }

    static Figure dated(int start, int end, Form form, List<LocalDate> dates) {
        return new Figure(start, end, form, BigDecimal.ZERO, BigDecimal.ZERO, 0, "", dates);
    }
}
