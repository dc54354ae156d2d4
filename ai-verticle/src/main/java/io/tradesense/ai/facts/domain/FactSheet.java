package io.tradesense.ai.facts.domain;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The facts of one answer, by id, in the order they were learnt; and what could not be learnt. Grows, never changes. */
public final class FactSheet {
    private final Map<String, Fact> facts = new LinkedHashMap<>();
    private final List<Missing> missing = new ArrayList<>();

    /**
     * Something that was asked for and not answered.
     *
     * @param what in words: "performance"
     * @param why for the reader: "analytics could not answer"
     */
    public record Missing(String what, String why) {}

    /** Where a fact is from and which trades it is about. */
    public record Origin(String source, Map<Dimension, String> about) {
        public Origin(String source) {
            this(source, Map.of());
        }
    }

    public Fact add(Metric metric, String label, Kind kind, BigDecimal value, String unit, Origin origin) {
        var fact =
                new Fact("F" + (facts.size() + 1), metric, label, kind, value, unit, origin.about(), origin.source());
        facts.put(fact.id(), fact);
        return fact;
    }

    public Fact count(Metric metric, String label, long value, Origin origin) {
        return add(metric, label, Kind.COUNT, BigDecimal.valueOf(value), "", origin);
    }

    public Fact date(Metric metric, String label, LocalDate value, Origin origin) {
        return add(metric, label, Kind.DATE, BigDecimal.valueOf(value.toEpochDay()), "", origin);
    }

    public void missing(String what, String why) {
        var entry = new Missing(what, why);
        if (!missing.contains(entry)) {
            missing.add(entry);
        }
    }

    public Optional<Fact> find(String id) {
        return Optional.ofNullable(facts.get(id));
    }

    public List<Fact> facts() {
        return List.copyOf(facts.values());
    }

    public List<Missing> missing() {
        return List.copyOf(missing);
    }
}
