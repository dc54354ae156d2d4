package io.tradesense.analytics.breakdowns.domain;

import io.tradesense.analytics.statistics.domain.Centred;
import io.tradesense.analytics.statistics.domain.Contrast;
import io.tradesense.analytics.statistics.domain.PermutationTest;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * p-values of the cells of a breakdown against "the cell has nothing to do with the result", adjusted for looking at
 * many cells. Cells with fewer than {@value #MIN_TRADES} trades, or with fewer outside, are not tested: they could not
 * show anything, and their unstable deviations would cost the others power.
 */
final class Significance {

    static final int MIN_TRADES = 10;
    static final double LEVEL = 0.05;
    /** How often results are dealt out anew. */
    static final int PERMUTATIONS = 2_000;
    /** The most memberships (a trade in a cell) that are dealt out; beyond, sums are drawn. */
    static final int MAX_PERMUTED = 2_000;
    /**
     * In a cell or outside, for the t distribution: with skewed results and twenty trades a cell, Welch's t with Holm
     * showed a third of the traders without an edge one.
     */
    static final int MIN_TRADES_FOR_STUDENT = 500;

    /** Fixed, so that the same trades always give the same answer. */
    private static final long SEED = 0x5DEECE66DL;

    private final Method method;
    private final int[] tested;
    private final double[] raw;
    private final double[] adjusted;

    /** How the p-values were made. */
    enum Method {
        /** Seeded permutations of Welch's t, adjusted by the single-step maximum: {@link PermutationTest}. */
        PERMUTATION_MAX_T,
        /** The same of more than {@value #MAX_PERMUTED} memberships, by the central limit: {@link NormalMaximum}. */
        NORMAL_MAX_T,
        /** Welch's t-test adjusted by Holm, where that many trades overlap in more ways than {@link Atoms} looks at. */
        WELCH_HOLM
    }

    private Significance(Method method, int[] tested, double[] raw, double[] adjusted) {
        this.method = method;
        this.tested = tested;
        this.raw = raw;
        this.adjusted = adjusted;
    }

    /** @param values the result of each trade, to which the cells' members are indices */
    static Significance of(double[] values, Cells cells) {
        int[] tested = withAtLeast(MIN_TRADES, values, cells);
        int memberships =
                Math.max(values.length, IntStream.of(tested).map(cells::trades).sum());
        if (memberships <= MAX_PERMUTED) return byPermutation(values, tested, cells);
        Atoms atoms = Atoms.of(values.length, members(tested, cells));
        if (atoms != null) return byNormal(Centred.of(values), tested, members(tested, cells), atoms);
        int[] large = withAtLeast(MIN_TRADES_FOR_STUDENT, values, cells);
        return byStudent(values, large, members(large, cells));
    }

    private static int[] withAtLeast(int trades, double[] values, Cells cells) {
        return IntStream.range(0, cells.count())
                .filter(cell -> cells.trades(cell) >= trades)
                .filter(cell -> values.length - cells.trades(cell) >= trades)
                .toArray();
    }

    private static int[][] members(int[] tested, Cells cells) {
        return IntStream.of(tested).mapToObj(cells::members).toArray(int[][]::new);
    }

    static Significance byPermutation(double[] values, int[] tested, Cells cells) {
        PermutationTest test = PermutationTest.run(values, members(tested, cells), PERMUTATIONS, SEED);
        return new Significance(Method.PERMUTATION_MAX_T, tested, test.raw(), test.adjusted());
    }

    /** @param atoms of the tested cells */
    static Significance byNormal(Centred values, int[] tested, int[][] members, Atoms atoms) {
        double[] observed = new double[tested.length];
        for (int i = 0; i < tested.length && values.varies(); i++) {
            Centred.Part part = values.part(members[i]);
            observed[i] = NormalMaximum.welch(part, values.rest(part));
        }
        double[][] p = NormalMaximum.pValues(values, atoms, observed, SEED);
        return new Significance(Method.NORMAL_MAX_T, tested, p[0], p[1]);
    }

    static Significance byStudent(double[] values, int[] tested, int[][] members) {
        double[] raw = new double[tested.length];
        Centred centred = Centred.of(values);
        for (int i = 0; i < tested.length; i++) {
            Contrast contrast = Contrast.of(centred, members[i]);
            Double p = contrast == null ? null : contrast.pValue();
            raw[i] = p == null ? 1 : p;
        }
        return new Significance(Method.WELCH_HOLM, tested, raw, holm(raw));
    }

    /**
     * Step-down Bonferroni, right under any dependence: S. Holm, "A Simple Sequentially Rejective Multiple Test
     * Procedure", Scandinavian Journal of Statistics 6, 1979.
     */
    static double[] holm(double[] raw) {
        int[] ascending = IntStream.range(0, raw.length)
                .boxed()
                .sorted((a, b) -> Double.compare(raw[a], raw[b]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] adjusted = new double[raw.length];
        double least = 0;
        for (int rank = 0; rank < ascending.length; rank++) {
            int cell = ascending[rank];
            least = Math.max(least, Math.min(1, raw[cell] * (raw.length - rank)));
            adjusted[cell] = least;
        }
        return adjusted;
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
}
