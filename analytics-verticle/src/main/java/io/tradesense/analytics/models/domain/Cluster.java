package io.tradesense.analytics.models.domain;

import io.tradesense.analytics.statistics.domain.ChanceMaxima;
import io.tradesense.analytics.statistics.domain.Interval;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Trades that were alike in how they were planned and held; their results had no say in it.
 *
 * @param traits what sets them apart most
 * @param effect their mean net result less that of the others, in money
 * @param adjustedPValue that all clusters are alike in result; null where it is too small to be tested
 * @param tradeIds the latest of them, at most {@value #MOST_IDS}
 */
public record Cluster(
        int trades,
        double winRate,
        double meanNet,
        @Nullable Double effect,
        @Nullable Interval interval,
        @Nullable Double adjustedPValue,
        List<Trait> traits,
        List<UUID> tradeIds) {
    static final int MOST_IDS = 100;

    /** @param deviations how far its mean lies from that of all trades, in their deviations */
    public record Trait(String feature, double deviations) {}

    public Cluster {
        traits = List.copyOf(traits);
        tradeIds = List.copyOf(tradeIds);
    }

    public boolean significant() {
        return adjustedPValue != null && adjustedPValue <= ChanceMaxima.LEVEL;
    }
}
