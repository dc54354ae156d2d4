package io.tradesense.analytics.performance.domain;

import java.util.Arrays;

/** Sorts times that are almost in order, as openings are where trades come in the order of their close. */
final class NearlySorted {
    /** Moves a value may cost on average; beyond, the values are sorted as any others. */
    private static final long MOVES = 8;

    private NearlySorted() {}

    static void sort(long[] values) {
        long moves = MOVES * values.length;
        for (int at = 1; at < values.length; at++) {
            long value = values[at];
            int to = at;
            while (to > 0 && values[to - 1] > value) {
                values[to] = values[to - 1];
                to--;
            }
            values[to] = value;
            moves -= at - to;
            if (moves < 0) {
                Arrays.sort(values);
                return;
            }
        }
    }
}
