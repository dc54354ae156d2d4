package io.tradesense.analytics.patterns.domain;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Adjusts p-values for how many questions were asked, so that of all that is claimed at most 5 % is expected to be luck:
 * Y. Benjamini and Y. Hochberg, "Controlling the False Discovery Rate", Journal of the Royal Statistical Society B 57,
 * 1995. Where there is nothing to find at all, any claim is a false one, and then this is also the chance of making one.
 */
final class FalseDiscoveries {
    static final double LEVEL = 0.05;

    /** A p-value on the very edge may come out this much off it. */
    private static final double ROUNDING = 1e-9;

    private FalseDiscoveries() {}

    static boolean isClaimed(double adjusted) {
        return adjusted <= LEVEL * (1 + ROUNDING);
    }

    /**
     * The level at which each of these tests by itself makes the very claims that are made of them together: where c of m
     * are claimed, those are the ones whose own p-value is at most c · 5 % / m. Where none is, none is at 5 % / m. So an
     * interval at that level goes with each claim; of intervals shown for what was claimed, at most 5 % miss on the side
     * that matters. Y. Benjamini and D. Yekutieli, "False Discovery Rate–Adjusted Multiple Confidence Intervals for
     * Selected Parameters", Journal of the American Statistical Association 100, 2005.
     */
    static double levelOfEach(double[] adjusted) {
        long claimed =
                Arrays.stream(adjusted).filter(FalseDiscoveries::isClaimed).count();
        return LEVEL * Math.max(1, claimed) / Math.max(1, adjusted.length);
    }

    /** The smallest level at which each would be claimed, in the order given. */
    static double[] adjusted(double[] pValues) {
        int[] descending = IntStream.range(0, pValues.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> pValues[i]).reversed())
                .mapToInt(Integer::intValue)
                .toArray();
        double[] adjusted = new double[pValues.length];
        double most = 1;
        for (int place = 0; place < descending.length; place++) {
            int test = descending[place];
            int rank = pValues.length - place;
            most = Math.min(most, pValues[test] * pValues.length / rank);
            adjusted[test] = most;
        }
        return adjusted;
    }
}
