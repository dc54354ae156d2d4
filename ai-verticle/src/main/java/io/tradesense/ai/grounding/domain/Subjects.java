package io.tradesense.ai.grounding.domain;

import io.tradesense.ai.facts.domain.Dimension;
import java.time.Month;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** How a sentence names a symbol, a weekday, an hour and the like. */
final class Subjects {
    private static final int MOST_KEPT = 2_000;
    private static final Map<String, Pattern> KEPT = new ConcurrentHashMap<>();

    private Subjects() {}

    static Pattern pattern(Dimension by, String key) {
        if (KEPT.size() > MOST_KEPT) {
            KEPT.clear();
        }
        return KEPT.computeIfAbsent(by + " " + key, first -> make(by, key));
    }

    private static Pattern make(Dimension by, String key) {
        return switch (by) {
            // A symbol is written as it is: "it" is no mention of IT.
            case SYMBOL -> Pattern.compile(word(key));
            case WEEKDAY ->
                Pattern.compile(
                        "(?<!\\p{L})" + key.toLowerCase(Locale.ROOT) + "s?(?!\\p{L})", Pattern.CASE_INSENSITIVE);
            case SIDE ->
                Pattern.compile(
                        "(?<!\\p{L})" + key.toLowerCase(Locale.ROOT) + "s?(?= (?:trades|side|positions)|s\\b)",
                        Pattern.CASE_INSENSITIVE);
            case HOUR -> Pattern.compile("(?<!\\d)" + key + ":00");
            case MONTH -> Pattern.compile(month(key), Pattern.CASE_INSENSITIVE);
            case SETUP, TAG, ASSET_CLASS, HOLDING_TIME -> Pattern.compile(word(key), Pattern.CASE_INSENSITIVE);
        };
    }

    private static String word(String key) {
        return "(?<![\\p{L}\\d])" + Pattern.quote(key) + "(?![\\p{L}\\d])";
    }

    private static String month(String key) {
        String[] parts = key.split("-");
        if (parts.length != 2) {
            return word(key);
        }
        String name = Month.of(Integer.parseInt(parts[1])).name();
        return "(?<![\\p{L}\\d])(?:" + Pattern.quote(key) + "|" + name + "(?:,? " + parts[0]
                + ")?(?! ?\\d))(?![\\p{L}\\d])";
    }
}
