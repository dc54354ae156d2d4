package io.tradesense.ai.grounding.domain;

import io.tradesense.ai.facts.domain.Fact;
import java.util.List;

/**
 * A sentence after the check.
 *
 * @param text as a reader sees it, without citations, with the space that follows it
 * @param figures each with the fact that bears it out
 * @param faults why the sentence may not be said; empty where it may
 */
public record Checked(String text, List<Borne> figures, List<String> faults) {

    public Checked {
        figures = List.copyOf(figures);
        faults = List.copyOf(faults);
    }

    public boolean holds() {
        return faults.isEmpty();
    }

    /**
     * A figure and its fact.
     *
     * @param start in the sentence's text, in UTF-16 units
     * @param end exclusive
     */
    public record Borne(int start, int end, Fact fact) {}
}
