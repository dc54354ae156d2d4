package io.tradesense.benchmarks.gateway;

import java.util.Arrays;

/** How long each of many requests took from its appointed time. @param sortedNanos ascending */
record Latencies(long[] sortedNanos) {

    static Latencies of(long[] nanos) {
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        return new Latencies(sorted);
    }

    /** In milliseconds. */
    double p50() {
        return millis(0.5);
    }

    /** In milliseconds. */
    double p99() {
        return millis(0.99);
    }

    private double millis(double quantile) {
        return sortedNanos[(int) (sortedNanos.length * quantile)] / 1e6;
    }
}
