package io.tradesense.ai.grounding.domain;

import io.tradesense.ai.grounding.domain.Figure.Form;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads dates, months, years and times of day. */
final class DateReader {
    private static final List<List<String>> MONTHS = List.of(
            List.of("january", "jan", "januar", "janvier", "enero"),
            List.of("february", "feb", "februar", "février", "febrero"),
            List.of("march", "mar", "märz", "mars", "marzo"),
            List.of("april", "apr", "avril", "abril"),
            List.of("may", "mai", "mayo"),
            List.of("june", "jun", "juni", "juin", "junio"),
            List.of("july", "jul", "juli", "juillet", "julio"),
            List.of("august", "aug", "août", "agosto"),
            List.of("september", "sept", "sep", "septembre", "septiembre"),
            List.of("october", "oct", "oktober", "okt", "octobre", "octubre"),
            List.of("november", "nov", "novembre", "noviembre"),
            List.of("december", "dec", "dezember", "dez", "décembre", "diciembre"));
    private static final int CENTURY = 2000;
    private static final int SHORTEST_ALONE = 3;
    private static final Map<String, Integer> MONTH_NUMBERS = numbers();
    private static final String MONTH = "(?<![\\p{L}\\d])(" + names() + ")\\.?(?![\\p{L}])";
    private static final Pattern ISO = Pattern.compile("(?<![\\d-])(\\d{4})-(\\d{2})-(\\d{2})(?![\\d-])");
    private static final Pattern ISO_MONTH = Pattern.compile("(?<![\\d-])(\\d{4})-(\\d{2})(?![\\d-])");
    private static final Pattern PARTS =
            Pattern.compile("(?<![\\d/.])(\\d{1,2})([./])(\\d{1,2})\\2(\\d{4}|\\d{2})(?![\\d/])");
    private static final Pattern DAY_FIRST = Pattern.compile(
            "(?<![\\d.,])(\\d{1,2})(?:st|nd|rd|th)?\\.?\\s+(?:of\\s+|de\\s+)?" + MONTH
                    + "(?:,?\\s+(?:de\\s+)?(\\d{4}))?",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern MONTH_FIRST = Pattern.compile(
            MONTH + "\\s+(\\d{1,2})(?:st|nd|rd|th)?(?![\\d.,]*\\d|\\s*%)(?:,?\\s+(\\d{4}))?",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern MONTH_YEAR = Pattern.compile(
            MONTH + ",?\\s+(?:of\\s+|de\\s+)?(\\d{4})", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    /** Capitalised, for march and may are verbs; May only after a word that makes it a month. */
    private static final Pattern MONTH_ALONE = Pattern.compile(
            "(?<![\\p{L}\\d])(?:(?<=\\b[Ii]n )May|(?<=\\b[Dd]uring )May|(?<=\\b[Oo]f )May|(?<=\\b[Ff]or )May|(?:"
                    + capitalised() + "))(?![\\p{L}\\d])");

    private static final Pattern TIME = Pattern.compile(
            "(?<![\\d:])(\\d{1,2}):(\\d{2})(?::\\d{2})?(?:\\s*[ap]\\.?m\\b\\.?)?", Pattern.CASE_INSENSITIVE);
    private static final Pattern HOUR =
            Pattern.compile("(?<![\\d:.,])(\\d{1,2})\\s*[ap]\\.?m\\b\\.?", Pattern.CASE_INSENSITIVE);
    private static final Pattern YEAR =
            Pattern.compile("(?<![\\d.,$€£'-])(?:19|20)\\d{2}(?![\\d.,]*\\d|\\s*[%€$£RxkK])");
    private final Spans spans;

    DateReader(Spans spans) {
        this.spans = spans;
    }

    void read() {
        spans.each(ISO, found -> dated(found, day(found, 1, 2, 3)));
        spans.each(ISO_MONTH, found -> month(found, day(number(found, 1), number(found, 2), 1)));
        spans.each(PARTS, DateReader::parts);
        spans.each(DAY_FIRST, found -> named(found, 2, 1, 3));
        spans.each(MONTH_FIRST, found -> named(found, 1, 2, 3));
        spans.each(MONTH_YEAR, found -> month(found, day(number(found, 2), monthOf(found.group(1)), 1)));
        spans.each(MONTH_ALONE, DateReader::anyYear);
        spans.each(TIME, DateReader::time);
        spans.each(HOUR, DateReader::time);
    }

    /** Last of all: a number that may be a year is one only where it is nothing else. */
    void readYears() {
        spans.each(YEAR, found -> {
            int year = Integer.parseInt(found.group());
            return new Figure(
                    found.start(),
                    found.end(),
                    Form.YEAR,
                    BigDecimal.valueOf(year),
                    BigDecimal.ZERO,
                    0,
                    "",
                    List.of(LocalDate.of(year, 1, 1)));
        });
    }

    private static Figure time(Matcher found) {
        return Figure.exact(found.start(), found.end(), Form.TIME_OF_DAY, new BigDecimal(found.group(1)));
    }

    private static @Nullable Figure parts(Matcher found) {
        int year = number(found, 4) < 100 ? CENTURY + number(found, 4) : number(found, 4);
        List<LocalDate> meant = new ArrayList<>();
        add(meant, day(year, number(found, 3), number(found, 1)));
        if (found.group(2).equals("/")) {
            add(meant, day(year, number(found, 1), number(found, 3)));
        }
        return meant.isEmpty() ? null : Figure.dated(found.start(), found.end(), Form.DATE, meant);
    }

    /** A day without its year may be of any year; it is read as of each that a journal can hold. */
    private static @Nullable Figure named(Matcher found, int month, int day, int year) {
        List<LocalDate> meant = new ArrayList<>();
        if (found.group(year) != null) {
            add(meant, day(number(found, year), monthOf(found.group(month)), number(found, day)));
        } else {
            for (int any = CENTURY - 10; any < CENTURY + 100; any++) {
                add(meant, day(any, monthOf(found.group(month)), number(found, day)));
            }
        }
        return meant.isEmpty() ? null : Figure.dated(found.start(), found.end(), Form.DATE, meant);
    }

    /** Of whatever year: which one is meant only the facts can say. */
    private static Figure anyYear(Matcher found) {
        List<LocalDate> meant = new ArrayList<>();
        for (int any = CENTURY - 10; any < CENTURY + 100; any++) {
            add(meant, day(any, monthOf(found.group()), 1));
        }
        return Figure.dated(found.start(), found.end(), Form.MONTH, meant);
    }

    private static @Nullable Figure month(Matcher found, @Nullable LocalDate first) {
        return first == null ? null : Figure.dated(found.start(), found.end(), Form.MONTH, List.of(first));
    }

    private static @Nullable Figure dated(Matcher found, @Nullable LocalDate day) {
        return day == null ? null : Figure.dated(found.start(), found.end(), Form.DATE, List.of(day));
    }

    private static @Nullable LocalDate day(Matcher found, int year, int month, int day) {
        return day(number(found, year), number(found, month), number(found, day));
    }

    private static @Nullable LocalDate day(int year, int month, int day) {
        try {
            return LocalDate.of(year, month, day);
        } catch (DateTimeException impossible) {
            return null;
        }
    }

    private static int number(Matcher found, int group) {
        return Integer.parseInt(found.group(group));
    }

    private static void add(List<LocalDate> days, @Nullable LocalDate day) {
        if (day != null && !days.contains(day)) {
            days.add(day);
        }
    }

    /** 1 to 12. */
    static int monthOf(String name) {
        return MONTH_NUMBERS.getOrDefault(name.toLowerCase(Locale.ROOT), 0);
    }

    private static Map<String, Integer> numbers() {
        return MONTHS.stream()
                .flatMap(List::stream)
                .collect(Collectors.toMap(
                        Function.identity(),
                        name -> 1
                                + MONTHS.indexOf(MONTHS.stream()
                                        .filter(names -> names.contains(name))
                                        .findFirst()
                                        .orElseThrow())));
    }

    private static String capitalised() {
        return MONTHS.stream()
                .flatMap(List::stream)
                .filter(name -> name.length() > SHORTEST_ALONE)
                .map(name -> Character.toUpperCase(name.charAt(0)) + name.substring(1))
                .sorted((one, other) -> other.length() - one.length())
                .collect(Collectors.joining("|"));
    }

    private static String names() {
        return MONTHS.stream()
                .flatMap(List::stream)
                .sorted((one, other) -> other.length() - one.length())
                .collect(Collectors.joining("|"));
    }
}
