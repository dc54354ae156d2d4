package io.tradesense.ai.facts.domain;

import java.util.List;
import java.util.UUID;

/**
 * A pattern of behaviour that analytics found.
 *
 * @param kind its name for programs
 * @param title for people
 * @param severity as analytics grades it
 */
public record Finding(String id, String kind, String title, String severity, Figures figures, List<UUID> tradeIds) {

    public Finding {
        tradeIds = List.copyOf(tradeIds);
    }
}
