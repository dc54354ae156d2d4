package io.tradesense.trading.imports.formats;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * {@code 2024-01-15T10:30:00.123Z}, and the same with a space, other date separators, without seconds or zone: what most
 * programs write, read by place.
 */
final class IsoMoment {

    private static final int SHORTEST = "2024-01-15T10:30".length();
    private static final int FRACTION_DIGITS = 9;

    private final String text;
    private int place = SHORTEST;

    private IsoMoment(String text) {
        this.text = text;
    }

    /** Null for anything else. Throws a DateTimeException for a day or time that does not exist. */
    static @Nullable Moment read(String text) {
        return hasForm(text) ? new IsoMoment(text).moment() : null;
    }

    private @Nullable Moment moment() {
        int second = 0;
        int nanos = 0;
        if (place < text.length() && text.charAt(place) == ':') {
            second = pair(place + 1);
            place += 3;
            nanos = second < 0 ? -1 : fraction();
        }
        var zone = zone();
        if (second < 0 || nanos < 0 || place != text.length()) {
            return null;
        }
        var date = LocalDate.of(pair(0) * 100 + pair(2), pair(5), pair(8));
        return new Moment(date, LocalTime.of(pair(11), pair(14), second, nanos), zone);
    }

    /** Nanoseconds; -1 where there are none behind a point, or too many. */
    private int fraction() {
        if (place >= text.length() || text.charAt(place) != '.') {
            return 0;
        }
        int start = ++place;
        int nanos = 0;
        while (place < text.length() && text.charAt(place) >= '0' && text.charAt(place) <= '9') {
            nanos = place - start < FRACTION_DIGITS ? nanos * 10 + (text.charAt(place) - '0') : nanos;
            place++;
        }
        int digits = place - start;
        if (digits == 0 || digits > FRACTION_DIGITS) {
            return -1;
        }
        for (int missing = digits; missing < FRACTION_DIGITS; missing++) {
            nanos *= 10;
        }
        return nanos;
    }

    private @Nullable ZoneId zone() {
        if (text.endsWith("Z") && place == text.length() - 1) {
            place++;
            return ZoneOffset.UTC;
        }
        if (text.endsWith(" UTC") && place == text.length() - 4) {
            place += 4;
            return ZoneOffset.UTC;
        }
        return null;
    }

    private static boolean hasForm(String text) {
        if (text.length() < SHORTEST || text.charAt(13) != ':' || text.charAt(10) != 'T' && text.charAt(10) != ' ') {
            return false;
        }
        char separator = text.charAt(4);
        if (separator != '-' && separator != '/' && separator != '.' || text.charAt(7) != separator) {
            return false;
        }
        return areDigits(text, 0, 2, 5, 8, 11, 14);
    }

    private static boolean areDigits(String text, int... pairs) {
        for (int pair : pairs) {
            if (pair(text, pair) < 0) {
                return false;
            }
        }
        return true;
    }

    private int pair(int at) {
        return pair(text, at);
    }

    /** The number of two digits, or -1 where they are none. */
    private static int pair(String text, int at) {
        if (at + 1 >= text.length()) {
            return -1;
        }
        int tens = text.charAt(at) - '0';
        int ones = text.charAt(at + 1) - '0';
        return tens < 0 || tens > 9 || ones < 0 || ones > 9 ? -1 : tens * 10 + ones;
    }
}
