package io.tradesense.benchmarks.measure;

import java.util.Arrays;

/** How long each of many requests took from its appointed time. @param sortedNanos ascending */
public record Latencies(long[] sortedNanos) {

    public static Latencies of(long[] nanos) {
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        return new Latencies(sorted);
    }

    /** In milliseconds. */
    public double p50() {
        return millis(0.5);
    }

    /** In milliseconds. */
    public double p99() {
        return millis(0.99);
    }

    /** The longest, in milliseconds. */
    public double longest() {
        return sortedNanos[sortedNanos.length - 1] / 1e6;
    }

    private double millis(double quantile) {
        return sortedNanos[(int) (sortedNanos.length * quantile)] / 1e6;
    }
}
