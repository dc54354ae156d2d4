package io.tradesense.ai.intelligence.domain;

import io.tradesense.ai.facts.domain.FactSheet;
import java.time.LocalDate;
import java.util.List;

/**
 * What a day, week or month came to.
 *
 * @param to the last day, inclusive
 * @param sections written by rules
 * @param sheet the facts they rest on, and what could not be learnt
 */
public record Report(Period period, LocalDate from, LocalDate to, String tz, List<Section> sections, FactSheet sheet) {

    public Report {
        sections = List.copyOf(sections);
    }
}
