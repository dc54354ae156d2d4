package io.tradesense.analytics.models.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class CalibrationTest {

    @Test
    void scores_that_are_twice_too_sure_are_halved() {
        var random = new Random(1);
        double[] scores = new double[20_000];
        boolean[] won = new boolean[scores.length];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = 2 * random.nextGaussian();
            won[i] = random.nextDouble() < 1 / (1 + Math.exp(-(scores[i] / 2 + 0.3)));
        }
        Calibration calibration = Calibration.of(scores, won);
        assertThat(calibration.slope()).isCloseTo(0.5, within(0.03));
        assertThat(calibration.offset()).isCloseTo(0.3, within(0.05));
    }

    @Test
    void a_score_that_points_the_wrong_way_leaves_the_base_rate() {
        double[] scores = {2, 1.5, 1, -1, -1.5, -2};
        boolean[] won = {false, false, true, true, true, true};
        Calibration calibration = Calibration.of(scores, won);
        assertThat(calibration.slope()).isZero();
        // (4 + 1) / (6 + 2)
        assertThat(calibration.of(2)).isCloseTo(0.625, within(1e-9));
    }

    @Test
    void outcomes_parted_without_an_error_give_a_finite_slope() {
        Calibration calibration = Calibration.of(new double[] {-2, -1, 1, 2}, new boolean[] {false, false, true, true});
        assertThat(calibration.slope()).isPositive().isFinite();
        assertThat(calibration.of(2)).isBetween(0.5, 0.99);
    }

    @Test
    void a_duel_counts_days_not_trades() {
        // Gains 1 on each of three days, 4 a fourth: mean 1.75, deviation 1.5, t = 1.75 / 0.75 = 2.333 of 3 degrees.
        var duel = new Duel();
        duel.add(1, 0, 0.5);
        duel.add(1, 0, 0.5);
        duel.add(2, 0, 1);
        duel.add(3, 0, 1);
        duel.add(4, 1, 5);
        assertThat(duel.pValue()).isCloseTo(0.05092, within(1e-4));
        assertThat(duel.trades()).isEqualTo(5);
    }
}
