package io.tradesense.ai.facts.domain;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Figures that belong together, as one answer of a service gave them; not yet on a sheet.
 *
 * @param source the service and the address it was asked at
 */
public record Figures(String source, List<Measured> measured) {

    public Figures {
        measured = List.copyOf(measured);
    }

    /** @param unit the currency of MONEY and PRICE, else empty */
    public record Measured(Metric metric, String name, Kind kind, BigDecimal value, String unit) {}

    /** Puts them on a sheet, each labelled with its own name and what all are about. */
    public FactGroup addTo(FactSheet sheet, String about, Map<Dimension, String> subjects) {
        Map<Metric, Fact> facts = new EnumMap<>(Metric.class);
        var origin = new FactSheet.Origin(source, subjects);
        for (Measured each : measured) {
            String label = about.isEmpty() ? each.name : each.name + ", " + about;
            facts.put(each.metric, sheet.add(each.metric, label, each.kind, each.value, each.unit, origin));
        }
        return new FactGroup(facts);
    }

    /** The same without those that a reader of many would not miss. */
    public Figures only(Metric... wanted) {
        List<Measured> kept = new ArrayList<>();
        for (Metric metric : wanted) {
            measured.stream().filter(each -> each.metric == metric).forEach(kept::add);
        }
        return new Figures(source, kept);
    }
}
