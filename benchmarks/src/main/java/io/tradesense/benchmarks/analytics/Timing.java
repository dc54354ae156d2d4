package io.tradesense.benchmarks.analytics;

import java.util.Arrays;
import java.util.function.Supplier;

/** Milliseconds of some rounds. */
record Timing(double[] millis) {
    private static Object kept = "";

    /** @param rounds the last so many of which are told; as many more warm up before */
    static Timing of(int rounds, Supplier<?> work) {
        double[] millis = new double[rounds];
        for (int round = -rounds; round < rounds; round++) {
            long began = System.nanoTime();
            kept = work.get();
            if (round >= 0) millis[round] = (System.nanoTime() - began) / 1e6;
        }
        if (kept == null) throw new IllegalStateException("nothing was computed");
        Arrays.sort(millis);
        return new Timing(millis);
    }

    double median() {
        return millis[millis.length / 2];
    }

    double at(double share) {
        return millis[(int) Math.min(millis.length - 1, Math.ceil(share * millis.length) - 1)];
    }

    @Override
    public String toString() {
        return String.format("%9.2f ms (%.2f to %.2f)", median(), millis[0], millis[millis.length - 1]);
    }
}
