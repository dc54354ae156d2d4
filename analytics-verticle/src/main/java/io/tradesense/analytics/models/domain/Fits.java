package io.tradesense.analytics.models.domain;

import java.time.ZoneId;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What was learnt from some trades, before it is known how good it is.
 *
 * @param amount null where too few of them plan a risk
 * @param baseRate the share of them that won
 * @param meanMultiple the mean R of them; NaN with {@code amount} null
 */
record Fits(FeatureSpace space, LinearFit chance, @Nullable LinearFit amount, double baseRate, double meanMultiple) {
    private static final int LEAST_MULTIPLES = 100;
    /** One runner of 30 R must not be what a model is about. */
    static final double MOST_R = 5;

    static Fits of(Facts facts, int[] rows, Form.Record record, ZoneId zone, Learner learner, long seed) {
        FeatureSpace space = FeatureSpace.of(facts, rows, record, zone);
        boolean[] won = new boolean[rows.length];
        int wins = 0;
        for (int i = 0; i < rows.length; i++) {
            won[i] = facts.trade(rows[i]).won();
            if (won[i]) wins++;
        }
        LinearFit chance = learner.chance(features(space, facts, rows, record), won, seed);
        int[] risked = IntStream.of(rows)
                .filter(row -> !Double.isNaN(facts.trade(row).multiple()))
                .toArray();
        double baseRate = (double) wins / rows.length;
        if (risked.length < LEAST_MULTIPLES) return new Fits(space, chance, null, baseRate, Double.NaN);
        double[] multiples = IntStream.of(risked)
                .mapToDouble(row -> capped(facts.trade(row).multiple()))
                .toArray();
        double mean = IntStream.range(0, multiples.length)
                        .mapToDouble(i -> multiples[i])
                        .sum()
                / multiples.length;
        LinearFit amount = learner.amount(features(space, facts, risked, record), multiples, seed);
        return new Fits(space, chance, amount, baseRate, mean);
    }

    static double capped(double multiple) {
        return Math.max(-MOST_R, Math.min(MOST_R, multiple));
    }

    double[] features(Facts.Trade trade, Form.Record record) {
        return space.of(Plan.of(trade), record.at(trade.openedAt()));
    }

    private static double[][] features(FeatureSpace space, Facts facts, int[] rows, Form.Record record) {
        return IntStream.of(rows)
                .mapToObj(facts::trade)
                .map(trade -> space.of(Plan.of(trade), record.at(trade.openedAt())))
                .toArray(double[][]::new);
    }
}
