package io.tradesense.analytics.risk.domain;

import io.tradesense.analytics.performance.domain.Convention;
import io.tradesense.analytics.performance.domain.Holding;
import io.tradesense.analytics.performance.domain.ReturnFigures;
import io.tradesense.analytics.statistics.domain.TailRisk;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How bad it can get. Undefined is null.
 *
 * @param tails of the daily returns, one for each confidence; the conventional pair is that of the {@link Convention}
 * @param equity the starting balance and every result so far; null where the starting balance is unknown
 * @param daily statistics of the daily returns
 * @param holding exposure: how much of the time, and how many trades at once
 * @param correlations between symbols, the strongest first
 */
public record RiskFigures(
        List<Tail> tails,
        @Nullable Double equity,
        ReturnFigures daily,
        @Nullable Deflated deflatedSharpe,
        @Nullable Ruin ruin,
        Holding holding,
        List<SymbolCorrelations.Pair> correlations) {

    /**
     * @param confidence such as 0.95
     * @param all ways of working it out
     * @param valueAtRisk in the convention's way
     * @param conditional likewise
     */
    public record Tail(
            double confidence,
            TailRisk all,
            @Nullable Double valueAtRisk,
            @Nullable Double conditional) {}

    /**
     * The Sharpe ratio after it is asked how many ways of trading were tried.
     *
     * @param trials what was tried, by what the caller says or as many as there are setups
     * @param expectedMaximum the Sharpe ratio, of a year, that the best of so many would show without any skill
     * @param probability that the true ratio is above it; null where it cannot be said
     */
    public record Deflated(
            int trials, double expectedMaximum, @Nullable Double probability) {}

    /**
     * What may become of the account if trading goes on as it did.
     *
     * @param level the fraction of today's equity that is called ruin
     * @param trades looked ahead
     * @param paths simulated
     * @param probability of touching the level
     */
    public record Ruin(double level, int trades, int paths, double probability, double low, double high) {}

    public RiskFigures {
        tails = List.copyOf(tails);
        correlations = List.copyOf(correlations);
    }
}
