package io.tradesense.analytics.patterns.domain;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Adjusts p-values for how many questions were asked, so that of all that is claimed at most 5 % is expected to be luck:
 * Y. Benjamini and Y. Hochberg, "Controlling the False Discovery Rate", Journal of the Royal Statistical Society B 57,
 * 1995. Where there is nothing to find at all, any claim is a false one, and then this is also the chance of making one.
 */
final class FalseDiscoveries {
    static final double LEVEL = 0.05;

    private FalseDiscoveries() {}

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
