package io.tradesense.ai.questions.domain;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The days a question is about.
 *
 * @param from null where there is no first day
 * @param to the last day, inclusive; null where there is none
 * @param words as they stand in the question
 */
record Days(@Nullable LocalDate from, @Nullable LocalDate to, String words) {
    static final Days NONE = new Days(null, null, "");
    private static final String MONTHS =
            "january|february|march|april|may|june|july|august|september|october|november|december";
    private static final String DATE = "(\\d{4}-\\d{2}-\\d{2})";
    private static final Pattern RANGE =
            QuestionReader.word("(?:from|between) " + DATE + " (?:to|and|until|till) " + DATE);
    private static final Pattern SINCE = QuestionReader.word("(?:since|after|from) " + DATE);
    private static final Pattern UNTIL = QuestionReader.word("(?:until|till|before|up to) " + DATE);
    private static final Pattern ON = QuestionReader.word(DATE);
    private static final Pattern LAST_DAYS = QuestionReader.word("(?:last|past) (\\d{1,4}) (day|week|month)s?");
    private static final Pattern SPAN = QuestionReader.word("(this|last|previous) (week|month|quarter|year)");
    private static final Pattern NAMED =
            QuestionReader.word("(?:(in|during|of|for|last|this) )?(" + MONTHS + ")(?:,? (\\d{4}))?");
    private static final Pattern DAY = QuestionReader.word("(today|yesterday)");
    private static final Pattern YEAR = QuestionReader.word("(?:in|during|of|for) ((?:19|20)\\d{2})");

    static Optional<Days> in(String question, LocalDate today) {
        try {
            return read(question, today);
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    private static Optional<Days> read(String question, LocalDate today) {
        Matcher range = RANGE.matcher(question);
        if (range.find()) {
            return days(LocalDate.parse(range.group(1)), LocalDate.parse(range.group(2)), range);
        }
        Matcher since = SINCE.matcher(question);
        if (since.find()) {
            return days(LocalDate.parse(since.group(1)), null, since);
        }
        Matcher until = UNTIL.matcher(question);
        if (until.find()) {
            return days(null, LocalDate.parse(until.group(1)), until);
        }
        Matcher on = ON.matcher(question);
        if (on.find()) {
            return days(LocalDate.parse(on.group(1)), LocalDate.parse(on.group(1)), on);
        }
        return spoken(question, today);
    }

    private static Optional<Days> spoken(String question, LocalDate today) {
        Matcher last = LAST_DAYS.matcher(question);
        if (last.find()) {
            return days(before(today, Integer.parseInt(last.group(1)), last.group(2)), today, last);
        }
        Matcher span = SPAN.matcher(question);
        if (span.find()) {
            return span(today, span);
        }
        Matcher day = DAY.matcher(question);
        if (day.find()) {
            LocalDate meant = day.group(1).equalsIgnoreCase("today") ? today : today.minusDays(1);
            return days(meant, meant, day);
        }
        Matcher named = NAMED.matcher(question);
        while (named.find()) {
            // "May" alone is mostly a verb.
            if (!named.group(2).equalsIgnoreCase("may") || named.group(1) != null || named.group(3) != null) {
                return month(today, named);
            }
        }
        Matcher year = YEAR.matcher(question);
        if (year.find()) {
            int meant = Integer.parseInt(year.group(1));
            return days(LocalDate.of(meant, 1, 1), LocalDate.of(meant, 12, 31), year);
        }
        return Optional.empty();
    }

    private static LocalDate before(LocalDate today, int amount, String unit) {
        return switch (unit.toLowerCase(Locale.ROOT)) {
            case "day" -> today.minusDays(amount - 1L);
            case "week" -> today.minusWeeks(amount).plusDays(1);
            default -> today.minusMonths(amount).plusDays(1);
        };
    }

    private static Optional<Days> span(LocalDate today, Matcher found) {
        boolean current = found.group(1).equalsIgnoreCase("this");
        switch (found.group(2).toLowerCase(Locale.ROOT)) {
            case "week": {
                LocalDate monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
                LocalDate first = current ? monday : monday.minusWeeks(1);
                return days(first, first.plusDays(6), found);
            }
            case "month": {
                YearMonth month = YearMonth.from(today).minusMonths(current ? 0 : 1);
                return days(month.atDay(1), month.atEndOfMonth(), found);
            }
            case "quarter": {
                YearMonth first = YearMonth.of(today.getYear(), (today.getMonthValue() - 1) / 3 * 3 + 1)
                        .minusMonths(current ? 0 : 3);
                return days(first.atDay(1), first.plusMonths(2).atEndOfMonth(), found);
            }
            default: {
                int year = today.getYear() - (current ? 0 : 1);
                return days(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31), found);
            }
        }
    }

    /** A month without its year is the last one that has begun. */
    private static Optional<Days> month(LocalDate today, Matcher found) {
        Month month = Month.valueOf(found.group(2).toUpperCase(Locale.ROOT));
        String year = found.group(3);
        YearMonth meant = YearMonth.of(year == null ? today.getYear() : Integer.parseInt(year), month);
        if (year == null && meant.isAfter(YearMonth.from(today))) {
            meant = meant.minusYears(1);
        }
        return days(meant.atDay(1), meant.atEndOfMonth(), found);
    }

    private static Optional<Days> days(@Nullable LocalDate from, @Nullable LocalDate to, Matcher found) {
        return Optional.of(new Days(from, to, found.group()));
    }
}
