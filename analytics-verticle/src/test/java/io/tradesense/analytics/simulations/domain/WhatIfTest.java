package io.tradesense.analytics.simulations.domain;

import static io.tradesense.analytics.readmodel.domain.TestTrades.all;
import static io.tradesense.analytics.readmodel.domain.TestTrades.trade;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tradesense.analytics.jobs.domain.Progress;
import io.tradesense.analytics.readmodel.domain.Selection;
import io.tradesense.analytics.readmodel.domain.TestTrades;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.hipparchus.distribution.discrete.BinomialDistribution;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WhatIfTest {
    private static final Instant MONDAY = Instant.parse("2026-03-02T10:00:00Z");

    @Test
    void without_fridays_only_the_others_are_left() {
        Selection trades = all(trade(1, "2026-03-05T15:00:00Z", "10"), trade(2, "2026-03-06T15:00:00Z", "-30"));
        WhatIf answer = whatIf(rule().weekdays(DayOfWeek.FRIDAY), trades);
        assertThat(answer.trades()).isEqualTo(1);
        assertThat(answer.netPnl()).isEqualTo(10);
        assertThat(answer.improvement()).isEqualTo(30);
        assertThat(answer.pValue()).as("two trades show nothing").isNull();
        assertThat(answer.better()).isFalse();
    }

    @Test
    void a_stop_bounds_losses_and_pays_its_costs() {
        Selection trades = all(
                trade(1, "2026-03-02T15:00:00Z", "-31").risk("10"),
                trade(2, "2026-03-02T16:00:00Z", "-6").risk("10"),
                trade(3, "2026-03-02T17:00:00Z", "-50"));
        WhatIf answer = whatIf(rule().stop(1), trades);
        // -10 and the cost of 1; the second lost less; the third has no known risk.
        assertThat(answer.netPnl()).isCloseTo(-11 - 6 - 50, within(1e-9));
        assertThat(answer.changed()).isEqualTo(1);
    }

    @Test
    void at_most_so_many_trades_a_day_means_the_first() {
        List<TestTrades> day = IntStream.range(0, 5)
                .mapToObj(i -> trade(i, MONDAY.plus(Duration.ofHours(i)).toString(), String.valueOf(i)))
                .toList();
        assertThat(whatIf(rule().perDay(3), all(day)).netPnl()).isEqualTo(3);
    }

    @Test
    void a_loss_counts_for_the_day_once_it_is_closed() {
        // The second is opened while the first is still open, so nobody knows yet that it will lose.
        Selection trades = all(
                trade(1, "2026-03-02T12:00:00Z", "-5").hold(Duration.ofHours(2)),
                trade(2, "2026-03-02T13:00:00Z", "-7").hold(Duration.ofMinutes(90)),
                trade(3, "2026-03-02T14:00:00Z", "20").hold(Duration.ofMinutes(30)),
                trade(4, "2026-03-03T14:00:00Z", "3"));
        assertThat(whatIf(rule().losses(1), trades).netPnl()).isEqualTo(-5 - 7 + 3);
    }

    /**
     * A trader without an edge tries twenty rules. If one were called better in 5 % of such trials, no more than {@code
     * bound} of these would be in 99.9 % of such tests.
     */
    @Test
    void trying_twenty_rules_without_an_edge_rarely_finds_one() {
        int runs = 100;
        SplittableRandom random = new SplittableRandom(20260304);
        int alarms = 0;
        for (int run = 0; run < runs; run++) {
            Selection trades = random(random, 200, 0);
            boolean alarm = IntStream.range(0, 20)
                    .anyMatch(hour -> WhatIf.of(rule().hour(hour).rule(), trades, ZoneOffset.UTC, 20, new Progress())
                            .better());
            if (alarm) alarms++;
        }
        int bound = new BinomialDistribution(runs, .05).inverseCumulativeProbability(.999);
        assertThat(alarms).isLessThanOrEqualTo(bound);
    }

    /** One hour in four costs a whole standard deviation a trade: four in five such traders are told, five rules tried. */
    @Test
    void a_rule_that_does_help_is_found() {
        int runs = 50;
        SplittableRandom random = new SplittableRandom(20260305);
        int found = 0;
        for (int run = 0; run < runs; run++) {
            Selection trades = random(random, 200, -1);
            if (WhatIf.of(rule().hour(0).rule(), trades, ZoneOffset.UTC, 5, new Progress())
                    .better()) found++;
        }
        assertThat(found).isGreaterThanOrEqualTo(40);
    }

    @Test
    void the_more_is_tried_the_less_is_believed() {
        Selection trades = random(new SplittableRandom(1), 200, -.5);
        WhatIf alone = WhatIf.of(rule().hour(0).rule(), trades, ZoneOffset.UTC, 1, new Progress());
        WhatIf hundredth = WhatIf.of(rule().hour(0).rule(), trades, ZoneOffset.UTC, 100, new Progress());
        assertThat(alone.adjustedPValue()).isCloseTo(alone.pValue(), within(1e-12));
        assertThat(hundredth.pValue()).isEqualTo(alone.pValue());
        assertThat(hundredth.adjustedPValue()).isGreaterThan(alone.adjustedPValue());
        assertThat(hundredth.deflatedSharpe()).isLessThan(alone.deflatedSharpe());
    }

    @Test
    void the_interval_is_above_nothing_if_and_only_if_the_rule_is_better() {
        SplittableRandom random = new SplittableRandom(20260306);
        int better = 0;
        for (int run = 0; run < 100; run++) {
            int tried = 1 + random.nextInt(30);
            Selection trades = random(random, 150, -random.nextDouble());
            WhatIf answer = WhatIf.of(rule().hour(0).rule(), trades, ZoneOffset.UTC, tried, new Progress());
            assertThat(requireNonNull(answer.improvementInterval()).low() > 0)
                    .as("%s of %d tried", answer, tried)
                    .isEqualTo(answer.better());
            if (answer.better()) better++;
        }
        assertThat(better).as("both kinds were seen").isBetween(10, 90);
    }

    /** Opened in turn in the hours 0 to 19, or in 0 to 3 where one of them costs something. */
    private static Selection random(SplittableRandom random, int count, double costOfHourZero) {
        int hours = costOfHourZero == 0 ? 20 : 4;
        return all(IntStream.range(0, count)
                .mapToObj(i -> {
                    double value = 100 * random.nextGaussian() + (i % hours == 0 ? 100 * costOfHourZero : 0);
                    Instant opened = Instant.parse("2026-03-02T00:30:00Z")
                            .plus(Duration.ofDays(i / hours))
                            .plus(Duration.ofHours(i % hours));
                    return trade(
                                    i,
                                    opened.plus(Duration.ofMinutes(10)).toString(),
                                    BigDecimal.valueOf(Math.round(value * 100), 2)
                                            .toPlainString())
                            .hold(Duration.ofMinutes(10));
                })
                .toList());
    }

    private static WhatIf whatIf(Rule rule, Selection trades) {
        return WhatIf.of(rule.rule(), trades, ZoneOffset.UTC, 1, new Progress());
    }

    private static Rule rule() {
        return new Rule(Set.of(), Set.of(), null, null, null);
    }

    /** A rule with one thing said about it. */
    private record Rule(
            Set<DayOfWeek> weekdays,
            Set<Integer> hours,
            @Nullable Integer perDay,
            @Nullable Integer losses,
            @Nullable Double stop) {

        Rule weekdays(DayOfWeek day) {
            return new Rule(Set.of(day), hours, perDay, losses, stop);
        }

        Rule hour(int hour) {
            return new Rule(weekdays, Set.of(hour), perDay, losses, stop);
        }

        Rule perDay(int most) {
            return new Rule(weekdays, hours, most, losses, stop);
        }

        Rule losses(int most) {
            return new Rule(weekdays, hours, perDay, most, stop);
        }

        Rule stop(double multiple) {
            return new Rule(weekdays, hours, perDay, losses, multiple);
        }

        WhatIfRule rule() {
            return new WhatIfRule(
                    "rule", weekdays, hours, Set.of(), Set.of(), Set.of(), false, null, perDay, losses, null, stop,
                    null);
        }
    }
}
