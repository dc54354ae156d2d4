package io.tradesense.ai.models.http;

import io.vertx.core.MultiMap;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** When a provider wants to be asked again, by its headers. */
final class RateLimitHeaders {
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final Pattern PART = Pattern.compile("(\\d+(?:\\.\\d+)?)(ms|s|m|h|d)");

    private RateLimitHeaders() {}

    /** The plainest header first; null where none says. */
    static @Nullable Duration retryAfter(MultiMap headers) {
        String millis = headers.get("retry-after-ms");
        if (millis != null && millis.trim().matches("\\d{1,9}(\\.\\d+)?")) {
            return bounded(Duration.ofMillis((long) Double.parseDouble(millis.trim())));
        }
        String after = headers.get("retry-after");
        if (after != null) {
            return bounded(secondsOrDate(after.trim()));
        }
        return longer(reset(headers, "requests"), reset(headers, "tokens"));
    }

    /** Of a limit that has nothing left; the other one is not what stands in the way. */
    private static @Nullable Duration reset(MultiMap headers, String what) {
        String remaining = headers.get("x-ratelimit-remaining-" + what);
        String reset = headers.get("x-ratelimit-reset-" + what);
        return reset == null || remaining != null && !remaining.trim().equals("0")
                ? null
                : bounded(spelled(reset.trim()));
    }

    private static @Nullable Duration secondsOrDate(String text) {
        if (text.matches("\\d{1,9}(\\.\\d+)?")) {
            return Duration.ofMillis((long) (Double.parseDouble(text) * 1_000));
        }
        try {
            Instant until = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            Duration left = Duration.between(Instant.now(), until);
            return left.isNegative() ? Duration.ZERO : left;
        } catch (DateTimeParseException unreadable) {
            return null;
        }
    }

    /** "6m0s", "1.5s", "20ms". */
    static @Nullable Duration spelled(String text) {
        Matcher part = PART.matcher(text);
        double millis = 0;
        int end = 0;
        while (part.find() && part.start() == end) {
            millis += Double.parseDouble(part.group(1)) * millisOf(part.group(2));
            end = part.end();
        }
        return end == 0 || end != text.length() ? null : Duration.ofMillis((long) millis);
    }

    private static double millisOf(String unit) {
        return switch (unit) {
            case "ms" -> 1;
            case "s" -> 1_000;
            case "m" -> 60_000;
            case "h" -> 3_600_000;
            default -> 86_400_000;
        };
    }

    private static @Nullable Duration longer(@Nullable Duration one, @Nullable Duration other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.compareTo(other) >= 0 ? one : other;
    }

    private static @Nullable Duration bounded(@Nullable Duration time) {
        return time == null || time.compareTo(LONGEST) <= 0 ? time : LONGEST;
    }
}
