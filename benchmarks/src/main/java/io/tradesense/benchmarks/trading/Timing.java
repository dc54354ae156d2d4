package io.tradesense.benchmarks.trading;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** Times work and tells figures. */
final class Timing {

    private Timing() {}

    /** Something to be timed. */
    interface Work {
        void run() throws Exception;
    }

    static double seconds(Work work) throws Exception {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e9;
    }

    static double median(List<Double> figures) {
        return quantile(figures, 0.5);
    }

    static double quantile(List<Double> figures, double quantile) {
        List<Double> sorted = new ArrayList<>(figures);
        Collections.sort(sorted);
        return sorted.get((int) Math.min(sorted.size() - 1, sorted.size() * quantile));
    }

    static void print(String form, Object... figures) {
        System.out.printf(Locale.ROOT, form + "%n", figures);
    }
}
