package io.tradesense.analytics.performance.domain;

import java.util.BitSet;
import java.util.stream.IntStream;

/**
 * Which steps of a long curve to draw. The curve is cut into stretches of equal length, and of each the highest point,
 * the lowest and the deepest drawdown stay, with the first and the last of all: so no peak, no trough and no drawdown
 * loses its depth, which taking every n-th point would cost.
 */
final class Thinning {

    private static final int KEPT_A_STRETCH = 3;
    private static final int ENDS = 2;

    private Thinning() {}

    /** @param maxPoints at least 5 */
    static int[] steps(Drawdown curve, int maxPoints) {
        int steps = curve.steps();
        if (maxPoints < ENDS + KEPT_A_STRETCH)
            throw new IllegalArgumentException("a curve needs 5 points, not " + maxPoints);
        if (steps <= maxPoints) return IntStream.range(0, steps).toArray();
        int stretches = (maxPoints - ENDS) / KEPT_A_STRETCH;
        BitSet kept = new BitSet(steps);
        kept.set(0);
        kept.set(steps - 1);
        for (int stretch = 0; stretch < stretches; stretch++) {
            keep(curve, bound(steps, stretch, stretches), bound(steps, stretch + 1, stretches), kept);
        }
        return kept.stream().toArray();
    }

    private static int bound(int steps, int stretch, int stretches) {
        return (int) ((long) steps * stretch / stretches);
    }

    private static void keep(Drawdown curve, int from, int until, BitSet kept) {
        int highest = from;
        int lowest = from;
        int deepest = from;
        for (int step = from + 1; step < until; step++) {
            if (curve.levelAt(step) > curve.levelAt(highest)) highest = step;
            if (curve.levelAt(step) < curve.levelAt(lowest)) lowest = step;
            if (curve.depthAt(step) < curve.depthAt(deepest)) deepest = step;
        }
        kept.set(highest);
        kept.set(lowest);
        kept.set(deepest);
    }
}
