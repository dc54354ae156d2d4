package io.tradesense.analytics.patterns.domain;

import java.util.Map;
import java.util.UUID;

/**
 * How far the price had run before trades were entered.
 *
 * @param known false where nobody could be asked; true, and empty, where nobody knows the symbols
 * @param byTrade in average true ranges, in the trade's direction
 */
public record Runs(boolean known, Map<UUID, Double> byTrade) {
    public static final Runs AWAY = new Runs(false, Map.of());

    public Runs {
        byTrade = Map.copyOf(byTrade);
    }

    /** NaN where it is not known. */
    double of(UUID trade) {
        return byTrade.getOrDefault(trade, Double.NaN);
    }
}
