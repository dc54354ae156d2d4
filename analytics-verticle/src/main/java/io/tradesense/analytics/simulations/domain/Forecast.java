package io.tradesense.analytics.simulations.domain;

import io.tradesense.analytics.statistics.domain.Interval;
import io.tradesense.analytics.statistics.domain.Proportion;
import io.tradesense.analytics.statistics.domain.Quantiles;
import io.tradesense.analytics.statistics.domain.Sample;
import java.util.ArrayList;
import java.util.List;

/**
 * What many simulated futures have in common. Amounts are in the currency of the trades.
 *
 * @param meanFinal the mean of the final equities
 * @param finalEquity quantiles of the final equities
 * @param drawdown quantiles of the deepest fall of each future, in money, 0 or positive
 * @param drawdownPct the same as a fraction of the peak it fell from
 * @param lossProbability the share of the futures that end below the start
 * @param riskOfRuin the share that touch the level of ruin on their way
 * @param riskOfRuinInterval 95 %, of the simulation's own error: see {@link Proportion#interval}
 * @param curve quantiles of equity on the way
 */
public record Forecast(
        double meanFinal,
        List<Level> finalEquity,
        List<Level> drawdown,
        List<Level> drawdownPct,
        double lossProbability,
        double riskOfRuin,
        Interval riskOfRuinInterval,
        List<Look> curve) {

    private static final double[] SHARES = {.01, .05, .25, .5, .75, .95, .99};

    /** The value that a share of the futures lies below. */
    public record Level(double share, double value) {}

    /** Equity after so many trades. */
    public record Look(int trades, double low, double lower, double median, double upper, double high) {}

    public static Forecast of(MonteCarlo plan, PathSamples samples) {
        int lost = 0;
        for (double equity : samples.finalEquity()) {
            if (equity < plan.start()) lost++;
        }
        return new Forecast(
                Sample.mean(samples.finalEquity()),
                levels(samples.finalEquity()),
                levels(samples.drawdown()),
                levels(samples.drawdownFraction()),
                (double) lost / samples.paths(),
                (double) samples.ruined() / samples.paths(),
                Proportion.interval(samples.ruined(), samples.paths()),
                curve(plan, samples));
    }

    private static List<Level> levels(double[] values) {
        Quantiles quantiles = Quantiles.of(values);
        List<Level> levels = new ArrayList<>();
        for (double share : SHARES) {
            levels.add(new Level(share, quantiles.at(share)));
        }
        return levels;
    }

    private static List<Look> curve(MonteCarlo plan, PathSamples samples) {
        List<Look> curve = new ArrayList<>();
        for (int look = 0; look < samples.looks(); look++) {
            Quantiles equity = Quantiles.of(samples.equityAt(look));
            curve.add(new Look(
                    plan.tradesAt(look, samples.looks()),
                    equity.at(.05),
                    equity.at(.25),
                    equity.at(.5),
                    equity.at(.75),
                    equity.at(.95)));
        }
        return curve;
    }
}
