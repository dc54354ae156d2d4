package io.tradesense.ai.grounding.domain;

import io.tradesense.ai.grounding.domain.Figure.Form;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads numbers written as words: English ones whole, German and French ones up to twelve. */
final class WordReader {
    private static final List<String> SMALL = List.of(
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen");
    private static final List<String> TENS =
            List.of("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety");
    private static final Map<String, Integer> VALUES = values();
    private static final Map<String, Integer> MULTIPLIERS =
            Map.of("hundred", 100, "thousand", 1_000, "million", 1_000_000, "dozen", 12);
    private static final String WORD = alternatives(VALUES) + "|" + alternatives(MULTIPLIERS);
    /** "One" alone is mostly a pronoun; it is a count before what is counted, or as a part of a larger number. */
    private static final Pattern NUMBER = Pattern.compile(
            "(?<![\\p{L}\\d])(?:(?:a|an)\\s+)?(?<words>(?:" + WORD + ")(?:(?:-|\\s+and\\s+|\\s+)(?:" + WORD
                    + "))*)(?![\\p{L}])"
                    + "(?:\\s+(?<unit>per ?cent|percent|percentage points?|dollars|euros|R)\\b)?"
                    + "(?<counted>\\s+(?:\\p{L}+\\s+)?(?:trades?|wins?|loss(?:es)?|losers?|winners?|days?|times|symbols?|positions?|fills?|entries|entry|exits?|mistakes?))?",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final Pattern NONE = Pattern.compile(
            "(?<![\\p{L}\\d])no\\s+(?:(?:closed|open|winning|losing)\\s+)?(?:trades|wins|losses|winners|losers)(?![\\p{L}])",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern FRACTION = Pattern.compile(
            "(?<![\\p{L}\\d])(?<!second |first |latter |other )(?:(?<count>a|one|two|three|four)[ -](?<part>thirds?|quarters?|fifths?|tenths?)(?= of\\b| the\\b)"
                    + "|half(?= of\\b| the\\b| your\\b| as\\b))",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern TIMES = Pattern.compile(
            "(?<![\\p{L}\\d])(?<word>twice|thrice|doubled?|tripled?|halved|quadrupled?|tenfold)(?![\\p{L}])",
            Pattern.CASE_INSENSITIVE);
    private static final Map<String, String> FACTORS = Map.of(
            "twice",
            "2",
            "thrice",
            "3",
            "double",
            "2",
            "triple",
            "3",
            "halved",
            "0.5",
            "quadruple",
            "4",
            "tenfold",
            "10");
    private static final BigDecimal HALF_POINT = new BigDecimal("0.5");
    private final Spans spans;

    WordReader(Spans spans) {
        this.spans = spans;
    }

    void read() {
        spans.each(FRACTION, WordReader::fraction);
        spans.each(TIMES, WordReader::times);
        spans.each(NONE, found -> Figure.exact(found.start(), found.end(), Form.PLAIN, BigDecimal.ZERO));
        spans.each(NUMBER, WordReader::number);
    }

    private static @Nullable Figure number(Matcher found) {
        String words = found.group("words").toLowerCase(Locale.ROOT);
        if (words.equals("one") && found.group("counted") == null && found.group("unit") == null) {
            return null;
        }
        String unit = found.group("unit");
        int end = unit == null ? found.end("words") : found.end("unit");
        return Figure.exact(found.start(), end, form(unit), BigDecimal.valueOf(value(words)));
    }

    private static Form form(@Nullable String unit) {
        if (unit == null) {
            return Form.PLAIN;
        }
        String name = unit.toLowerCase(Locale.ROOT);
        return name.startsWith("per") ? Form.PERCENT : name.equals("r") ? Form.R_MULTIPLE : Form.MONEY;
    }

    private static long value(String words) {
        long total = 0;
        long group = 0;
        for (String word : words.split("-|\\s+and\\s+|\\s+")) {
            Integer multiplier = MULTIPLIERS.get(word);
            if (multiplier == null) {
                group += VALUES.getOrDefault(word, 0);
            } else if (multiplier >= 1_000) {
                total += Math.max(1, group) * multiplier;
                group = 0;
            } else {
                group = Math.max(1, group) * multiplier;
            }
        }
        return total + group;
    }

    /** Words for fractions are rough; they stand for whole percents. */
    private static Figure fraction(Matcher found) {
        BigDecimal percent = new BigDecimal(50);
        if (found.group("part") != null) {
            percent = new BigDecimal(100 * count(found.group("count")))
                    .divide(new BigDecimal(parts(found.group("part"))), MathContext.DECIMAL64);
        }
        return Figure.number(found.start(), found.end(), Form.PERCENT, percent, HALF_POINT, 0, "");
    }

    private static int count(String word) {
        return word.equalsIgnoreCase("a") ? 1 : VALUES.getOrDefault(word.toLowerCase(Locale.ROOT), 1);
    }

    private static int parts(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.startsWith("third") ? 3 : lower.startsWith("quarter") ? 4 : lower.startsWith("fifth") ? 5 : 10;
    }

    private static Figure times(Matcher found) {
        String word = found.group("word").toLowerCase(Locale.ROOT).replaceFirst("ed$|d$", "");
        String factor =
                FACTORS.getOrDefault(word, FACTORS.getOrDefault(word + "e", FACTORS.getOrDefault(word + "d", "0.5")));
        return Figure.exact(found.start(), found.end(), Form.TIMES, new BigDecimal(factor));
    }

    private static Map<String, Integer> values() {
        Map<String, Integer> values = new HashMap<>();
        SMALL.forEach(word -> values.put(word, SMALL.indexOf(word)));
        TENS.forEach(word -> values.put(word, 10 * (TENS.indexOf(word) + 2)));
        List<String> german =
                List.of("zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf");
        german.forEach(word -> values.put(word, german.indexOf(word) + 2));
        List<String> french =
                List.of("deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze");
        french.forEach(word -> values.put(word, french.indexOf(word) + 2));
        return Map.copyOf(values);
    }

    private static String alternatives(Map<String, Integer> words) {
        return words.keySet().stream()
                .sorted((one, other) -> other.length() - one.length())
                .collect(Collectors.joining("|"));
    }
}
