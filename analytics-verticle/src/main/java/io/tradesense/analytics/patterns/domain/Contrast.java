package io.tradesense.analytics.patterns.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Values, and the groups that are held against the rest of them.
 *
 * @param values one a unit, in the order of time
 * @param rows the trades each unit is made of
 * @param cells candidates; of several, the strongest is tested against the strongest of each deal (max-T: P. H. Westfall
 *     and S. S. Young, "Resampling-Based Multiple Testing", 1993)
 */
record Contrast(double[] values, int[][] rows, List<Cell> cells) {

    /** @param moving who is in it depends on the values, and so is found out anew when they change places */
    record Cell(@Nullable Integer name, TwoGroups.Membership group, boolean moving) {

        static Cell fixed(@Nullable Integer name, IntPredicate group) {
            return new Cell(name, (unit, values) -> group.test(unit), false);
        }

        /** The same, found out once and for all where that is enough. */
        Cell settled(int units) {
            if (moving) return this;
            boolean[] inside = new boolean[units];
            for (int unit = 0; unit < units; unit++) {
                inside[unit] = group.holds(unit, NO_VALUES);
            }
            return new Cell(name, (unit, values) -> inside[unit], false);
        }
    }

    private static final double[] NO_VALUES = {};

    /** A unit a trade, of the trades at these rows. */
    static Contrast ofTrades(double[] values, int[] rows, List<Cell> cells) {
        return new Contrast(
                values, IntStream.of(rows).mapToObj(row -> new int[] {row}).toArray(int[][]::new), cells);
    }

    /** A unit a trade, of all trades, so that a unit is a row. */
    static Contrast ofTrades(double[] values, List<Cell> cells) {
        return ofTrades(values, IntStream.range(0, values.length).toArray(), cells);
    }

    static List<Cell> one(IntPredicate group) {
        return List.of(Cell.fixed(null, group));
    }

    /** Those with this many units inside and as many outside. */
    Contrast withAtLeast(int least) {
        List<Cell> enough = new ArrayList<>();
        for (Cell cell : cells) {
            if (rarer(cell) >= least) enough.add(cell.settled(values.length));
        }
        return new Contrast(values, rows, enough);
    }

    Contrast only(@Nullable Integer name) {
        return name == null
                ? this
                : new Contrast(
                        values,
                        rows,
                        cells.stream().filter(cell -> name.equals(cell.name())).toList());
    }

    /** Units of the rarer side of the cell that has most of them. */
    int most() {
        return cells.stream().mapToInt(this::rarer).max().orElse(0);
    }

    private int rarer(Cell cell) {
        int inside = 0;
        for (int unit = 0; unit < values.length; unit++) {
            if (cell.group().holds(unit, values)) inside++;
        }
        return Math.min(inside, values.length - inside);
    }

    int[] rowsOf(Cell cell) {
        return IntStream.range(0, values.length)
                .filter(unit -> cell.group().holds(unit, values))
                .flatMap(unit -> IntStream.of(rows[unit]))
                .toArray();
    }
}
