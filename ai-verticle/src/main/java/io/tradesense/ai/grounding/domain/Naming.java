package io.tradesense.ai.grounding.domain;

import io.tradesense.ai.facts.domain.Dimension;
import io.tradesense.ai.facts.domain.Fact;
import io.tradesense.ai.facts.domain.Metric;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Whether the words around a figure speak of what its fact is about. */
final class Naming {
    private static final Set<Metric> LOOSE = EnumSet.of(
            Metric.TRADES,
            Metric.WINS,
            Metric.LOSSES,
            Metric.COUNT,
            Metric.PERIOD,
            Metric.DATE,
            Metric.COST,
            Metric.CHANGE);
    private final Map<Dimension, Set<String>> subjects;

    Naming(Map<Dimension, Set<String>> subjects) {
        this.subjects = subjects;
    }

    /** Every subject that the facts are about. */
    static Naming of(List<Fact> facts) {
        Map<Dimension, Set<String>> subjects = new EnumMap<>(Dimension.class);
        facts.forEach(fact -> fact.about()
                .forEach((by, key) -> subjects.computeIfAbsent(by, first -> new LinkedHashSet<>())
                        .add(key)));
        return new Naming(subjects);
    }

    /** A clause that names another measure than the fact's, and not the fact's, misnames it. */
    boolean misnames(Clause clause, Fact fact) {
        if (LOOSE.contains(fact.metric())) {
            return namesOnlyAnother(clause.text(), fact.metric(), false);
        }
        return namesOnlyAnother(clause.text(), fact.metric(), true);
    }

    private static boolean namesOnlyAnother(String text, Metric metric, boolean strict) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (metric.names().stream().anyMatch(name -> contains(lower, name))
                || metric.names().isEmpty()) {
            return false;
        }
        for (Metric other : Metric.values()) {
            if (other != metric
                    && (strict || isCounter(other))
                    && !LOOSE.contains(other)
                    && other.names().stream().anyMatch(name -> contains(lower, name))) {
                return true;
            }
        }
        return !strict && metric != Metric.TRADES && namesOtherCount(lower, metric);
    }

    /** Measures that can be mistaken for a count of trades. */
    private static boolean isCounter(Metric metric) {
        return metric == Metric.WIN_STREAK || metric == Metric.LOSS_STREAK || metric == Metric.WIN_RATE;
    }

    private static boolean namesOtherCount(String lower, Metric metric) {
        return (metric == Metric.WINS && namesAny(lower, Metric.LOSSES))
                || (metric == Metric.LOSSES && namesAny(lower, Metric.WINS));
    }

    private static boolean namesAny(String lower, Metric metric) {
        return metric.names().stream().anyMatch(name -> contains(lower, name));
    }

    /** Where the words name a symbol, a weekday and so on that facts are about, the fact must be about one of those. */
    boolean mistakesSubject(Clause clause, Fact fact) {
        return fact.about().entrySet().stream().anyMatch(about -> {
            Set<String> named = named(clause.text(), about.getKey());
            if (named.isEmpty()) {
                named = named(clause.sentence(), about.getKey());
            }
            return !named.isEmpty() && !named.contains(about.getValue());
        });
    }

    /** Whether words name something that facts are about. */
    boolean names(String words, Dimension by) {
        return !named(words, by).isEmpty();
    }

    private Set<String> named(String text, Dimension by) {
        Set<String> named = new LinkedHashSet<>();
        for (String key : subjects.getOrDefault(by, Set.of())) {
            if (Subjects.pattern(by, key).matcher(text).find()) {
                named.add(key);
            }
        }
        return named;
    }

    private static boolean contains(String text, String name) {
        return Pattern.compile("(?<![\\p{L}])" + Pattern.quote(name) + "(?![\\p{L}])")
                .matcher(text)
                .find();
    }
}
