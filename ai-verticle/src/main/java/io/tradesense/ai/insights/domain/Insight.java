package io.tradesense.ai.insights.domain;

import io.tradesense.ai.facts.domain.FactSheet;
import io.tradesense.ai.grounding.domain.Checked;
import java.util.List;

/**
 * Something that stands out by more than luck, with its evidence.
 *
 * @param key the same for the same finding however often it is made
 * @param kind CELL for trades told apart by one property, else the pattern's own
 * @param title for people, without figures
 * @param severity WARNING, STRENGTH, or as analytics grades a pattern
 */
public record Insight(
        String key, String kind, String title, String severity, List<Checked> statements, FactSheet sheet) {

    public Insight {
        statements = List.copyOf(statements);
    }
}
