package io.tradesense.analytics.models.domain;

import java.util.List;

/**
 * A weighted sum of features.
 *
 * @param weights one a feature
 */
public record LinearFit(List<Double> weights, double bias) {

    public LinearFit {
        weights = List.copyOf(weights);
    }

    public double of(double[] features) {
        double sum = bias;
        for (int i = 0; i < features.length; i++) {
            sum += weights.get(i) * features[i];
        }
        return sum;
    }
}
