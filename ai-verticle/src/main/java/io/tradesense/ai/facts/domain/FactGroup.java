package io.tradesense.ai.facts.domain;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/** Facts about the same trades, by what they measure. */
public record FactGroup(Map<Metric, Fact> facts) {
    public static final FactGroup NONE = new FactGroup(Map.of());

    public FactGroup {
        facts = Map.copyOf(facts);
    }

    public Optional<Fact> get(Metric metric) {
        return Optional.ofNullable(facts.get(metric));
    }

    /** Zero where it is not known. */
    public BigDecimal value(Metric metric) {
        return get(metric).map(Fact::value).orElse(BigDecimal.ZERO);
    }

    /** Whether it is known and above zero. */
    public boolean has(Metric metric) {
        return value(metric).signum() > 0;
    }
}
