package io.tradesense.ai.grounding.domain;

import io.tradesense.ai.grounding.domain.Figure.Form;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads times that something took: "2 h 15 min", "3 days", "1.5 hours". */
final class DurationReader {
    private static final String PART =
            "(?:\\d+(?:[.,]\\d{1,2})?)[ \\u00A0-]?(?:days?|d|hours?|hrs?|h|minutes?|mins?|m|seconds?|secs?|s|weeks?)";
    private static final Pattern DURATION = Pattern.compile(
            "(?<![\\p{L}\\d.,$€£])" + PART + "(?:(?:[ \\u00A0]|,\\s?|\\s+and\\s+)?" + PART + ")*(?![\\p{L}\\d])",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern ONE = Pattern.compile("(\\d+(?:[.,]\\d{1,2})?)[ \\u00A0-]?(\\p{L}+)");
    private static final BigDecimal HALF = new BigDecimal("0.5");
    private final Spans spans;

    DurationReader(Spans spans) {
        this.spans = spans;
    }

    void read() {
        spans.each(DURATION, DurationReader::figure);
    }

    private static Figure figure(Matcher found) {
        BigDecimal seconds = BigDecimal.ZERO;
        BigDecimal half = BigDecimal.ZERO;
        Matcher part = ONE.matcher(found.group());
        while (part.find()) {
            BigDecimal number = new BigDecimal(part.group(1).replace(',', '.'));
            BigDecimal unit = BigDecimal.valueOf(secondsOf(part.group(2)));
            seconds = seconds.add(number.multiply(unit));
            half = HALF.scaleByPowerOfTen(-number.scale()).multiply(unit);
        }
        return Figure.number(found.start(), found.end(), Form.DURATION, seconds, half, 0, "");
    }

    private static long secondsOf(String unit) {
        return switch (unit.toLowerCase(Locale.ROOT).charAt(0)) {
            case 's' -> 1;
            case 'm' -> 60;
            case 'h' -> 3_600;
            case 'd' -> 86_400;
            default -> 604_800;
        };
    }
}
