package io.tradesense.analytics.patterns.domain;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tradesense.analytics.statistics.domain.Interval;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DealtTest {
    /** Half a unit for each unit of the statistic. */
    private static final Estimate ESTIMATE = new Estimate(Scale.SHARE, 1_000, .5, Double.POSITIVE_INFINITY, 1);

    private static double[] upTo(int deals) {
        return IntStream.rangeClosed(1, deals).asDoubleStream().toArray();
    }

    /** Of 1,999 deals 99 may reach it: (1 + 99) / 2,000 is 5 %; so it must exceed the hundredth largest, 1,900. */
    @Test
    void after_the_full_number_the_critical_value_is_the_one_the_level_allows() {
        Interval interval = requireNonNull(new Dealt(.05, false, upTo(1_999)).interval(ESTIMATE, .05));
        assertThat(interval.low()).isCloseTo(1_000 - 1_900 * .5, within(1e-5));
        assertThat(interval.high()).isCloseTo(1_000 + 1_900 * .5, within(1e-5));
    }

    /** 20 / 400 is 5 %: the twentieth largest that reached it is claimed, the next below is what must be exceeded. */
    @Test
    void after_fewer_deals_too() {
        Interval interval = requireNonNull(new Dealt(.05, true, upTo(400)).interval(ESTIMATE, .05));
        assertThat(interval.low()).isCloseTo(1_000 - 380 * .5, within(1e-5));
    }

    /** z of 0.3125 % over z of 0.5 %: 2.73437 / 2.57583. */
    @Test
    void what_lies_beyond_all_deals_goes_on_as_a_normal_tail() {
        Interval interval = requireNonNull(new Dealt(.5, true, upTo(200)).interval(ESTIMATE, .05 / 16));
        assertThat(interval.low()).isCloseTo(1_000 - 200 * 2.734369 / 2.575829 * .5, within(1e-3));
    }

    @Test
    void where_nothing_varies_or_deals_left_nothing_to_compare_there_is_no_interval() {
        var none = new Estimate(Scale.SHARE, 0, 0, Double.POSITIVE_INFINITY, 1);
        assertThat(new Dealt(1, true, upTo(200)).interval(none, .05)).isNull();
        assertThat(new Dealt(1, true, new double[] {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY})
                        .interval(ESTIMATE, .05))
                .isNull();
    }
}
