package io.tradesense.analytics.patterns.domain;

import java.util.Comparator;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A habit that shows as a difference of means between some trades and the rest.
 *
 * @param sign 1 where larger values in the group are the habit, -1 where smaller ones are
 * @param least units on either side, below which nothing is said
 * @param run how far values change places under chance: see {@link Deals}
 */
record GroupHabit(Kind kind, Scale scale, int sign, int least, int run, Function<History, Contrast> reading, Cost cost)
        implements Habit {

    /** What the habit lost, in money; null where that cannot be told. */
    interface Cost {
        @Nullable
        Double of(History history, int[] rows, TwoGroups groups);
    }

    @Override
    public Measured measure(History history, @Nullable Integer cell) {
        Contrast read = reading.apply(history).only(cell);
        Contrast contrast = read.withAtLeast(least);
        if (contrast.cells().isEmpty()) return new Measured.TooFew(read.most(), least);
        double[] values = contrast.values();
        Contrast.Cell strongest = contrast.cells().stream()
                .max(Comparator.comparingDouble(
                        each -> sign * TwoGroups.of(values, each.group()).statistic()))
                .orElseThrow();
        TwoGroups groups = TwoGroups.of(values, strongest.group());
        int[] rows = contrast.rowsOf(strongest);
        return new Measured.Strength(
                Estimate.of(scale, groups, sign, contrast.cells().size()),
                strongest.name(),
                groups.trades(),
                groups.rest(),
                rows,
                cost.of(history, rows, groups));
    }

    @Override
    public Chance chance(History history) {
        Contrast contrast = reading.apply(history).withAtLeast(least);
        return Deals.of(contrast.values(), run, dealt -> {
            double strongest = Double.NEGATIVE_INFINITY;
            for (Contrast.Cell cell : contrast.cells()) {
                strongest = Math.max(
                        strongest, sign * TwoGroups.of(dealt, cell.group()).statistic());
            }
            return strongest;
        });
    }
}
