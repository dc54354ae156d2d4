package io.tradesense.ai.facts.domain;

import java.util.List;

/**
 * What the user holds at the moment.
 *
 * @param totals one a currency
 */
public record Holdings(List<Total> totals, List<Held> positions) {
    public static final Holdings NONE = new Holdings(List.of(), List.of());

    public Holdings {
        totals = List.copyOf(totals);
        positions = List.copyOf(positions);
    }

    /** @param stale a price in it is not of now */
    public record Total(String currency, Figures figures, boolean stale, boolean simulated) {}

    /** @param simulated the price was made up, because no provider could be asked */
    public record Held(String symbol, Figures figures, boolean stale, boolean simulated) {}
}
