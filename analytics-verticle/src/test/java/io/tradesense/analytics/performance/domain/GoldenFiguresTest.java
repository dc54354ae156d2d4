package io.tradesense.analytics.performance.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/**
 * Figures of {@link BaconMonths}, worked out from their definitions in Python 3.11 with nothing but its math module;
 * moments and quantiles also by SciPy 1.17 and NumPy 2.4, whose answers are the same to all digits told.
 */
class GoldenFiguresTest {
    private static final Offset<Double> TEN_PLACES = within(1e-10);

    @Test
    void our_own_convention_has_the_published_figures() {
        ReturnFigures figures = ReturnFigures.of(BaconMonths.returns(), Convention.TRADESENSE);
        assertThat(figures.sharpe()).isCloseTo(.7883202548, TEN_PLACES);
        assertThat(figures.sortino()).isCloseTo(1.3592165787, TEN_PLACES);
        assertThat(figures.annualGrowth()).isCloseTo(.1036782897, TEN_PLACES);
        assertThat(figures.omega()).isCloseTo(1.7797833935, TEN_PLACES);
        assertThat(figures.ulcerIndex()).isCloseTo(.0611842873, TEN_PLACES);
        assertThat(figures.martin()).isCloseTo(1.6945247607, TEN_PLACES);
        assertThat(figures.skewness()).isCloseTo(-.0825624552, TEN_PLACES);
        assertThat(figures.kurtosis()).isCloseTo(2.4324537941, TEN_PLACES);
        assertThat(figures.probabilisticSharpe()).isCloseTo(.8580412026, TEN_PLACES);
        assertThat(figures.minimumTrackRecord()).isCloseTo(55.1937443, within(1e-6));
        assertThat(figures.kelly()).isCloseTo(5.7541557792, TEN_PLACES);
        assertThat(figures.bestDay()).isEqualTo(.081);
        assertThat(figures.worstDay()).isEqualTo(-.065);
        assertThat(figures.positiveDays()).isEqualTo(14.0 / 24);
    }

    /** Bacon prints an Omega of 1.78 (as Bernardo–Ledoit's ratio), which PerformanceAnalytics expects too. */
    @Test
    void omega_is_the_one_in_the_book() {
        assertThat(ReturnFigures.of(BaconMonths.returns(), Convention.TRADESENSE)
                        .omega())
                .isCloseTo(1.78, within(.005));
    }

    @Test
    void quantstats_differs_where_its_source_does() {
        ReturnFigures figures = ReturnFigures.of(BaconMonths.returns(), Convention.QUANTSTATS);
        assertThat(figures.sharpe()).isCloseTo(.7883202548, TEN_PLACES);
        assertThat(figures.ulcerIndex()).isCloseTo(.0625002289, TEN_PLACES);
        assertThat(figures.martin()).isCloseTo(3.4896794930, TEN_PLACES);
        assertThat(figures.skewness()).isCloseTo(-.0881717493, TEN_PLACES);
        assertThat(figures.kurtosis()).isCloseTo(-.4076603212, TEN_PLACES);
        assertThat(figures.probabilisticSharpe()).isCloseTo(.8622264678, TEN_PLACES);
    }

    @Test
    void lean_compounds_the_mean_and_asks_for_a_ratio_of_one() {
        ReturnFigures figures = ReturnFigures.of(BaconMonths.returns(), Convention.LEAN);
        assertThat(figures.sharpe()).isCloseTo(.8285368138, TEN_PLACES);
        assertThat(figures.probabilisticSharpe()).isCloseTo(.3867746659, TEN_PLACES);
    }

    @Test
    void performance_analytics_answers_by_period_and_halves_kelly() {
        ReturnFigures figures = ReturnFigures.of(BaconMonths.returns(), Convention.PERFORMANCEANALYTICS);
        assertThat(figures.sortino()).isCloseTo(.3923720288, TEN_PLACES);
        assertThat(figures.kurtosis()).isCloseTo(-.5675462059, TEN_PLACES);
        assertThat(figures.kelly()).isCloseTo(2.8770778896, TEN_PLACES);
    }

    @Test
    void empyrical_has_our_figures() {
        assertThat(ReturnFigures.of(BaconMonths.returns(), Convention.EMPYRICAL))
                .isEqualTo(ReturnFigures.of(BaconMonths.returns(), Convention.TRADESENSE));
    }

    @Test
    void nothing_is_claimed_of_returns_that_do_not_vary() {
        for (Convention convention : Convention.values()) {
            ReturnFigures figures = ReturnFigures.of(new Returns(new double[] {.1, .1, .1}, 252), convention);
            assertThat(figures.sharpe()).as(convention.name()).isNull();
            assertThat(figures.kurtosis()).as(convention.name()).isNull();
            assertThat(figures.probabilisticSharpe()).as(convention.name()).isNull();
            assertThat(figures.omega()).as(convention.name()).isNull();
        }
    }
}
