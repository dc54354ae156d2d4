package io.tradesense.analytics.breakdowns.domain;

import io.tradesense.analytics.statistics.domain.Centred;
import io.tradesense.analytics.statistics.domain.ChanceMaxima;
import io.tradesense.analytics.statistics.domain.Contrast;
import io.tradesense.analytics.statistics.domain.Interval;
import io.tradesense.analytics.statistics.domain.PermutationTest;
import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.jspecify.annotations.Nullable;

/**
 * p-values of the cells of a breakdown against "the cell has nothing to do with the result", adjusted for looking at
 * many cells. Cells with fewer than {@value #MIN_TRADES} trades, or with fewer outside, are not tested: they could not
 * show anything, and their unstable deviations would cost the others power.
 */
final class Significance {

    static final int MIN_TRADES = 10;
    static final double LEVEL = ChanceMaxima.LEVEL;
    /** How often results are dealt out anew. */
    static final int PERMUTATIONS = 2_000;
    /** The most memberships (a trade in a cell) that are dealt out; beyond, sums are drawn. */
    static final int MAX_PERMUTED = 2_000;
    /**
     * In a cell or outside, for the t distribution: with skewed results and twenty trades a cell, Welch's t so adjusted
     * showed a third of the traders without an edge one.
     */
    static final int MIN_TRADES_FOR_STUDENT = 500;

    /** Fixed, so that the same trades always give the same answer. */
    private static final long SEED = 0x5DEECE66DL;

    private final Method method;
    private final int[] tested;
    private final double[] raw;
    private final double[] adjusted;
    private final double critical;

    /** How the p-values were made. */
    enum Method {
        /** Seeded permutations of Welch's t, adjusted by the single-step maximum: {@link PermutationTest}. */
        PERMUTATION_MAX_T,
        /** The same of more than {@value #MAX_PERMUTED} memberships, by the central limit: {@link NormalMaximum}. */
        NORMAL_MAX_T,
        /**
         * Welch's t-test adjusted by Bonferroni, where that many trades overlap in more ways than {@link Atoms} looks at.
         * Holm's steps would find a little more, but no interval goes with them.
         */
        WELCH_BONFERRONI
    }

    private Significance(Method method, int[] tested, double[] raw, double[] adjusted, double critical) {
        this.method = method;
        this.tested = tested;
        this.raw = raw;
        this.adjusted = adjusted;
        this.critical = tested.length == 0 ? normal(1) : critical;
    }

    private static Significance of(Method method, int[] tested, ChanceMaxima chance) {
        return new Significance(method, tested, chance.raw(), chance.adjusted(), chance.critical());
    }

    /** The least |t| of many trades that survives this many tests. */
    private static double normal(int tests) {
        return new NormalDistribution().inverseCumulativeProbability(1 - LEVEL / 2 / tests);
    }

    /** @param values the result of each trade, to which the cells' members are indices */
    static Significance of(Centred values, Cells cells) {
        int[] tested = withAtLeast(MIN_TRADES, values, cells);
        int memberships =
                Math.max(values.count(), IntStream.of(tested).map(cells::trades).sum());
        if (memberships <= MAX_PERMUTED) return byPermutation(values, tested, cells);
        Atoms atoms = Atoms.of(values.count(), members(tested, cells));
        if (atoms != null) return byNormal(values, tested, members(tested, cells), atoms);
        int[] large = withAtLeast(MIN_TRADES_FOR_STUDENT, values, cells);
        return byStudent(values, large, members(large, cells));
    }

    private static int[] withAtLeast(int trades, Centred values, Cells cells) {
        return IntStream.range(0, cells.count())
                .filter(cell -> cells.trades(cell) >= trades)
                .filter(cell -> values.count() - cells.trades(cell) >= trades)
                .toArray();
    }

    private static int[][] members(int[] tested, Cells cells) {
        return IntStream.of(tested).mapToObj(cells::members).toArray(int[][]::new);
    }

    static Significance byPermutation(Centred values, int[] tested, Cells cells) {
        return of(
                Method.PERMUTATION_MAX_T,
                tested,
                PermutationTest.run(values, members(tested, cells), PERMUTATIONS, SEED));
    }

    /** @param atoms of the tested cells */
    static Significance byNormal(Centred values, int[] tested, int[][] members, Atoms atoms) {
        double[] observed = new double[tested.length];
        for (int i = 0; i < tested.length && values.varies(); i++) {
            Centred.Part part = values.part(members[i]);
            observed[i] = part.welch(values.rest(part));
        }
        return of(Method.NORMAL_MAX_T, tested, NormalMaximum.of(values, atoms, observed, SEED));
    }

    static Significance byStudent(Centred values, int[] tested, int[][] members) {
        double[] raw = new double[tested.length];
        for (int i = 0; i < tested.length; i++) {
            Contrast contrast = Contrast.of(values, members[i]);
            Double p = contrast == null ? null : contrast.pValue();
            raw[i] = p == null ? 1 : p;
        }
        double[] adjusted =
                DoubleStream.of(raw).map(p -> Math.min(1, p * raw.length)).toArray();
        return new Significance(Method.WELCH_BONFERRONI, tested, raw, adjusted, normal(Math.max(1, tested.length)));
    }

    Method method() {
        return method;
    }

    int cellsTested() {
        return tested.length;
    }

    boolean isTested(int cell) {
        return Arrays.binarySearch(tested, cell) >= 0;
    }

    /** Only of a tested cell. */
    double pValue(int cell) {
        return raw[Arrays.binarySearch(tested, cell)];
    }

    /** Only of a tested cell. */
    double adjustedPValue(int cell) {
        return adjusted[Arrays.binarySearch(tested, cell)];
    }

    /** Only of a tested cell: it is called different from the rest. */
    boolean survives(int cell) {
        return adjustedPValue(cell) <= LEVEL;
    }

    /**
     * The sizes of its effect that the test of a tested cell does not refuse, for all cells at once: it leaves 0 out if
     * and only if the cell {@linkplain #survives survives}. Null where neither side varies.
     */
    @Nullable
    Interval interval(Contrast contrast) {
        return contrast.interval(
                method == Method.WELCH_BONFERRONI ? contrast.studentCritical(tested.length) : critical);
    }

    /**
     * Trades a cell that does not survive needs in all to do so in four of five cases, and to be tested at all, the rest
     * growing in proportion; null where that cannot be said.
     */
    @Nullable
    Long tradesNeeded(Contrast contrast, double kept) {
        Long needed = contrast.tradesNeeded(critical, kept);
        if (needed == null) return null;
        int least = method == Method.WELCH_BONFERRONI ? MIN_TRADES_FOR_STUDENT : MIN_TRADES;
        long enoughOutside = ((long) contrast.trades() * least + contrast.rest() - 1) / contrast.rest();
        return Math.max(needed, Math.max(least, enoughOutside));
    }
}
