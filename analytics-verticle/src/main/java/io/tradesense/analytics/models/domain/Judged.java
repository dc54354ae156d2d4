package io.tradesense.analytics.models.domain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Chances given beforehand, and what came. */
final class Judged {
    private static final int BINS = 5;
    private final List<Call> calls = new ArrayList<>();
    private final Duel duel = new Duel();

    private record Call(double chance, boolean came) {}

    /** @param base what the share won so far would have said */
    void add(long day, double chance, double base, boolean came) {
        calls.add(new Call(chance, came));
        double truth = came ? 1 : 0;
        duel.add(day, (chance - truth) * (chance - truth), (base - truth) * (base - truth));
    }

    Duel duel() {
        return duel;
    }

    /** Of equally many trades each, by the chance given. */
    List<Evaluation.Bin> bins() {
        List<Call> sorted =
                calls.stream().sorted(Comparator.comparingDouble(Call::chance)).toList();
        List<Evaluation.Bin> bins = new ArrayList<>();
        for (int bin = 0; bin < BINS; bin++) {
            List<Call> its = sorted.subList(sorted.size() * bin / BINS, sorted.size() * (bin + 1) / BINS);
            if (its.isEmpty()) continue;
            bins.add(new Evaluation.Bin(
                    its.get(0).chance,
                    its.get(its.size() - 1).chance,
                    its.size(),
                    its.stream().mapToDouble(Call::chance).sum() / its.size(),
                    (double) its.stream().filter(Call::came).count() / its.size()));
        }
        return bins;
    }
}
