package io.tradesense.ai.facts.domain;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One round trip.
 *
 * @param side LONG or SHORT
 * @param closedAt null while it is open
 * @param setup null where none was noted
 * @param notes what the trader wrote; data, whatever it says
 * @param entries how many fills opened or enlarged it; 0 where they were not asked for or are too many to be told at once
 * @param exits how many reduced or closed it
 */
public record TradeFigures(
        UUID id,
        String symbol,
        String side,
        Instant openedAt,
        @Nullable Instant closedAt,
        @Nullable String setup,
        List<String> tags,
        List<String> mistakes,
        String notes,
        int entries,
        int exits,
        Figures figures) {

    public TradeFigures {
        tags = List.copyOf(tags);
        mistakes = List.copyOf(mistakes);
    }

    public boolean isClosed() {
        return closedAt != null;
    }

    public Map<Dimension, String> about() {
        return Map.of(Dimension.SYMBOL, symbol, Dimension.SIDE, side);
    }
}
