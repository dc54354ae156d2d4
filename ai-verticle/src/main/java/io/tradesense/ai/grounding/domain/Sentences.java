package io.tradesense.ai.grounding.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts a text into sentences, each with the space that follows it, so that they put together are the text again. */
public final class Sentences {
    private static final String CITES = "(?:\\s*\\[F\\d+(?:\\s*,\\s*F\\d+)*\\])*";
    private static final Pattern END = Pattern.compile(
            "(?:[.!?…][\"'”’)]*" + CITES + "[\"'”’)]*(?=\\s|$)|" + CITES + "(?=\\s*\\n)|(?=\\n))\\s*",
            Pattern.MULTILINE);
    private static final Set<String> ABBREVIATIONS = Set.of(
            "vs", "approx", "no", "e.g", "i.e", "etc", "u.s", "mr", "ms", "st", "avg", "max", "min", "ca", "z.b", "tsd",
            "mio", "mrd", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "a.m",
            "p.m");
    private static final Pattern LAST_WORD = Pattern.compile("([\\p{L}.]+)\\.\\s*$");
    private static final Pattern ENUMERATOR = Pattern.compile("(?:^|\\n)\\s*\\d{1,2}\\.\\s*$");

    private Sentences() {}

    /** In order; never empty ones. */
    public static List<String> of(String text) {
        List<String> sentences = new ArrayList<>();
        int start = 0;
        Matcher end = END.matcher(text);
        while (end.find()) {
            if (end.end() > start && endsSentence(text.substring(start, end.end()))) {
                sentences.add(text.substring(start, end.end()));
                start = end.end();
            }
        }
        if (start < text.length()) {
            sentences.add(text.substring(start));
        }
        return sentences.stream().filter(sentence -> !sentence.isBlank()).toList();
    }

    /** Where the last sentence that is surely whole ends; more text may still change what comes after. */
    public static int whole(String text) {
        List<String> sentences = of(text);
        if (sentences.size() < 2) {
            return 0;
        }
        return text.lastIndexOf(sentences.get(sentences.size() - 1));
    }

    private static boolean endsSentence(String sentence) {
        if (sentence.contains("\n") && sentence.stripTrailing().length() < sentence.lastIndexOf('\n') + 1) {
            return true;
        }
        Matcher word = LAST_WORD.matcher(sentence);
        return !ENUMERATOR.matcher(sentence).find()
                && (!word.find() || !ABBREVIATIONS.contains(word.group(1).toLowerCase(Locale.ROOT)));
    }
}
