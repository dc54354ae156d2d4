package io.tradesense.analytics.statistics.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Objects;
import org.junit.jupiter.api.Test;

class SmallStatisticsTest {

    /** R: quantile(c(1, 2, 3, 4, 10), c(.05, .5, .9)), whose default is type 7. */
    @Test
    void quantiles_are_those_of_r() {
        Quantiles quantiles = Quantiles.of(new double[] {10, 3, 1, 4, 2});
        assertThat(quantiles.at(.05)).isCloseTo(1.2, within(1e-12));
        assertThat(quantiles.at(.5)).isEqualTo(3);
        assertThat(quantiles.at(.9)).isCloseTo(7.6, within(1e-12));
        assertThat(quantiles.meanUpTo(2)).isEqualTo(1.5);
    }

    /** Wilson's interval of 10 in 100, as R's prop.test(10, 100, correct = FALSE) tells it. */
    @Test
    void a_share_has_wilsons_interval() {
        Interval interval = Proportion.interval(10, 100);
        assertThat(interval.low()).isCloseTo(.05522914, within(1e-7));
        assertThat(interval.high()).isCloseTo(.1743657, within(1e-7));
        assertThat(Proportion.interval(0, 50).low()).isCloseTo(0, within(1e-15));
    }

    @Test
    void series_that_move_alike_correlate_and_constant_ones_do_not() {
        double[] one = {1, 2, 3, 4, 5};
        Correlation twice = Objects.requireNonNull(Correlation.of(one, new double[] {2, 4, 6, 8, 10}));
        assertThat(twice.coefficient()).isCloseTo(1, within(1e-12));
        Correlation mixed = Objects.requireNonNull(Correlation.of(one, new double[] {2, 1, 4, 3, 5}));
        assertThat(mixed.coefficient()).isCloseTo(.8, within(1e-12));
        Interval interval = Objects.requireNonNull(mixed.interval());
        // tanh(atanh(.8) ± 1.959964 / √2)
        assertThat(interval.low()).isCloseTo(-.279640, within(1e-5));
        assertThat(interval.high()).isCloseTo(.986196, within(1e-5));
        assertThat(Correlation.of(one, new double[] {7, 7, 7, 7, 7})).isNull();
    }
}
