package io.tradesense.analytics.breakdowns.domain;

import io.tradesense.analytics.statistics.domain.Centred;
import io.tradesense.analytics.statistics.domain.ChanceMaxima;
import java.util.SplittableRandom;

/**
 * What {@link io.tradesense.analytics.statistics.domain.PermutationTest} counts, for so many trades that dealing them all
 * out again and again takes too long: how large the largest |t| of any cell becomes where the results have nothing to do
 * with the cells. The sum of many results is drawn from the normal distribution it has by the central limit theorem; the
 * sums of small groups, for which that theorem says little, are drawn from the results themselves. Cells share what they
 * share, so that any overlap is minded.
 *
 * <p>P. H. Westfall and S. S. Young, "Resampling-Based Multiple Testing", 1993, with the normal approximation of V.
 * Chernozhukov, D. Chetverikov and K. Kato, "Gaussian Approximations and Multiplier Bootstrap for Maxima of Sums of
 * High-Dimensional Random Vectors", Annals of Statistics 41(6), 2013.
 */
final class NormalMaximum {

    /** A group of at least this many is summed by the central limit theorem. */
    static final int LARGE = 500;

    private static final int MOST_DRAWS = 2_000;
    private static final int LEAST_DRAWS = 400;
    private static final int STEPS = 2_000_000;
    private static final long LOW_HALF = 0xFFFF_FFFFL;

    private final Centred results;
    private final Atoms atoms;
    private final double variance;
    private final double[] sum;
    private final double[] squares;
    private final double[] statistic;

    private NormalMaximum(Centred results, Atoms atoms) {
        this.results = results;
        this.atoms = atoms;
        this.variance = results.variance();
        this.sum = new double[atoms.count()];
        this.squares = new double[atoms.count()];
        this.statistic = new double[atoms.cells()];
    }

    /** @param observed |t| of each cell */
    static ChanceMaxima of(Centred results, Atoms atoms, double[] observed, long seed) {
        NormalMaximum test = new NormalMaximum(results, atoms);
        SplittableRandom random = new SplittableRandom(seed);
        int draws = Math.max(LEAST_DRAWS, Math.min(MOST_DRAWS, STEPS / Math.max(1, atoms.cost())));
        ChanceMaxima maxima = new ChanceMaxima(observed, draws);
        for (int draw = 0; draw < draws; draw++) {
            test.draw(random);
            maxima.note(test.statistic);
        }
        return maxima;
    }

    /** The |t| of each cell in a world in which nothing is going on. */
    private void draw(SplittableRandom random) {
        double total = 0;
        double totalSquares = 0;
        for (int atom = 0; atom < sum.length; atom++) {
            int size = atoms.size(atom);
            if (size >= LARGE) {
                sum[atom] = Math.sqrt(size * variance) * random.nextGaussian();
                squares[atom] = size * variance;
            } else {
                sample(atom, size, random);
            }
            total += sum[atom];
            totalSquares += squares[atom];
        }
        Centred.Part all = new Centred.Part(results.count(), total, totalSquares);
        for (int cell = 0; cell < statistic.length; cell++) {
            statistic[cell] = statistic(cell, all);
        }
    }

    private void sample(int atom, int size, SplittableRandom random) {
        double sampled = 0;
        double squared = 0;
        long count = results.count();
        // 32 random bits times the count: as even as needed, and cheaper than a division; so each 64 make two.
        for (int left = size; left > 0; left -= 2) {
            long bits = random.nextLong();
            double one = results.at((int) ((bits >>> 32) * count >>> 32));
            double other = left == 1 ? 0 : results.at((int) ((bits & LOW_HALF) * count >>> 32));
            sampled += one + other;
            squared += one * one + other * other;
        }
        sum[atom] = sampled;
        squares[atom] = squared;
    }

    private double statistic(int cell, Centred.Part all) {
        double inside = 0;
        double insideSquares = 0;
        int count = 0;
        for (int atom : atoms.of(cell)) {
            inside += sum[atom];
            insideSquares += squares[atom];
            count += atoms.size(atom);
        }
        Centred.Part part = new Centred.Part(count, inside, insideSquares);
        return part.welch(all.less(part));
    }
}
