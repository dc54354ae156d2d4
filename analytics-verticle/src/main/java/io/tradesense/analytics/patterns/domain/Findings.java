package io.tradesense.analytics.patterns.domain;

import io.tradesense.analytics.statistics.domain.Interval;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * All habits looked for in one history, with one account of how many questions that were.
 *
 * @param tested how many of the habits could be tested; the p-values are adjusted for that many
 * @param confidence of each interval: so that it lies on the habit's side of none if and only if the habit is detected
 */
public record Findings(List<Finding> items, int tested, int trades, double confidence) {
    private static final double HIGH = 0.10;
    private static final double MEDIUM = 0.03;

    public Findings {
        items = List.copyOf(items);
    }

    public static Findings in(History history) {
        List<Measured> measured =
                Habits.ALL.stream().map(habit -> habit.measure(history, null)).toList();
        int[] tested = IntStream.range(0, measured.size())
                .filter(i -> measured.get(i) instanceof Measured.Strength)
                .toArray();
        List<Chance> chances = IntStream.of(tested)
                .mapToObj(i -> Habits.ALL.get(i).chance(history))
                .toList();
        double[] adjusted = FalseDiscoveries.adjusted(
                chances.stream().mapToDouble(Chance::pValue).toArray());
        double level = FalseDiscoveries.levelOfEach(adjusted);
        List<Finding> findings = new ArrayList<>();
        int test = 0;
        for (int i = 0; i < measured.size(); i++) {
            Kind kind = Habits.ALL.get(i).kind();
            Measured each = measured.get(i);
            if (each instanceof Measured.Strength strength) {
                findings.add(finding(kind, strength, chances.get(test), adjusted[test], level, history));
                test++;
            } else if (each instanceof Measured.TooFew few) {
                findings.add(nothing(
                        kind,
                        Finding.Status.TOO_FEW_TRADES,
                        few.have(),
                        (long) few.needed(),
                        "it takes " + few.needed() + " of the kind, and there are " + few.have()));
            } else if (each instanceof Measured.Unknown unknown) {
                findings.add(nothing(kind, Finding.Status.NOT_MEASURED, 0, null, unknown.why()));
            }
        }
        return new Findings(findings, tested.length, history.size(), 1 - 2 * level);
    }

    private static Finding finding(
            Kind kind, Measured.Strength strength, Chance chance, double adjusted, double level, History history) {
        Estimate estimate = strength.estimate();
        Interval interval = chance.interval(estimate, level);
        boolean detected = FalseDiscoveries.isClaimed(adjusted) && estimate.value() > 0;
        return new Finding(
                kind,
                detected ? Finding.Status.DETECTED : Finding.Status.NOT_DETECTED,
                detected ? severity(strength.cost(), history) : Finding.Severity.NONE,
                strength.cell(),
                strength.trades(),
                strength.rest(),
                estimate.scale(),
                estimate.told(),
                estimate.told(interval),
                chance.pValue(),
                adjusted,
                detected ? null : estimate.tradesNeeded(strength.trades(), interval),
                strength.cost(),
                latest(strength.rows(), history),
                null);
    }

    private static Finding nothing(Kind kind, Finding.Status status, int trades, @Nullable Long needed, String why) {
        return new Finding(
                kind,
                status,
                Finding.Severity.NONE,
                null,
                trades,
                0,
                null,
                null,
                null,
                null,
                null,
                needed,
                null,
                List.of(),
                why);
    }

    private static Finding.Severity severity(@Nullable Double cost, History history) {
        double lost = -IntStream.range(0, history.size())
                .mapToDouble(row -> Math.min(0, history.net(row)))
                .sum();
        if (cost == null || lost == 0 || cost < MEDIUM * lost) return Finding.Severity.LOW;
        return cost < HIGH * lost ? Finding.Severity.MEDIUM : Finding.Severity.HIGH;
    }

    private static List<UUID> latest(int[] rows, History history) {
        List<UUID> ids = new ArrayList<>();
        IntStream.of(rows)
                .skip(Math.max(0, rows.length - Finding.MOST_TRADES))
                .forEach(row -> ids.add(history.id(row)));
        Collections.reverse(ids);
        return ids;
    }
}
