package io.tradesense.analytics.simulations.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.tradesense.analytics.jobs.domain.Progress;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class MonteCarloTest {
    private static final double[] COIN = {1, -1};

    /**
     * A fair coin from 20 on, a thousand times: the chance of having touched 0 is 2 P(S &lt; -20) + P(S = -20) by the
     * principle of reflection, .5273163943 (in exact integers, in Python).
     */
    @Test
    void the_risk_of_ruin_of_a_fair_coin_is_the_theoretical_one() {
        var plan = new MonteCarlo(new Outcomes(COIN, false), 1_020, 20_000, 1_000, 1, 1_000, 7);
        Forecast forecast = Forecast.of(plan, plan.run(new Progress()));
        // Four standard errors.
        assertThat(forecast.riskOfRuin()).isCloseTo(.5273163943, within(.0142));
        assertThat(forecast.riskOfRuinInterval().low()).isLessThan(forecast.riskOfRuin());
    }

    /** The sum of a thousand tosses has the mean 0 and the deviation √1000. */
    @Test
    void final_equity_is_spread_as_a_sum_of_draws_is() {
        var plan = new MonteCarlo(new Outcomes(COIN, false), 10_000, 10_000, 1_000, 1, 0, 3);
        Forecast forecast = Forecast.of(plan, plan.run(new Progress()));
        double deviation = Math.sqrt(1_000);
        assertThat(forecast.meanFinal()).isCloseTo(10_000, within(4 * deviation / 100));
        assertThat(level(forecast, .95) - level(forecast, .05)).isCloseTo(2 * 1.645 * deviation, within(6.0));
    }

    /** What a mere shuffle of factors could not do: its product is always the same. */
    @Test
    void compounded_equity_ends_differently_from_path_to_path() {
        var plan = new MonteCarlo(new Outcomes(new double[] {.02, -.01, .03, -.02}, true), 100, 500, 4, 1, 10, 3);
        assertThat(Arrays.stream(plan.run(new Progress()).finalEquity())
                        .distinct()
                        .count())
                .isGreaterThan(20);
    }

    @Test
    void the_same_seed_makes_the_same_futures() {
        var plan = new MonteCarlo(new Outcomes(COIN, false), 100, 200, 50, 3, 50, 11);
        var other = new MonteCarlo(new Outcomes(COIN, false), 100, 200, 50, 3, 50, 12);
        assertThat(plan.run(new Progress()).finalEquity())
                .isEqualTo(plan.run(new Progress()).finalEquity());
        assertThat(plan.run(new Progress()).finalEquity())
                .isNotEqualTo(other.run(new Progress()).finalEquity());
    }

    /** Wins and losses that come in runs make deeper falls, and only blocks keep the runs. */
    @Test
    void blocks_keep_streaks_together() {
        double[] streaks = new double[400];
        Arrays.setAll(streaks, i -> i / 20 % 2 == 0 ? 1 : -1);
        double apart = medianDrawdown(new MonteCarlo(new Outcomes(streaks, false), 1e6, 2_000, 400, 1, 0, 5));
        double together = medianDrawdown(new MonteCarlo(new Outcomes(streaks, false), 1e6, 2_000, 400, 40, 0, 5));
        assertThat(together).isGreaterThan(1.3 * apart);
    }

    @Test
    void who_lost_everything_trades_no_more() {
        var plan = new MonteCarlo(new Outcomes(new double[] {-60}, false), 100, 10, 50, 1, 50, 5);
        PathSamples samples = plan.run(new Progress());
        assertThat(samples.finalEquity()).containsOnly(-20);
        assertThat(samples.ruined()).isEqualTo(10);
        assertThat(samples.drawdown()).containsOnly(120);
    }

    @Test
    void progress_is_told_and_nobody_works_for_nobody() {
        var plan = new MonteCarlo(new Outcomes(COIN, false), 100, 200, 50, 3, 50, 11);
        var progress = new Progress();
        assertThat(plan.run(progress).paths()).isEqualTo(200);
        assertThat(progress.share()).isBetween(.9, 1.0);
        progress.stop();
        assertThatThrownBy(() -> plan.run(progress)).isInstanceOf(Progress.Unwanted.class);
    }

    @Test
    void the_curve_widens_from_the_start_to_the_end() {
        var plan = new MonteCarlo(new Outcomes(COIN, false), 1_000, 2_000, 1_000, 1, 0, 9);
        Forecast forecast = Forecast.of(plan, plan.run(new Progress()));
        assertThat(forecast.curve()).hasSize(MonteCarlo.LOOKS);
        assertThat(forecast.curve().get(0).trades()).isEqualTo(20);
        Forecast.Look last = forecast.curve().get(MonteCarlo.LOOKS - 1);
        assertThat(last.trades()).isEqualTo(1_000);
        assertThat(last.high() - last.low())
                .isGreaterThan(4
                        * (forecast.curve().get(0).high()
                                - forecast.curve().get(0).low()));
        assertThat(last.median()).isEqualTo(level(forecast, .5));
    }

    private static double medianDrawdown(MonteCarlo plan) {
        return Forecast.of(plan, plan.run(new Progress())).drawdown().get(3).value();
    }

    private static double level(Forecast forecast, double share) {
        return forecast.finalEquity().stream()
                .filter(level -> level.share() == share)
                .findFirst()
                .orElseThrow()
                .value();
    }
}
