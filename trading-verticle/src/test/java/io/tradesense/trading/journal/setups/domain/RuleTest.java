package io.tradesense.trading.journal.setups.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whether a trade kept a rule. */
class RuleTest {
    private static final UUID ID = UUID.fromString("6f1c2a52-3a0f-4a4e-9f0e-6f2a3b1c4d5e");
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    @ParameterizedTest
    @CsvSource({
        "LONG, 90, 120, 2, KEPT",
        "LONG, 90, 119.99, 2, BROKEN",
        "SHORT, 110, 80, 2, KEPT",
        "LONG, 90, 80, 1, BROKEN",
        "SHORT, 110, 120, 1, BROKEN",
        "LONG, , 120, 2, UNKNOWN",
        "LONG, 90, , 2, UNKNOWN",
        "LONG, 100, 120, 2, UNKNOWN"
    })
    void reward_is_held_against_risk_on_the_side_of_the_trade(
            String side, @Nullable BigDecimal stop, @Nullable BigDecimal target, BigDecimal ratio, Verdict verdict) {
        var rule = rule(Rule.Kind.MIN_REWARD_TO_RISK, ratio, null, null);
        assertThat(rule.of(trade(side, stop, target, "2026-03-02T15:00:00Z", 1), NEW_YORK, null))
                .isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource({
        "09:30, 11:00, 2026-03-02T14:30:00Z, KEPT",
        "09:30, 11:00, 2026-03-02T16:00:00Z, BROKEN",
        "09:30, 11:00, 2026-03-09T13:30:00Z, KEPT",
        "20:00, 04:00, 2026-03-03T04:00:00Z, KEPT",
        "20:00, 04:00, 2026-03-02T14:30:00Z, BROKEN"
    })
    void a_window_is_of_the_setups_zone_and_may_pass_midnight(
            LocalTime from, LocalTime to, String openedAt, Verdict verdict) {
        var rule = rule(Rule.Kind.TIME_WINDOW, null, from, to);
        assertThat(rule.of(trade("LONG", null, null, openedAt, 1), NEW_YORK, null))
                .isEqualTo(verdict);
    }

    @Test
    void weekdays_sides_symbols_sizes_and_counts_are_as_the_rule_allows() {
        var monday = trade("LONG", null, null, "2026-03-03T02:00:00Z", 3);
        assertThat(rule(Rule.Kind.WEEKDAYS, null, null, null, "MONDAY").of(monday, NEW_YORK, null))
                .isEqualTo(Verdict.KEPT);
        assertThat(rule(Rule.Kind.WEEKDAYS, null, null, null, "TUESDAY").of(monday, NEW_YORK, null))
                .isEqualTo(Verdict.BROKEN);
        assertThat(rule(Rule.Kind.SIDES, null, null, null, "SHORT").of(monday, NEW_YORK, null))
                .isEqualTo(Verdict.BROKEN);
        assertThat(rule(Rule.Kind.SYMBOLS, null, null, null, "AAPL", "MSFT").of(monday, NEW_YORK, null))
                .isEqualTo(Verdict.KEPT);
        assertThat(rule(Rule.Kind.MAX_QUANTITY, BigDecimal.TEN, null, null).of(monday, NEW_YORK, null))
                .isEqualTo(Verdict.KEPT);
        assertThat(rule(Rule.Kind.MAX_TRADES_A_DAY, BigDecimal.valueOf(2), null, null)
                        .of(monday, NEW_YORK, null))
                .isEqualTo(Verdict.BROKEN);
        assertThat(rule(Rule.Kind.STOP_SET, null, null, null).of(monday, NEW_YORK, null))
                .isEqualTo(Verdict.BROKEN);
    }

    @Test
    void only_the_trader_knows_of_a_rule_by_hand_and_one_broken_rule_breaks_all() {
        var trade = trade("LONG", null, null, "2026-03-02T15:00:00Z", 1);
        var rule = rule(Rule.Kind.BY_HAND, null, null, null);
        assertThat(rule.of(trade, NEW_YORK, null)).isEqualTo(Verdict.UNKNOWN);
        assertThat(rule.of(trade, NEW_YORK, true)).isEqualTo(Verdict.KEPT);
        assertThat(rule.of(trade, NEW_YORK, false)).isEqualTo(Verdict.BROKEN);
        assertThat(Verdict.together(List.of(Verdict.UNKNOWN, Verdict.BROKEN))).isEqualTo(Verdict.BROKEN);
        assertThat(Verdict.together(List.of(Verdict.UNKNOWN, Verdict.KEPT))).isEqualTo(Verdict.UNKNOWN);
        assertThat(Verdict.together(List.of(Verdict.KEPT))).isEqualTo(Verdict.KEPT);
        assertThat(Verdict.together(List.of())).isEqualTo(Verdict.UNKNOWN);
    }

    private static Rule rule(
            Rule.Kind kind,
            @Nullable BigDecimal number,
            @Nullable LocalTime from,
            @Nullable LocalTime to,
            String... choices) {
        return new Rule(ID, kind, "rule", number, from, to, new TreeSet<>(List.of(choices)));
    }

    /** 10 at 100. */
    private static PlannedTrade trade(
            String side, @Nullable BigDecimal stop, @Nullable BigDecimal target, String openedAt, int numberOfDay) {
        return new PlannedTrade(
                ID,
                ID,
                "AAPL",
                side,
                "USD",
                BigDecimal.TEN,
                new BigDecimal("100"),
                stop,
                target,
                BigDecimal.ZERO,
                Instant.parse(openedAt),
                numberOfDay);
    }
}
