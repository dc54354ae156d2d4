package io.tradesense.analytics.performance.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ReturnsTest {

    private static final Offset<Double> TEN_PLACES = within(1e-9);

    /** The expected figures follow from the definitions alone and were worked out outside Java. */
    private static final Returns MONTHS = BaconMonths.returns();

    @Test
    void twenty_four_months_have_the_published_ratios() {
        assertThat(MONTHS.sharpe()).isCloseTo(.7883202548, TEN_PLACES);
        assertThat(MONTHS.sortino()).isCloseTo(1.3592165787, TEN_PLACES);
        assertThat(MONTHS.maxDrawdown()).isCloseTo(-.1446729557, TEN_PLACES);
        assertThat(MONTHS.calmar()).isCloseTo(.7166390512, TEN_PLACES);
        assertThat(MONTHS.ulcerIndex()).isCloseTo(.0611842873, TEN_PLACES);
    }

    @Test
    void a_loss_in_the_first_period_is_a_drawdown() {
        assertThat(new Returns(new double[] {-.1, .05}, 252).maxDrawdown()).isCloseTo(-.1, within(1e-15));
    }

    @Test
    void nothing_is_claimed_of_no_returns() {
        Returns none = new Returns(new double[0], 252);
        assertThat(none.sharpe()).isNull();
        assertThat(none.sortino()).isNull();
        assertThat(none.annualGrowth()).isNull();
        assertThat(none.calmar()).isNull();
        assertThat(none.ulcerIndex()).isNull();
    }

    @Test
    void equal_returns_have_no_sharpe_though_their_mean_rounds() {
        assertThat(new Returns(new double[] {.1, .1, .1}, 252).sharpe()).isNull();
    }

    @Test
    void without_a_loss_there_is_neither_sortino_nor_calmar() {
        Returns gains = new Returns(new double[] {.01, .02, 0}, 252);
        assertThat(gains.sortino()).isNull();
        assertThat(gains.calmar()).isNull();
        assertThat(gains.ulcerIndex()).isZero();
    }

    @Test
    void ruin_has_no_growth_rate() {
        assertThat(new Returns(new double[] {.5, -1}, 252).annualGrowth()).isNull();
    }
}
