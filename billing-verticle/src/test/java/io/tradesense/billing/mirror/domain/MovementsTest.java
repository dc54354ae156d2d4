package io.tradesense.billing.mirror.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradesense.billing.catalogue.domain.Interval;
import io.tradesense.billing.mirror.domain.Movement.Kind;
import io.tradesense.billing.provider.domain.Status;
import io.tradesense.billing.provider.domain.SubscriptionState;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class MovementsTest {
    private static final Instant BEGIN = Instant.parse("2026-03-02T12:00:00Z");
    private static final Instant TRIAL_END = BEGIN.plus(Duration.ofDays(14));

    private static SubscriptionState state(Status status, Instant periodStart, String amount) {
        return new SubscriptionState(
                "sub_1",
                "pro",
                Interval.MONTH,
                new BigDecimal(amount),
                "USD",
                BigDecimal.ZERO,
                null,
                status,
                periodStart,
                periodStart.plus(Duration.ofDays(30)),
                TRIAL_END,
                null,
                BEGIN,
                null);
    }

    private static List<Kind> between(List<SubscriptionState> before, SubscriptionState after) {
        return Movements.between(before, List.of(after), BEGIN).stream()
                .map(Movement::kind)
                .toList();
    }

    @Test
    void a_trial_that_began_and_ended_since_the_last_look_is_told_whole() {
        assertThat(between(List.of(), state(Status.ACTIVE, TRIAL_END, "19.00")))
                .containsExactly(Kind.TRIAL_STARTED, Kind.TRIAL_CONVERTED, Kind.NEW);
        assertThat(between(List.of(), state(Status.CANCELED, BEGIN, "19.00")))
                .containsExactly(Kind.TRIAL_STARTED, Kind.TRIAL_LAPSED);
    }

    @Test
    void each_step_is_told_once() {
        var trial = state(Status.TRIALING, BEGIN, "19.00");
        var paid = state(Status.ACTIVE, TRIAL_END, "19.00");
        var paused = state(Status.PAUSED, TRIAL_END, "19.00");
        assertThat(between(List.of(), trial)).containsExactly(Kind.TRIAL_STARTED);
        assertThat(between(List.of(trial), trial)).isEmpty();
        assertThat(between(List.of(trial), paid)).containsExactly(Kind.TRIAL_CONVERTED, Kind.NEW);
        assertThat(between(List.of(paid), paused)).containsExactly(Kind.CHURN);
        assertThat(between(List.of(paused), paid)).containsExactly(Kind.REACTIVATION);
        assertThat(between(List.of(paid), state(Status.ACTIVE, TRIAL_END, "49.00")))
                .containsExactly(Kind.EXPANSION);
        assertThat(between(List.of(trial), state(Status.PAUSED, BEGIN, "19.00")))
                .isEmpty();
    }
}
