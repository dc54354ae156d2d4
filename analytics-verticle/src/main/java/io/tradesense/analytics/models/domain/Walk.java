package io.tradesense.analytics.models.domain;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * Walks forward through a trader's history. Each fold is trained on what was known by then; its scores become chances by
 * a calibration made of the scores of the folds before, as far as their results were known. The first fold has none
 * before it and only serves to calibrate.
 */
final class Walk {
    static final int FOLDS = 6;
    private static final int LEAST_TRAINED = 50;
    private final Facts facts;
    private final Form.Record record;
    private final ZoneId zone;
    private final Learner learner;
    private final long seed;
    private final List<Scored> scored = new ArrayList<>();
    private final Judged judged = new Judged();
    private final Duel amounts = new Duel();
    private final List<Evaluation.Fold> folds = new ArrayList<>();

    private record Scored(Instant closedAt, double score, boolean won) {}

    /** Told after each fold. */
    interface Step {
        void done(int steps, int of);
    }

    Walk(Facts facts, Form.Record record, ZoneId zone, Learner learner, long seed) {
        this.facts = facts;
        this.record = record;
        this.zone = zone;
        this.learner = learner;
        this.seed = seed;
    }

    void run(Step step) {
        List<WalkForward> plan = WalkForward.folds(facts, FOLDS);
        for (int fold = 0; fold < plan.size(); fold++) {
            if (isTrainable(plan.get(fold).train())) test(plan.get(fold));
            step.done(fold + 1, plan.size() + 1);
        }
    }

    private boolean isTrainable(int[] rows) {
        int wins = 0;
        for (int row : rows) {
            if (facts.trade(row).won()) wins++;
        }
        return rows.length >= LEAST_TRAINED && wins > 0 && wins < rows.length;
    }

    private void test(WalkForward fold) {
        Fits fits = Fits.of(facts, fold.train(), record, zone, learner, seed);
        Calibration calibration = scored.isEmpty()
                ? null
                : calibration(facts.trade(fold.test()[0]).openedAt().minus(WalkForward.EMBARGO));
        var own = new Duel();
        for (int row : fold.test()) {
            Facts.Trade trade = facts.trade(row);
            double[] features = fits.features(trade, record);
            double score = fits.chance().of(features);
            if (calibration != null) judge(trade, features, calibration.of(score), fits, own);
            scored.add(new Scored(trade.closedAt(), score, trade.won()));
        }
        if (own.trades() > 0) {
            folds.add(new Evaluation.Fold(
                    fold.train().length, fold.purged(), own.trades(), own.meanError(), own.meanBaseError()));
        }
    }

    private void judge(Facts.Trade trade, double[] features, double chance, Fits fits, Duel own) {
        long day = trade.openedAt().atZone(zone).toLocalDate().toEpochDay();
        double truth = trade.won() ? 1 : 0;
        judged.add(day, chance, fits.baseRate(), trade.won());
        own.add(day, square(chance - truth), square(fits.baseRate() - truth));
        LinearFit amount = fits.amount();
        if (amount != null && !Double.isNaN(trade.multiple())) {
            double multiple = Fits.capped(trade.multiple());
            amounts.add(day, square(amount.of(features) - multiple), square(fits.meanMultiple() - multiple));
        }
    }

    private Calibration calibration(Instant known) {
        List<Scored> usable =
                scored.stream().filter(each -> each.closedAt.isBefore(known)).toList();
        return calibration(usable);
    }

    /** Of all scores given in the walk, for the model that is kept. */
    Calibration calibration() {
        return calibration(scored);
    }

    private static Calibration calibration(List<Scored> scored) {
        double[] scores = scored.stream().mapToDouble(Scored::score).toArray();
        boolean[] won = new boolean[scores.length];
        for (int i = 0; i < won.length; i++) {
            won[i] = scored.get(i).won;
        }
        return Calibration.of(scores, won);
    }

    int tested() {
        return judged.duel().trades();
    }

    double pValue() {
        return judged.duel().pValue();
    }

    /** The expected R is better than the mean so far, by more than luck. */
    boolean amountsHold() {
        return amounts.trades() > 0 && amounts.pValue() < Training.LEVEL;
    }

    Evaluation evaluation(double baseRate) {
        boolean amountsKnown = amounts.trades() > 0;
        return new Evaluation(
                judged.duel().trades(),
                baseRate,
                judged.duel().meanError(),
                judged.duel().meanBaseError(),
                judged.duel().pValue(),
                judged.bins(),
                folds,
                amountsKnown ? Math.sqrt(amounts.meanError()) : null,
                amountsKnown ? Math.sqrt(amounts.meanBaseError()) : null);
    }

    private static double square(double value) {
        return value * value;
    }
}
