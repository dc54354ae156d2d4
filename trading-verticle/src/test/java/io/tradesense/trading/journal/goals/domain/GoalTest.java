package io.tradesense.trading.journal.goals.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How goals stand in the middle and at the end of their spans. */
class GoalTest {
    private static final UUID ID = UUID.fromString("6f1c2a52-3a0f-4a4e-9f0e-6f2a3b1c4d5e");
    private static final Instant MID_MONTH = Instant.parse("2026-04-16T00:00:00Z");
    private static final Instant AFTER = Instant.parse("2026-05-02T00:00:00Z");
    private static final LocalDate IN_APRIL = LocalDate.parse("2026-04-10");

    @Test
    void a_target_is_behind_on_track_reached_or_missed() {
        assertThat(state(Metric.NET_PNL, "1000", figures(5, 3, "400"), MID_MONTH))
                .isEqualTo(Goal.State.OPEN);
        assertThat(state(Metric.NET_PNL, "1000", figures(5, 3, "500"), MID_MONTH))
                .isEqualTo(Goal.State.ON_TRACK);
        assertThat(state(Metric.NET_PNL, "1000", figures(5, 3, "1000"), MID_MONTH))
                .isEqualTo(Goal.State.REACHED);
        assertThat(state(Metric.NET_PNL, "1000", figures(5, 3, "999.99"), AFTER))
                .isEqualTo(Goal.State.BROKEN);
    }

    @Test
    void a_win_rate_is_reached_only_when_the_span_is_over_and_is_undefined_without_trades() {
        assertThat(state(Metric.WIN_RATE, "0.6", figures(5, 3, "0"), MID_MONTH)).isEqualTo(Goal.State.ON_TRACK);
        assertThat(state(Metric.WIN_RATE, "0.6", figures(5, 3, "0"), AFTER)).isEqualTo(Goal.State.REACHED);
        assertThat(state(Metric.WIN_RATE, "0.6", figures(0, 0, "0"), MID_MONTH)).isEqualTo(Goal.State.OPEN);
        var goal = goal(Metric.WIN_RATE, Goal.Aim.TARGET, "0.6");
        assertThat(goal.standing(goal.span(null, MID_MONTH), figures(0, 0, "0"), MID_MONTH)
                        .current())
                .isNull();
    }

    @Test
    void a_limit_is_kept_until_it_is_exceeded() {
        assertThat(limit(figures(0, 0, "0"), "0", MID_MONTH)).isEqualTo(Goal.State.OPEN);
        assertThat(limit(figures(2, 1, "0"), "200", MID_MONTH)).isEqualTo(Goal.State.ON_TRACK);
        assertThat(limit(figures(2, 1, "0"), "200.01", MID_MONTH)).isEqualTo(Goal.State.BROKEN);
        assertThat(limit(figures(2, 1, "0"), "200", AFTER)).isEqualTo(Goal.State.REACHED);
    }

    @Test
    void spans_begin_and_end_with_the_days_of_the_users_zone() {
        var zone = ZoneId.of("America/New_York");
        assertThat(new Goal.Span(
                        Period.DAY.from(LocalDate.parse("2026-03-08")),
                        Period.DAY.to(LocalDate.parse("2026-03-08")),
                        zone))
                .satisfies(span -> {
                    assertThat(span.start()).isEqualTo("2026-03-08T05:00:00Z");
                    assertThat(span.end()).isEqualTo("2026-03-09T04:00:00Z");
                });
        assertThat(Period.WEEK.from(LocalDate.parse("2026-03-08"))).isEqualTo("2026-03-02");
        assertThat(Period.WEEK.to(LocalDate.parse("2026-03-08"))).isEqualTo("2026-03-09");
        assertThat(Period.MONTH.to(LocalDate.parse("2026-12-31"))).isEqualTo("2027-01-01");
        assertThat(Period.YEAR.from(LocalDate.parse("2026-12-31"))).isEqualTo("2026-01-01");
    }

    private static Goal.State state(Metric metric, String value, Figures figures, Instant now) {
        var goal = goal(metric, Goal.Aim.TARGET, value);
        return goal.standing(goal.span(IN_APRIL, now), figures, now).state();
    }

    private static Goal.State limit(Figures figures, String worstDay, Instant now) {
        var goal = goal(Metric.MAX_DAILY_LOSS, Goal.Aim.LIMIT, "200");
        var lost = new Figures(
                figures.opened(), figures.closed(), figures.wins(), BigDecimal.ZERO, null, new BigDecimal(worstDay), 0);
        return goal.standing(goal.span(IN_APRIL, now), lost, now).state();
    }

    private static Figures figures(long closed, long wins, String netPnl) {
        @Nullable BigDecimal none = null;
        return new Figures(closed, closed, wins, new BigDecimal(netPnl), none, BigDecimal.ZERO, 0);
    }

    private static Goal goal(Metric metric, Goal.Aim aim, String value) {
        return new Goal(
                ID,
                ID,
                "Goal",
                metric,
                aim,
                new BigDecimal(value),
                Period.MONTH,
                ZoneId.of("UTC"),
                null,
                "USD",
                1,
                AFTER);
    }
}
