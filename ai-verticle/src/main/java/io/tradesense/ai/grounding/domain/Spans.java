package io.tradesense.ai.grounding.domain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The figures found in a text so far. What was read as one thing is not read again as another. */
final class Spans {
    private static final char TAKEN = '\u0001';
    private final StringBuilder left;
    private final List<Figure> found = new ArrayList<>();

    Spans(String plain) {
        this.left = new StringBuilder(plain);
    }

    /** Reads every place the pattern fits; a reader answers null for what is no figure after all. */
    void each(Pattern pattern, Function<Matcher, @Nullable Figure> read) {
        Matcher match = pattern.matcher(left.toString());
        while (match.find()) {
            Figure figure = read.apply(match);
            if (figure != null) {
                found.add(figure);
                take(figure.start(), figure.end());
            }
        }
    }

    /** What looks like a number and is a name. */
    void skip(Pattern pattern) {
        Matcher match = pattern.matcher(left.toString());
        while (match.find()) {
            take(match.start(), match.end());
        }
    }

    /** What nobody has read. */
    String left() {
        return left.toString();
    }

    /** In the order of the text. */
    List<Figure> found() {
        return found.stream().sorted(Comparator.comparingInt(Figure::start)).toList();
    }

    private void take(int start, int end) {
        for (int at = start; at < end; at++) {
            left.setCharAt(at, TAKEN);
        }
    }
}
