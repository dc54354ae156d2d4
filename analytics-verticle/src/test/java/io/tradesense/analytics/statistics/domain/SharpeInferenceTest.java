package io.tradesense.analytics.statistics.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tradesense.analytics.performance.domain.BaconMonths;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class SharpeInferenceTest {

    /** The example of Bailey and López de Prado, "The Sharpe Ratio Efficient Frontier", 2012: two years of months. */
    @Test
    void a_fat_tailed_track_record_of_two_years_is_as_published() {
        var seen = new SharpeInference(.458, -2.448, 10.164, 24);
        assertThat(seen.probabilityAbove(0)).isCloseTo(.9133610839, within(1e-10));
    }

    /**
     * The numerical example of Bailey and López de Prado, "The Deflated Sharpe Ratio", 2014: the best of 100 tries, a
     * ratio of 2.5 a year over five years of 250 days, variance of the tries' ratios 1/2 a year, skewness -3, kurtosis 10.
     * The paper: SR₀ 0.1132 a day, DSR 0.9004; with 46 tries 0.9505.
     */
    @Test
    void the_best_of_a_hundred_tries_is_deflated_as_published() {
        var seen = new SharpeInference(2.5 / Math.sqrt(250), -3, 10, 1250);
        double variance = .5 / 250;
        assertThat(SharpeInference.expectedMaximum(variance, 100)).isCloseTo(.1132, within(5e-5));
        assertThat(seen.deflated(variance, 100)).isCloseTo(.9004, within(5e-5));
        assertThat(seen.deflated(variance, 46)).isCloseTo(.9505, within(5e-5));
    }

    /** The same paper: normal returns would need 88 tries to come down as far. */
    @Test
    void normal_returns_bear_more_tries() {
        var seen = new SharpeInference(2.5 / Math.sqrt(250), 0, 3, 1250);
        assertThat(seen.deflated(.5 / 250, 88)).isCloseTo(.9505, within(5e-5));
    }

    @Test
    void one_try_is_not_deflated() {
        var seen = Objects.requireNonNull(SharpeInference.of(BaconMonths.values()));
        assertThat(seen.deflated(seen.varianceWithoutSkill(), 1)).isEqualTo(seen.probabilityAbove(0));
        assertThat(seen.probabilityAbove(0)).isCloseTo(.8580412026, within(1e-10));
    }

    /** By definition: seen for as long as it takes, the ratio is above the benchmark with exactly the confidence. */
    @Test
    void the_minimum_track_record_is_where_the_confidence_is_reached() {
        var seen = Objects.requireNonNull(SharpeInference.of(BaconMonths.values()));
        double length = Objects.requireNonNull(seen.minimumTrackRecord(0, .95));
        assertThat(length).isCloseTo(55.1937443, within(1e-6));
        var later = new SharpeInference(seen.sharpe(), seen.skewness(), seen.kurtosis(), (int) Math.ceil(length));
        assertThat(later.probabilityAbove(0)).isBetween(.95, .952);
    }

    @Test
    void no_length_shows_what_is_not_there() {
        assertThat(new SharpeInference(-.1, 0, 3, 100).minimumTrackRecord(0, .95))
                .isNull();
    }
}
