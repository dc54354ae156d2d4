package io.tradesense.ai.intelligence.domain;

import io.tradesense.ai.grounding.domain.Checked;
import java.util.List;

/** A part of a report under a title. */
public record Section(String title, List<Checked> statements) {

    public Section {
        statements = List.copyOf(statements);
    }
}
