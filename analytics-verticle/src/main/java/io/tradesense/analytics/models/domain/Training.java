package io.tradesense.analytics.models.domain;

import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Trains a model and judges it. It is accepted only where, on trades it had not seen, its Brier score is below that of
 * the base rate by more than luck (one-sided, 5 %); the model kept is then trained on all trades.
 */
public final class Training {
    static final int LEAST_TRADES = 200;
    static final int LEAST_OF_EACH = 40;
    static final double LEVEL = 0.05;
    private final Learner learner;
    private final ZoneId zone;
    private final long seed;

    /** @param zone by whose clock hours and days are */
    public Training(Learner learner, ZoneId zone, long seed) {
        this.learner = learner;
        this.zone = zone;
        this.seed = seed;
    }

    /** Told how far it is; may throw to end it. */
    public interface Progress {
        void at(int done, int of);
    }

    public Model train(Facts facts, Progress progress) {
        int wins = (int) facts.trades().stream().filter(Facts.Trade::won).count();
        int losses = facts.size() - wins;
        if (facts.size() < LEAST_TRADES) return tooFew(facts.size(), wins, LEAST_TRADES);
        if (Math.min(wins, losses) < LEAST_OF_EACH) {
            return tooFew(facts.size(), wins, facts.size() * LEAST_OF_EACH / Math.max(1, Math.min(wins, losses)));
        }
        var record = new Form.Record(facts);
        var walk = new Walk(facts, record, zone, learner, seed);
        walk.run(progress::at);
        if (walk.tested() == 0) return tooFew(facts.size(), wins, 2 * facts.size());
        int[] all = IntStream.range(0, facts.size()).toArray();
        Fits fits = Fits.of(facts, all, record, zone, learner, seed);
        List<Cluster> clusters = Clusters.of(facts, fits, record, learner, seed);
        progress.at(1, 1);
        Evaluation evaluation = walk.evaluation(fits.baseRate());
        if (!(walk.pValue() < LEVEL)) {
            return new Model(
                    Model.Verdict.NOT_BETTER_THAN_BASE_RATE,
                    facts.size(),
                    wins,
                    "on trades it had not seen it was not shown to be better than always saying how often you win",
                    null,
                    null,
                    evaluation,
                    clusters);
        }
        var formula = new Model.Formula(
                fits.space(), fits.chance(), walk.calibration(), walk.amountsHold() ? fits.amount() : null);
        return new Model(Model.Verdict.ACCEPTED, facts.size(), wins, null, null, formula, evaluation, clusters);
    }

    private static Model tooFew(int trades, int wins, int needed) {
        return new Model(
                Model.Verdict.TOO_FEW_TRADES,
                trades,
                wins,
                "it takes about " + needed + " closed trades, " + LEAST_OF_EACH
                        + " of them won and as many lost, and spread over enough days",
                needed,
                null,
                null,
                List.of());
    }
}
