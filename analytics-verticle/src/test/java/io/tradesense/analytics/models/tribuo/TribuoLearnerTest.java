package io.tradesense.analytics.models.tribuo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tradesense.analytics.models.domain.LinearFit;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TribuoLearnerTest {
    private static final int EXAMPLES = 8_000;
    private final TribuoLearner learner = new TribuoLearner();
    private final Random random = new Random(4);
    private final double[][] features = IntStream.range(0, EXAMPLES)
            .mapToObj(i -> IntStream.range(0, 12)
                    .mapToDouble(f -> random.nextGaussian())
                    .toArray())
            .toArray(double[][]::new);

    @Test
    void the_odds_are_found_feature_by_feature() {
        boolean[] won = new boolean[EXAMPLES];
        for (int i = 0; i < EXAMPLES; i++) {
            double odds = 0.4 + features[i][0] - 0.5 * features[i][11];
            won[i] = random.nextDouble() < 1 / (1 + Math.exp(-odds));
        }
        LinearFit fit = learner.chance(features, won, 1);
        assertThat(fit.weights().get(0)).isCloseTo(1, within(0.15));
        assertThat(fit.weights().get(11)).isCloseTo(-0.5, within(0.12));
        assertThat(fit.weights().get(5)).isCloseTo(0, within(0.12));
        assertThat(fit.bias()).isCloseTo(0.4, within(0.12));
    }

    @Test
    void an_amount_is_found_feature_by_feature() {
        double[] amounts = new double[EXAMPLES];
        for (int i = 0; i < EXAMPLES; i++) {
            amounts[i] = 0.2 + 0.7 * features[i][3] + random.nextGaussian() * 0.5;
        }
        LinearFit fit = learner.amount(features, amounts, 1);
        assertThat(fit.weights().get(3)).isCloseTo(0.7, within(0.1));
        assertThat(fit.weights().get(4)).isCloseTo(0, within(0.1));
        assertThat(fit.bias()).isCloseTo(0.2, within(0.1));
    }

    @Test
    void the_same_seed_gives_the_same_fit_and_the_same_groups() {
        boolean[] won = new boolean[EXAMPLES];
        for (int i = 0; i < EXAMPLES; i++) {
            won[i] = features[i][0] > 0;
        }
        assertThat(learner.chance(features, won, 5)).isEqualTo(learner.chance(features, won, 5));
        assertThat(learner.groups(features, 4, 5)).isEqualTo(learner.groups(features, 4, 5));
    }

    @Test
    void groups_that_lie_apart_are_told_apart() {
        double[][] apart = new double[300][];
        for (int i = 0; i < apart.length; i++) {
            apart[i] = new double[] {10 * (i % 3) + random.nextGaussian(), random.nextGaussian()};
        }
        int[] groups = learner.groups(apart, 3, 1);
        for (int i = 3; i < apart.length; i++) {
            assertThat(groups[i]).isEqualTo(groups[i % 3]);
        }
        assertThat(IntStream.of(groups).distinct().count()).isEqualTo(3);
    }
}
