package io.tradesense.analytics.patterns.domain;

import io.tradesense.analytics.statistics.domain.Interval;
import java.util.stream.IntStream;
import org.hipparchus.distribution.continuous.BetaDistribution;
import org.hipparchus.distribution.discrete.BinomialDistribution;
import org.jspecify.annotations.Nullable;

/**
 * Losing trades that lost more than a tenth beyond what their stop put at risk. Stops slip, so one in twenty is allowed;
 * the exact binomial test asks whether it is more, and the interval is what that test does not refuse (C. J. Clopper and
 * E. S. Pearson, Biometrika 26, 1934). The share and its error are Agresti and Coull's ("Approximate is Better than
 * Exact", The American Statistician 52, 1998), of what goes beyond the one in twenty. The cost is what those trades lost
 * beyond their planned risk.
 */
final class BrokenStops implements Habit {
    static final double ALLOWED = 0.05;
    private static final double SLIPPAGE = 1.1;
    /** z² of 95 %, rounded as its authors do. */
    private static final int PSEUDO = 4;

    @Override
    public Kind kind() {
        return Kind.BROKEN_STOPS;
    }

    @Override
    public Measured measure(History history, @Nullable Integer cell) {
        int[] planned = planned(history);
        if (planned.length < LEAST) return new Measured.TooFew(planned.length, LEAST);
        int[] broken = broken(history, planned);
        double tried = planned.length + PSEUDO;
        double share = (broken.length + PSEUDO / 2.0) / tried;
        var estimate = new Estimate(
                Scale.SHARE, share - ALLOWED, Math.sqrt(share * (1 - share) / tried), Double.POSITIVE_INFINITY, 1);
        double cost = IntStream.of(broken)
                .mapToDouble(row -> -history.net(row) - history.risk(row))
                .sum();
        return new Measured.Strength(estimate, null, broken.length, planned.length - broken.length, broken, cost);
    }

    @Override
    public Chance chance(History history) {
        int[] planned = planned(history);
        return new Exact(broken(history, planned).length, planned.length);
    }

    /** @param broken of those planned */
    private record Exact(int broken, int planned) implements Chance {

        @Override
        public double pValue() {
            return broken == 0 ? 1 : 1 - new BinomialDistribution(planned, ALLOWED).cumulativeProbability(broken - 1);
        }

        @Override
        public Interval interval(Estimate estimate, double level) {
            double low = broken == 0
                    ? 0
                    : new BetaDistribution(broken, planned - broken + 1.0).inverseCumulativeProbability(level);
            double high = broken == planned
                    ? 1
                    : new BetaDistribution(broken + 1.0, planned - broken).inverseCumulativeProbability(1 - level);
            return new Interval(low - ALLOWED, high - ALLOWED);
        }
    }

    /** Losers with a planned stop. */
    private static int[] planned(History history) {
        return IntStream.range(0, history.size())
                .filter(row -> history.net(row) < 0 && !Double.isNaN(history.risk(row)))
                .toArray();
    }

    private static int[] broken(History history, int[] planned) {
        return IntStream.of(planned)
                .filter(row -> -history.net(row) > SLIPPAGE * history.risk(row))
                .toArray();
    }
}
