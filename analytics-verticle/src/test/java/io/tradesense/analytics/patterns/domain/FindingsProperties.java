package io.tradesense.analytics.patterns.domain;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.tradesense.analytics.statistics.domain.Interval;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** A p-value, an interval and a number of trades are three sides of one test. */
class FindingsProperties {

    @Property(tries = 60)
    void an_interval_lies_on_the_habits_side_if_and_only_if_the_habit_is_detected(
            @ForAll @Size(max = 3) Set<Kind> habits,
            @ForAll @IntRange(max = 100_000) int seed,
            @ForAll @IntRange(min = 60, max = 500) int trades) {
        Set<Kind> chosen = EnumSet.noneOf(Kind.class);
        chosen.addAll(habits);
        Findings findings = Findings.in(History.of(SimulatedTrader.trades(chosen, seed, trades), ZoneOffset.UTC));
        assertThat(findings.items()).allSatisfy(FindingsProperties::agree);
    }

    private static void agree(Finding finding) {
        boolean detected = finding.status() == Finding.Status.DETECTED;
        Interval interval = finding.interval();
        if (interval != null) {
            assertThat(isOnTheHabitsSide(finding, interval))
                    .as("interval %s of %s", interval, finding)
                    .isEqualTo(detected);
        }
        if (detected) assertThat(finding.tradesNeeded()).isNull();
        if (finding.tradesNeeded() != null) assertThat(finding.tradesNeeded()).isGreaterThan(finding.trades());
    }

    private static boolean isOnTheHabitsSide(Finding finding, Interval interval) {
        return switch (requireNonNull(finding.scale())) {
            case RATIO, SHARE -> interval.low() > 0;
            case MONEY_A_TRADE, MONEY_A_DAY, RATIO_LESS -> interval.high() < 0;
        };
    }
}
