package io.tradesense.ai.questions.domain;

import io.tradesense.ai.facts.domain.Dimension;
import io.tradesense.ai.facts.domain.TradeFilter;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a question by rules: days, symbols, setups, tags, sides, results. English only. */
public final class QuestionReader {
    private static final Pattern LONGS = word("longs?|long trades|bought");
    private static final Pattern SHORTS = word("shorts?|short trades|sold short");
    private static final Pattern OPEN = word("open (?:trades?|positions?)|still open");
    private static final Pattern WINNERS = word("winners?|winning|profitable");
    private static final Pattern LOSERS = word("losers?|losing");
    private static final Pattern LOST_MORE =
            word("(?:lost|losing|losses|loss) (?:of )?(?:more than|over|above|at least) [$€£]?([\\d,]+(?:\\.\\d+)?)");
    private static final Pattern MADE_MORE = word(
            "(?:made|won|gained|profits?|winners?|trades) (?:of )?(?:more than|over|above|at least) [$€£]?([\\d,]+(?:\\.\\d+)?)(?! (?:trades|days))");
    private static final BigDecimal CENT = new BigDecimal("0.01");
    private static final List<By> DIMENSIONS = List.of(
            new By(Dimension.WEEKDAY, word("weekdays?|days? of the week|which days?")),
            new By(Dimension.HOUR, word("hours?|time of (?:the )?day|what times?")),
            new By(Dimension.MONTH, word("each month|by month|which months?|per month")),
            new By(Dimension.SETUP, word("setups?|strateg(?:y|ies)|playbooks?")),
            new By(Dimension.TAG, word("tags?")),
            new By(Dimension.SYMBOL, word("symbols?|tickers?|stocks?|instruments?|markets?")),
            new By(Dimension.SIDE, word("long (?:or|versus|vs\\.?|and) short")),
            new By(Dimension.HOLDING_TIME, word("holding times?|how long")));
    private final LocalDate today;
    private final String tz;
    private final Vocabulary known;

    private record By(Dimension dimension, Pattern words) {}

    /** @param today by the clock of {@code tz} */
    public QuestionReader(LocalDate today, String tz, Vocabulary known) {
        this.today = today;
        this.tz = tz;
        this.known = known;
    }

    public Understood read(String question) {
        List<String> words = new ArrayList<>();
        Days days = Days.in(question, today).orElse(Days.NONE);
        if (days != Days.NONE) {
            words.add(days.words());
        }
        Optional<Dimension> by = dimension(question);
        boolean sides = by.equals(Optional.of(Dimension.SIDE));
        var filter = new TradeFilter(
                null,
                named(question, known.symbols(), false, words),
                sides ? null : side(question, words),
                named(question, known.tags(), true, words),
                named(question, known.setups(), true, words),
                find(OPEN, question, words) == null ? null : "OPEN",
                days.from(),
                days.to(),
                least(question, words),
                most(question, words),
                tz);
        return new Understood(filter, by, words);
    }

    private static Optional<Dimension> dimension(String question) {
        return DIMENSIONS.stream()
                .filter(each -> each.words.matcher(question).find())
                .map(By::dimension)
                .findFirst();
    }

    private static @Nullable String side(String question, List<String> words) {
        if (find(SHORTS, question, words) != null) {
            return "SHORT";
        }
        return find(LONGS, question, words) != null ? "LONG" : null;
    }

    private static @Nullable BigDecimal least(String question, List<String> words) {
        Matcher more = find(MADE_MORE, question, words);
        if (more != null) {
            return new BigDecimal(more.group(1).replace(",", ""));
        }
        return find(WINNERS, question, words) != null ? CENT : null;
    }

    private static @Nullable BigDecimal most(String question, List<String> words) {
        Matcher more = find(LOST_MORE, question, words);
        if (more != null) {
            return new BigDecimal(more.group(1).replace(",", "")).negate();
        }
        return find(LOSERS, question, words) != null ? CENT.negate() : null;
    }

    /** The longest of the names that the question holds; symbols as they are written, for many are words too. */
    private static @Nullable String named(String question, List<String> names, boolean anyCase, List<String> words) {
        String found = null;
        for (String name : names) {
            var pattern = Pattern.compile(
                    "(?<![\\p{L}\\d])" + Pattern.quote(name) + "(?![\\p{L}\\d])",
                    anyCase ? Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE : 0);
            if (pattern.matcher(question).find() && (found == null || name.length() > found.length())) {
                found = name;
            }
        }
        if (found != null) {
            words.add(found);
        }
        return found;
    }

    private static @Nullable Matcher find(Pattern pattern, String question, List<String> words) {
        Matcher found = pattern.matcher(question);
        if (!found.find()) {
            return null;
        }
        words.add(found.group());
        return found;
    }

    static Pattern word(String words) {
        return Pattern.compile("(?<![\\p{L}\\d])(?:" + words + ")(?![\\p{L}\\d])", Pattern.CASE_INSENSITIVE);
    }
}
