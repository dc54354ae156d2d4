package io.tradesense.analytics.patterns.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is claimed of made-up traders of whom it is known what is true. */
class FindingsTest {
    private static final int TRADES = 600;
    private static final int INNOCENT = 300;
    private static final int GUILTY = 20;

    @Test
    void of_traders_without_a_habit_at_most_one_in_twenty_is_told_of_any() {
        long accused = IntStream.range(0, INNOCENT)
                .mapToObj(seed -> Findings.in(SimulatedTrader.withoutHabits(seed, TRADES)))
                .filter(findings -> findings.items().stream().anyMatch(FindingsTest::detected))
                .count();
        assertThat(accused).isLessThanOrEqualTo(INNOCENT / 20);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void of_traders_with_a_habit_four_in_five_are_told(Kind habit) {
        long told = IntStream.range(0, GUILTY)
                .mapToObj(seed -> Findings.in(SimulatedTrader.with(habit, 1_000 + seed, TRADES)))
                .filter(findings -> detected(of(habit, findings)))
                .count();
        assertThat(told).isGreaterThanOrEqualTo(GUILTY * 4 / 5);
    }

    @Test
    void every_habit_is_answered_for_even_where_there_is_nothing() {
        Findings findings = Findings.in(History.of(List.of(), ZoneOffset.UTC));
        assertThat(findings.items()).extracting(Finding::kind).containsExactlyInAnyOrder(Kind.values());
        assertThat(findings.items())
                .allSatisfy(finding ->
                        assertThat(finding.status()).isIn(Finding.Status.TOO_FEW_TRADES, Finding.Status.NOT_MEASURED));
        assertThat(findings.tested()).isZero();
    }

    @Test
    void too_few_trades_say_how_many_it_takes() {
        Finding finding = of(Kind.REVENGE_RESULT, Findings.in(SimulatedTrader.withoutHabits(1, 30)));
        assertThat(finding.status()).isEqualTo(Finding.Status.TOO_FEW_TRADES);
        assertThat(finding.tradesNeeded()).isEqualTo(Habit.LEAST);
        assertThat(finding.trades()).isLessThan(Habit.LEAST);
    }

    @Test
    void the_same_trades_in_any_order_give_the_same_answer() {
        var trades = SimulatedTrader.trades(EnumSet.of(Kind.TILT), 5, 300);
        Findings one = Findings.in(History.of(trades, ZoneOffset.UTC));
        var shuffled = new ArrayList<>(trades);
        Collections.shuffle(shuffled, new Random(9));
        assertThat(Findings.in(History.of(shuffled, ZoneOffset.UTC))).isEqualTo(one);
    }

    private static boolean detected(Finding finding) {
        return finding.status() == Finding.Status.DETECTED;
    }

    private static Finding of(Kind kind, Findings findings) {
        return findings.items().stream()
                .filter(finding -> finding.kind() == kind)
                .findFirst()
                .orElseThrow();
    }
}
