package io.tradesense.trading.imports.formats;

import io.tradesense.trading.executions.domain.Unreadable;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A date, and perhaps a time and a zone, as brokers write them.
 *
 * <p>An hour that a change of clocks skipped is moved on by what was skipped; one that it repeated is taken as the
 * earlier of the two.
 *
 * @param time null where only a date is given
 * @param zone null where the text names none
 */
record Moment(
        LocalDate date, @Nullable LocalTime time, @Nullable ZoneId zone) {

    /** The hour a fill is given of which only the day is known: within the session of any market of that day. */
    static final LocalTime NOON = LocalTime.NOON;

    static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    private static final int LONGEST = 60;
    private static final Map<String, Integer> MONTHS = months();
    private static final Map<String, ZoneId> ZONES = zones();

    private static final String TIME = "(?:[T;, ]{0,3}(?<hour>\\d{1,2}):?(?<minute>\\d{2})"
            + "(?::?(?<second>\\d{2})(?:[.,](?<fraction>\\d{1,9}))?)? ?(?<half>[AaPp][Mm])?)?";
    private static final String ZONE = " ?(?<zone>Z|UTC|GMT|CES?T|[ECMP][SD]?T|[+-]\\d{2}(?::?\\d{2})?)?";
    private static final Pattern YEAR_FIRST =
            pattern("(?<year>\\d{4})(?:(?<compact>\\d{4})|[-/.](?<first>\\d{1,2})[-/.](?<other>\\d{1,2}))");
    private static final Pattern YEAR_LAST =
            pattern("(?<first>\\d{1,2})[-/.](?<other>\\d{1,2})[-/.](?<year>\\d{4}|\\d{2})");
    private static final Pattern MONTH_NAMED =
            pattern("(?<first>\\d{1,2})[-. ]{0,2}(?<month>\\p{L}{3,9})[-. ]{0,2}(?<year>\\d{4}|\\d{2})");
    private static final Pattern MONTH_NAMED_FIRST =
            pattern("(?<month>\\p{L}{3,9})\\.? (?<first>\\d{1,2}),? (?<year>\\d{4}|\\d{2})");
    private static final Pattern EPOCH = Pattern.compile("\\d{13}|\\d{10}");

    /** Which of two numbers before a year is the month. */
    enum DateOrder {
        MONTH_FIRST,
        DAY_FIRST;

        private static final Pattern TELLING = Pattern.compile("(\\d{1,2})([-/.])(\\d{1,2})\\2\\d{2,4}.*");
        private static final int MONTHS_A_YEAR = 12;

        /** A number above twelve settles it; failing that a dot between day and month means day first, else the usual. */
        static DateOrder of(Collection<String> dates, DateOrder usual) {
            var order = usual;
            for (var date : dates) {
                var parts = TELLING.matcher(date);
                if (!parts.matches()) {
                    continue;
                }
                if (Integer.parseInt(parts.group(1)) > MONTHS_A_YEAR) {
                    return DAY_FIRST;
                }
                if (Integer.parseInt(parts.group(3)) > MONTHS_A_YEAR) {
                    return MONTH_FIRST;
                }
                order = parts.group(2).equals(".") ? DAY_FIRST : order;
            }
            return order;
        }
    }

    /** @throws Unreadable if the text is no date, or one that does not exist */
    static Moment read(String text, DateOrder order) {
        if (text.length() > LONGEST) {
            throw new Unreadable(text, "is too long for a date");
        }
        try {
            var simple = IsoMoment.read(text);
            if (simple != null) {
                return simple;
            }
            return EPOCH.matcher(text).matches() ? ofEpoch(text) : ofCalendar(text, order);
        } catch (DateTimeException e) {
            throw new Unreadable(text, "is a date or time that does not exist");
        }
    }

    /** The instant, in the named zone if the text names one, else in this one; without a time, noon of the day. */
    Instant in(ZoneId usual) {
        return date.atTime(time == null ? NOON : time)
                .atZone(zone == null ? usual : zone)
                .toInstant();
    }

    private static Moment ofEpoch(String text) {
        var number = Long.parseLong(text);
        var instant = text.length() == 13 ? Instant.ofEpochMilli(number) : Instant.ofEpochSecond(number);
        var utc = instant.atOffset(ZoneOffset.UTC);
        return new Moment(utc.toLocalDate(), utc.toLocalTime(), ZoneOffset.UTC);
    }

    private static Moment ofCalendar(String text, DateOrder order) {
        var parts = YEAR_FIRST.matcher(text);
        if (parts.matches()) {
            return moment(parts, yearFirst(parts));
        }
        parts = YEAR_LAST.matcher(text);
        if (parts.matches()) {
            return moment(parts, yearLast(parts, order));
        }
        parts = MONTH_NAMED.matcher(text);
        if (parts.matches()) {
            return moment(parts, monthNamed(parts, text));
        }
        parts = MONTH_NAMED_FIRST.matcher(text);
        if (parts.matches()) {
            return moment(parts, monthNamed(parts, text));
        }
        throw new Unreadable(text, "is not a date and time");
    }

    private static Moment moment(Matcher parts, LocalDate date) {
        var zone = parts.group("zone");
        return new Moment(date, time(parts), zone == null ? null : ZONES.getOrDefault(zone, offset(zone)));
    }

    private static @Nullable ZoneId offset(String zone) {
        return Character.isLetter(zone.charAt(0)) ? null : ZoneOffset.of(zone);
    }

    private static LocalDate yearFirst(Matcher parts) {
        var year = number(parts, "year");
        var compact = parts.group("compact");
        if (compact != null) {
            return LocalDate.of(
                    year, Integer.parseInt(compact.substring(0, 2)), Integer.parseInt(compact.substring(2)));
        }
        return LocalDate.of(year, number(parts, "first"), number(parts, "other"));
    }

    private static LocalDate yearLast(Matcher parts, DateOrder order) {
        var first = number(parts, "first");
        var other = number(parts, "other");
        return order == DateOrder.MONTH_FIRST
                ? LocalDate.of(year(parts), first, other)
                : LocalDate.of(year(parts), other, first);
    }

    private static LocalDate monthNamed(Matcher parts, String text) {
        var name = parts.group("month").toLowerCase(Locale.ROOT);
        var month = MONTHS.get(name.length() > 4 ? name.substring(0, 4) : name);
        if (month == null) {
            month = MONTHS.get(name.substring(0, 3));
        }
        if (month == null) {
            throw new Unreadable(text, "names no month");
        }
        return LocalDate.of(year(parts), month, number(parts, "first"));
    }

    private static int year(Matcher parts) {
        var year = number(parts, "year");
        return year < 100 ? 2000 + year : year;
    }

    private static @Nullable LocalTime time(Matcher parts) {
        if (parts.group("hour") == null) {
            return null;
        }
        var second = parts.group("second") == null ? 0 : number(parts, "second");
        return LocalTime.of(hour(parts), number(parts, "minute"), second, nanos(parts.group("fraction")));
    }

    private static int hour(Matcher parts) {
        var hour = number(parts, "hour");
        var half = parts.group("half");
        if (half == null) {
            return hour;
        }
        if (hour < 1 || hour > 12) {
            throw new DateTimeException("no such hour of half a day");
        }
        return hour % 12 + (half.toLowerCase(Locale.ROOT).equals("pm") ? 12 : 0);
    }

    private static int nanos(@Nullable String fraction) {
        return fraction == null ? 0 : Integer.parseInt((fraction + "000000000").substring(0, 9));
    }

    private static int number(Matcher parts, String group) {
        return Integer.parseInt(parts.group(group));
    }

    /** By their first letters, in English, German, French, Spanish, Italian, Dutch and Portuguese. */
    private static Map<String, Integer> months() {
        var months = new HashMap<String, Integer>();
        var names = List.of(
                "jan jän ene gen",
                "feb fév fev",
                "mar mär mrz maa",
                "apr avr abr",
                "may mai mei mag",
                "jun juin giu",
                "jul juil lug",
                "aug aoû ago",
                "sep set",
                "oct okt ott out",
                "nov",
                "dec dez déc dic");
        for (int month = 1; month <= names.size(); month++) {
            for (var name : names.get(month - 1).split(" ", -1)) {
                months.put(name, month);
            }
        }
        return Map.copyOf(months);
    }

    /** Abbreviations as American and central European programs write them; the summer's and the winter's are one zone. */
    private static Map<String, ZoneId> zones() {
        var zones = new HashMap<String, ZoneId>();
        List.of("Z", "UTC", "GMT").forEach(name -> zones.put(name, ZoneOffset.UTC));
        List.of("EST", "EDT", "ET").forEach(name -> zones.put(name, NEW_YORK));
        List.of("CST", "CDT", "CT").forEach(name -> zones.put(name, ZoneId.of("America/Chicago")));
        List.of("MST", "MDT", "MT").forEach(name -> zones.put(name, ZoneId.of("America/Denver")));
        List.of("PST", "PDT", "PT").forEach(name -> zones.put(name, ZoneId.of("America/Los_Angeles")));
        List.of("CET", "CEST").forEach(name -> zones.put(name, ZoneId.of("Europe/Paris")));
        return Map.copyOf(zones);
    }

    private static Pattern pattern(String date) {
        return Pattern.compile(date + TIME + ZONE);
    }
}
