package io.tradesense.analytics.patterns.domain;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What habits cost. Estimates by comparison: no history tells what would have been. */
final class Costs {

    private Costs() {}

    /** What the group would have made more with the mean of the rest. */
    static GroupHabit.Cost shortfall() {
        return (history, rows, groups) -> -groups.effect() * groups.trades();
    }

    /** What the part of each trade that is beyond the rest's usual (geometric mean) size lost. */
    static GroupHabit.Cost extraSize() {
        return (history, rows, groups) -> IntStream.of(rows)
                .filter(row -> history.size(row) > groups.restMean())
                .mapToDouble(row -> -history.net(row) * -Math.expm1(groups.restMean() - history.size(row)))
                .sum();
    }

    /** What the sooner half of the group made less than all other trades did. */
    static GroupHabit.Cost haste() {
        return (history, rows, groups) -> {
            double usual = Sizes.median(
                    IntStream.of(rows).mapToDouble(history::gapSeconds).toArray());
            boolean[] hasty = new boolean[history.size()];
            for (int row : rows) {
                hasty[row] = history.gapSeconds(row) <= usual;
            }
            TwoGroups nets = TwoGroups.of(history.nets(), (row, values) -> hasty[row]);
            return nets.rest() == 0 ? null : -nets.effect() * nets.trades();
        };
    }

    /** What losers held longer than half of the winners lost more than the other losers did. */
    static @Nullable Double longLosers(History history) {
        double usual = Sizes.median(IntStream.range(0, history.size())
                .filter(row -> history.net(row) > 0)
                .mapToDouble(history::holdSeconds)
                .toArray());
        int[] losers = IntStream.range(0, history.size())
                .filter(row -> history.net(row) < 0)
                .toArray();
        double[] nets = Arrays.stream(losers).mapToDouble(history::net).toArray();
        TwoGroups groups = TwoGroups.of(nets, (loser, values) -> history.holdSeconds(losers[loser]) > usual);
        return groups.trades() == 0 || groups.rest() == 0 ? null : -groups.effect() * groups.trades();
    }
}
