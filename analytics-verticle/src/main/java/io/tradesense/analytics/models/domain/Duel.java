package io.tradesense.analytics.models.domain;

import java.util.HashMap;
import java.util.Map;
import org.hipparchus.distribution.continuous.TDistribution;

/**
 * A model's errors beside those of the base rate, trade by trade. Trades of one day share its market, so a day counts
 * as one: Student's t of the daily sums of what the model gained (F. X. Diebold and R. S. Mariano, "Comparing Predictive
 * Accuracy", 1995, with days apart taken as independent).
 */
final class Duel {
    private final Map<Long, Double> gains = new HashMap<>();
    private double errors;
    private double baseErrors;
    private int trades;

    void add(long day, double error, double baseError) {
        gains.merge(day, baseError - error, Double::sum);
        errors += error;
        baseErrors += baseError;
        trades++;
    }

    int trades() {
        return trades;
    }

    double meanError() {
        return errors / trades;
    }

    double meanBaseError() {
        return baseErrors / trades;
    }

    /** Of being no better than the base rate; 1 where it gained nothing on any day. */
    double pValue() {
        int days = gains.size();
        if (days < 2) return 1;
        double mean = gains.values().stream().mapToDouble(gain -> gain).sum() / days;
        double squares = gains.values().stream()
                .mapToDouble(gain -> (gain - mean) * (gain - mean))
                .sum();
        double error = Math.sqrt(squares / (days - 1) / days);
        return error > 0 ? new TDistribution(days - 1.0).cumulativeProbability(-mean / error) : 1;
    }
}
