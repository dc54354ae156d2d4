package io.tradesense.analytics.statistics.domain;

import java.util.SplittableRandom;

/**
 * Deals the results out anew over the trades, many times, and counts how often chance alone makes a difference as large
 * as the one seen. It assumes no distribution, which profits and losses do not have. The statistic is Welch's t; how
 * many cells are looked at is minded as {@link ChanceMaxima} says.
 */
public final class PermutationTest {

    private final Centred results;
    private final Centred.Part all;
    private final double[] dealt;
    private final int[][] members;

    private PermutationTest(Centred results, int[][] members) {
        this.results = results;
        this.all = results.all();
        this.dealt = results.values();
        this.members = members;
    }

    /** @param members of each cell, as indices into the results; at least 2 inside and 2 outside of each */
    public static ChanceMaxima run(Centred results, int[][] members, int permutations, long seed) {
        var test = new PermutationTest(results, members);
        double[] statistics = new double[members.length];
        test.read(statistics);
        var maxima = new ChanceMaxima(statistics.clone(), permutations);
        var random = new SplittableRandom(seed);
        for (int deal = 0; deal < permutations && members.length > 0; deal++) {
            test.shuffle(random);
            test.read(statistics);
            maxima.note(statistics);
        }
        return maxima;
    }

    private void shuffle(SplittableRandom random) {
        for (int last = dealt.length - 1; last > 0; last--) {
            int other = random.nextInt(last + 1);
            double swapped = dealt[last];
            dealt[last] = dealt[other];
            dealt[other] = swapped;
        }
    }

    private void read(double[] statistics) {
        for (int cell = 0; cell < members.length; cell++) {
            Centred.Part part = Centred.part(dealt, members[cell]);
            statistics[cell] = results.varies() ? part.welch(all.less(part)) : 0;
        }
    }
}
