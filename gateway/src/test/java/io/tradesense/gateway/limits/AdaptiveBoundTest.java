package io.tradesense.gateway.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class AdaptiveBoundTest {
    private final AdaptiveBound bound = new AdaptiveBound(1_000);

    @Test
    void late_loops_lower_it_quickly_and_not_to_nothing() {
        bound.observe(Duration.ofSeconds(1));
        assertThat(bound.bound()).isEqualTo(800);
        for (int i = 0; i < 50; i++) {
            bound.observe(Duration.ofSeconds(1));
        }
        assertThat(bound.bound()).isEqualTo(100);
    }

    @Test
    void loops_that_turn_freely_raise_it_slowly_and_not_beyond_the_most() {
        bound.observe(Duration.ofSeconds(1));
        bound.observe(Duration.ofMillis(5));
        assertThat(bound.bound()).isEqualTo(820);
        for (int i = 0; i < 50; i++) {
            bound.observe(Duration.ZERO);
        }
        assertThat(bound.bound()).isEqualTo(1_000);
    }
}
