package io.tradesense.ai.minilm;

import java.util.ArrayList;
import java.util.List;

/** A long text in parts that the model reads whole: it looks at 128 tokens, about 500 characters, and at nothing after them. */
final class Passages {
    private static final int LONGEST = 400;
    private static final int MOST = 64;

    private Passages() {}

    /** At least one, none of them blank, cut between words where there are any. */
    static List<String> of(String text) {
        List<String> passages = new ArrayList<>();
        int from = 0;
        while (from < text.length() && passages.size() < MOST) {
            int end = end(text, from);
            String passage = text.substring(from, end).strip();
            if (!passage.isEmpty()) {
                passages.add(passage);
            }
            from = end;
        }
        return passages.isEmpty() ? List.of("-") : List.copyOf(passages);
    }

    private static int end(String text, int from) {
        int end = from + LONGEST;
        if (end >= text.length()) {
            return text.length();
        }
        for (int at = end; at > from + LONGEST / 2; at--) {
            if (Character.isWhitespace(text.charAt(at))) {
                return at;
            }
        }
        return Character.isLowSurrogate(text.charAt(end)) ? end - 1 : end;
    }
}
