package io.tradesense.trading.imports.formats;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The time of a fill of which the broker gives the day alone. What opens a position is dated noon in New York of that
 * day, what closes one a second later. That rests on the row alone and not on its place in the file, so an overlapping
 * file names every fill the same. In consequence several round trips of one symbol in one day show as one; their profit
 * is the same.
 */
final class TradeDay {

    private static final LocalTime CLOSE = LocalTime.of(16, 0);
    private static final Duration AFTER_OPENING = Duration.ofSeconds(1);
    private static final Pattern AS_OF = Pattern.compile("(?i).* as of (?<date>\\S+)");

    private TradeDay() {}

    static Instant of(LocalDate day, boolean closes) {
        var noon = new Moment(day, Moment.NOON, Moment.NEW_YORK).in(Moment.NEW_YORK);
        return closes ? noon.plus(AFTER_OPENING) : noon;
    }

    /** Of what happens when the day's trading is over: exercises, assignments, expiries. Null for an empty text. */
    static @Nullable Instant close(String text) {
        var fill = read(text, false);
        return fill == null ? null : close(fill.atZone(Moment.NEW_YORK).toLocalDate());
    }

    /** An option ends on its last day at the latest, whenever it was booked. */
    static Instant notAfter(LocalDate expiry, Instant booked) {
        return booked.atZone(Moment.NEW_YORK).toLocalDate().isAfter(expiry) ? close(expiry) : booked;
    }

    private static Instant close(LocalDate day) {
        return day.atTime(CLOSE).atZone(Moment.NEW_YORK).toInstant();
    }

    /** Null for an empty text; {@code 01/22/2024 as of 01/19/2024} is the second day. */
    static @Nullable Instant read(String text, boolean closes) {
        if (text.isEmpty()) {
            return null;
        }
        var asOf = AS_OF.matcher(text);
        var day = asOf.matches() ? asOf.group("date") : text;
        return of(Moment.read(day, Moment.DateOrder.MONTH_FIRST).date(), closes);
    }
}
