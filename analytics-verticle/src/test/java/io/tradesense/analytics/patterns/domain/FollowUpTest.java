package io.tradesense.analytics.patterns.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FollowUpTest {
    private static final int RUNS = 60;

    private static FollowUp after(Set<Kind> habits, int seed, int later) {
        List<PastTrade> trades = new ArrayList<>(SimulatedTrader.trades(EnumSet.of(Kind.REVENGE_SIZE), seed, 600));
        Duration gap = Duration.ofDays(2 * 365);
        Instant shown = trades.get(0).openedAt().plus(gap);
        SimulatedTrader.trades(habits, 7_000 + seed, later)
                .forEach(trade -> trades.add(new PastTrade(
                        trade.id(),
                        trade.openedAt().plus(gap),
                        trade.closedAt().plus(gap),
                        trade.symbol(),
                        trade.net(),
                        trade.quantity(),
                        trade.risk(),
                        trade.mistaken(),
                        trade.chase())));
        return FollowUp.of(Kind.REVENGE_SIZE, null, shown, History.of(trades, ZoneOffset.UTC));
    }

    private static Map<FollowUp.Verdict, Long> verdicts(Set<Kind> habits) {
        return IntStream.range(0, RUNS)
                .mapToObj(seed -> after(habits, seed, 400).verdict())
                .collect(Collectors.groupingBy(each -> each, TreeMap::new, Collectors.counting()));
    }

    @Test
    void who_gave_the_habit_up_is_told_so_in_four_of_five_cases() {
        assertThat(verdicts(EnumSet.noneOf(Kind.class)).getOrDefault(FollowUp.Verdict.IMPROVED, 0L))
                .isGreaterThanOrEqualTo(RUNS * 4 / 5);
    }

    @Test
    void who_kept_it_is_not_told_of_a_change() {
        Map<FollowUp.Verdict, Long> verdicts = verdicts(EnumSet.of(Kind.REVENGE_SIZE));
        assertThat(verdicts.getOrDefault(FollowUp.Verdict.IMPROVED, 0L)
                        + verdicts.getOrDefault(FollowUp.Verdict.WORSE, 0L))
                .isLessThanOrEqualTo(RUNS / 10);
        assertThat(verdicts.getOrDefault(FollowUp.Verdict.UNCHANGED, 0L)).isGreaterThanOrEqualTo(RUNS * 4 / 5);
    }

    @Test
    void a_few_trades_later_it_is_too_early() {
        assertThat(after(EnumSet.noneOf(Kind.class), 1, 20).verdict()).isEqualTo(FollowUp.Verdict.TOO_EARLY);
    }
}
