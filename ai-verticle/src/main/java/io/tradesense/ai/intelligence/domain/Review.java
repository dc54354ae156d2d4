package io.tradesense.ai.intelligence.domain;

import io.tradesense.ai.facts.domain.FactSheet;
import io.tradesense.ai.facts.domain.TradeFigures;
import java.util.List;

/** How one trade was planned, executed and ended, against the trader's own history. */
public record Review(TradeFigures trade, List<Section> sections, FactSheet sheet) {

    public Review {
        sections = List.copyOf(sections);
    }
}
