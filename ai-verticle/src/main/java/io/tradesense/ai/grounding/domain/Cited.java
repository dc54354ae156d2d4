package io.tradesense.ai.grounding.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A sentence without its citations, and where they stood.
 *
 * @param text what a reader sees
 */
record Cited(String text, List<Citation> citations) {
    private static final Pattern CITATION =
            Pattern.compile("[ \\u00A0]*[\\[【]\\s*(F\\d{1,5}(?:\\s*[,;]\\s*F\\d{1,5})*)\\s*[\\]】]");

    /** @param at the place in the text that it follows */
    record Citation(String factId, int at) {}

    static Cited of(String sentence) {
        var text = new StringBuilder();
        List<Citation> citations = new ArrayList<>();
        Matcher found = CITATION.matcher(sentence);
        int from = 0;
        while (found.find()) {
            text.append(sentence, from, found.start());
            for (String id : found.group(1).split("\\s*[,;]\\s*")) {
                citations.add(new Citation(id, text.length()));
            }
            from = found.end();
        }
        return new Cited(text.append(sentence.substring(from)).toString(), List.copyOf(citations));
    }
}
