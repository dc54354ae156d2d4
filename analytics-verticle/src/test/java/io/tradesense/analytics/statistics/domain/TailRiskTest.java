package io.tradesense.analytics.statistics.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tradesense.analytics.performance.domain.BaconMonths;
import org.junit.jupiter.api.Test;

/** Expected figures worked out in Python from the cited definitions; the historical ones also by NumPy's percentile. */
class TailRiskTest {

    @Test
    void twenty_four_months_have_these_tails() {
        TailRisk tail = TailRisk.of(BaconMonths.values(), .95);
        assertThat(tail.historicalVar()).isCloseTo(-.0592, within(1e-12));
        assertThat(tail.historicalCvar()).isCloseTo(-.063, within(1e-12));
        assertThat(tail.gaussianVar()).isCloseTo(-.0560515582, within(1e-10));
        assertThat(tail.gaussianCvar()).isCloseTo(-.0725772784, within(1e-10));
        assertThat(tail.modifiedVar()).isCloseTo(-.0560289948, within(1e-10));
        assertThat(tail.modifiedCvar()).isCloseTo(-.0687911039, within(1e-10));
    }

    @Test
    void without_returns_there_is_no_tail() {
        assertThat(TailRisk.of(new double[0], .95).historicalVar()).isNull();
        TailRisk flat = TailRisk.of(new double[] {.01, .01}, .95);
        assertThat(flat.historicalVar()).isEqualTo(.01);
        assertThat(flat.gaussianVar()).isNull();
        assertThat(flat.modifiedCvar()).isNull();
    }
}
