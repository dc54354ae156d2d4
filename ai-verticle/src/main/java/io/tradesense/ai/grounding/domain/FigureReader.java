package io.tradesense.ai.grounding.domain;

import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;

/** Finds every figure of a text, however it is written. */
final class FigureReader {
    /** Numbers that are names, and the numbers of a list's lines. */
    private static final Pattern NAMES = Pattern.compile(
            "(?<![\\p{L}])(?:S&P|Nasdaq|Dow|Russell|FTSE|CAC|DAX|Nikkei)[ -]?\\d{2,4}(?!\\d)|(?m)^\\s*\\d{1,2}[.)]\\s+(?=\\p{L})");

    private static final Pattern DIGIT = Pattern.compile("\\d");

    private FigureReader() {}

    /**
     * The figures, in order.
     *
     * @param style how the whole text writes decimals
     * @param symbols names of instruments, which may hold digits
     */
    static List<Figure> read(String plain, NumberStyle style, Collection<String> symbols) {
        var spans = new Spans(plain);
        spans.skip(NAMES);
        for (String symbol : symbols) {
            if (symbol.chars().anyMatch(Character::isLetter)
                    && DIGIT.matcher(symbol).find()) {
                spans.skip(Pattern.compile("(?<![\\p{L}\\d])" + Pattern.quote(symbol) + "(?![\\p{L}\\d])"));
            }
        }
        var dates = new DateReader(spans);
        dates.read();
        new DurationReader(spans).read();
        dates.readYears();
        new NumberReader(spans, style).read();
        new WordReader(spans).read();
        return spans.found();
    }
}
