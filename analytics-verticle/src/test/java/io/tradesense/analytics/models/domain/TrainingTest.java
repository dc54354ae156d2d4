package io.tradesense.analytics.models.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradesense.analytics.models.tribuo.TribuoLearner;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TrainingTest {
    private static final int NOISE_RUNS = 40;
    private static final int EDGE_RUNS = 10;

    private static Model train(Facts facts, long seed) {
        return new Training(new TribuoLearner(), ZoneOffset.UTC, seed).train(facts, (done, of) -> {});
    }

    @Test
    void on_noise_a_model_is_refused() {
        long accepted = IntStream.range(0, NOISE_RUNS)
                .filter(seed -> train(SimulatedFacts.noise(seed, 400), 1).verdict() == Model.Verdict.ACCEPTED)
                .count();
        assertThat(accepted).isLessThanOrEqualTo(NOISE_RUNS / 20);
    }

    @Test
    void of_a_trader_whose_setups_differ_a_model_is_accepted_in_four_of_five_cases() {
        long accepted = IntStream.range(0, EDGE_RUNS)
                .filter(seed ->
                        train(SimulatedFacts.learnable(seed, 600, 20), 1).verdict() == Model.Verdict.ACCEPTED)
                .count();
        assertThat(accepted).isGreaterThanOrEqualTo(EDGE_RUNS * 4 / 5);
    }

    @Test
    void what_is_accepted_beats_the_base_rate_and_its_chances_come_true() {
        Model model = train(SimulatedFacts.learnable(3, 1_500, 25), 1);
        assertThat(model.verdict()).isEqualTo(Model.Verdict.ACCEPTED);
        Evaluation evaluation = Objects.requireNonNull(model.evaluation());
        assertThat(evaluation.brier()).isLessThan(evaluation.baseBrier());
        assertThat(evaluation.skill()).isPositive();
        assertThat(evaluation.pValue()).isLessThan(Training.LEVEL);
        assertThat(evaluation.bins())
                .allSatisfy(bin -> assertThat(Math.abs(bin.said() - bin.came())).isLessThan(0.12));
        assertThat(evaluation.folds()).hasSize(Walk.FOLDS - 1);
    }

    @Test
    void it_says_more_of_a_good_setup_than_of_a_bad_one() {
        Facts facts = SimulatedFacts.learnable(3, 1_500, 25);
        Model.Formula formula = Objects.requireNonNull(train(facts, 1).formula());
        double good = chance(formula, facts, "breakout");
        assertThat(good).isBetween(0.65, 0.85);
        assertThat(chance(formula, facts, "pullback")).isBetween(0.38, 0.62);
        assertThat(chance(formula, facts, "fade")).isBetween(0.15, 0.35);
    }

    private static double chance(Model.Formula formula, Facts facts, String setup) {
        var plan = new Plan(Instant.parse("2027-03-01T16:00:00Z"), "AAPL", setup, 1, 100, 100, Double.NaN);
        return Prediction.of(formula, plan, facts).chance();
    }

    @Test
    void the_same_trades_and_seed_give_the_same_model() {
        Facts facts = SimulatedFacts.learnable(5, 500, 20);
        assertThat(train(facts, 7)).isEqualTo(train(facts, 7));
        List<Facts.Trade> reversed = new ArrayList<>(facts.trades());
        Collections.reverse(reversed);
        assertThat(train(new Facts(reversed), 7)).isEqualTo(train(facts, 7));
    }

    @Test
    void below_the_sample_it_needs_it_says_how_many_it_takes() {
        Model model = train(SimulatedFacts.learnable(1, 150, 25), 1);
        assertThat(model.verdict()).isEqualTo(Model.Verdict.TOO_FEW_TRADES);
        assertThat(model.tradesNeeded()).isEqualTo(Training.LEAST_TRADES);
        assertThat(model.formula()).isNull();
        assertThat(model.evaluation()).isNull();
    }

    @Test
    void clusters_hold_every_trade_once_and_none_is_better_where_nothing_is() {
        Facts facts = SimulatedFacts.noise(2, 400);
        List<Cluster> clusters = train(facts, 1).clusters();
        assertThat(clusters).hasSizeBetween(2, 6);
        assertThat(clusters.stream().mapToInt(Cluster::trades).sum()).isEqualTo(400);
        assertThat(clusters).noneMatch(Cluster::significant);
    }
}
