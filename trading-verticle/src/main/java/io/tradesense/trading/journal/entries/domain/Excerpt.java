package io.tradesense.trading.journal.entries.domain;

import java.util.ArrayList;
import java.util.List;

/**
 * A part of an entry's body as plain text, and where in it the words stand that were searched for.
 *
 * @param highlights in order, not overlapping
 */
public record Excerpt(String text, List<Span> highlights) {
    /** Marks around a found word while a text is on its way here; taken out of bodies first. */
    public static final char OPEN = '\uE000';

    public static final char CLOSE = '\uE001';

    /** From {@code start}, inclusive, to {@code end}, exclusive, in UTF-16 units, as JavaScript counts them. */
    public record Span(int start, int end) {}

    /** Marks become spans, so that nothing in the text can be mistaken for a mark. */
    public static Excerpt ofMarked(String marked) {
        var text = new StringBuilder(marked.length());
        List<Span> highlights = new ArrayList<>();
        int start = -1;
        for (int at = 0; at < marked.length(); at++) {
            char each = marked.charAt(at);
            if (each == OPEN) {
                start = text.length();
            } else if (each != CLOSE) {
                text.append(each);
            } else if (start >= 0) {
                highlights.add(new Span(start, text.length()));
                start = -1;
            }
        }
        return new Excerpt(text.toString(), List.copyOf(highlights));
    }
}
