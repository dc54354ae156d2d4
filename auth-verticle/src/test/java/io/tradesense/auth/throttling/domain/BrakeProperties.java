package io.tradesense.auth.throttling.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradesense.auth.throttling.domain.Brake.State;
import java.time.Duration;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;

class BrakeProperties {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private final Brake brake = Brake.pair("ada@mail.example", "198.51.100.7");

    @Property
    void nobody_waits_longer_than_the_longest_pause(
            @ForAll @DoubleRange(min = 0, max = 1e9) double failures,
            @ForAll @LongRange(min = 0, max = 1_000_000) long seconds) {
        Duration pause = brake.pause(new State(failures, NOW), NOW.plusSeconds(seconds));
        assertThat(pause).isBetween(Duration.ZERO, brake.longest());
    }

    @Property
    void the_free_failures_cost_nothing(@ForAll @DoubleRange(min = 0, max = 4.49) double failures) {
        assertThat(brake.pause(new State(failures, NOW), NOW)).isZero();
        assertThat(brake.isHolding(new State(failures, NOW), NOW)).isFalse();
    }

    @Property
    void a_try_after_its_pause_is_still_held(@ForAll @DoubleRange(min = 5, max = 1000) double failures) {
        var state = new State(failures, NOW);
        Instant then = NOW.plus(brake.pause(state, NOW));
        double after = brake.failuresAt(state, then) + 1;
        assertThat(brake.isHolding(state, then) || brake.isHolding(new State(after, then), then))
                .isTrue();
    }

    @Property
    void more_failures_never_make_the_pause_shorter(
            @ForAll @DoubleRange(min = 0, max = 100) double fewer,
            @ForAll @DoubleRange(min = 0, max = 100) double more) {
        assertThat(brake.pause(new State(fewer + more, NOW), NOW))
                .isGreaterThanOrEqualTo(brake.pause(new State(fewer, NOW), NOW));
    }

    @Property
    void whoever_waits_as_long_as_told_may_try(@ForAll @DoubleRange(min = 0, max = 1000) double failures) {
        var state = new State(failures, NOW);
        assertThat(brake.pause(state, NOW.plus(brake.pause(state, NOW)))).isZero();
    }

    @Property
    void half_is_forgotten_in_a_half_life(@ForAll @DoubleRange(min = 0, max = 1e6) double failures) {
        assertThat(brake.failuresAt(new State(failures, NOW), NOW.plus(brake.halfLife())))
                .isEqualTo(failures / 2);
    }
}
