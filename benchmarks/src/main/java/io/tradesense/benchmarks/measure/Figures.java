package io.tradesense.benchmarks.measure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Figures of several rounds, for a table of medians. */
public final class Figures {
    private final String what;
    private final Map<String, List<Double>> rounds = new LinkedHashMap<>();

    public Figures(String what) {
        this.what = what;
    }

    public void add(String whose, double figure) {
        rounds.computeIfAbsent(whose, name -> new ArrayList<>()).add(figure);
        System.out.printf(Locale.ROOT, "%-34s %8.1f%n", whose, figure);
    }

    /** Medians, with the least and the greatest, and the ratio to one of them. */
    public void print(String yardstick) {
        double unit = median(rounds.getOrDefault(yardstick, List.of(1.0)));
        System.out.printf(Locale.ROOT, "%n%s%n%-34s %8s %19s %8s%n", what, "", "median", "range", "ratio");
        rounds.forEach((whose, figures) -> System.out.printf(
                Locale.ROOT,
                "%-34s %8.1f %9.1f–%9.1f %8.2f%n",
                whose,
                median(figures),
                figures.stream().mapToDouble(Double::doubleValue).min().orElse(0),
                figures.stream().mapToDouble(Double::doubleValue).max().orElse(0),
                median(figures) / unit));
    }

    private static double median(List<Double> figures) {
        return figures.stream().sorted().skip(figures.size() / 2).findFirst().orElseThrow();
    }
}
