package io.tradesense.analytics.models.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a training came to. A refused model keeps its evaluation and answers no question.
 *
 * @param trades it was made from
 * @param wins of them
 * @param reason of a refusal, for the trader; null where it is accepted
 * @param tradesNeeded to be trained at all; null where there are enough
 * @param formula null where it was refused
 * @param evaluation null where there were too few trades to evaluate anything
 * @param clusters of alike trades; empty where there are too few
 */
public record Model(
        Verdict verdict,
        int trades,
        int wins,
        @Nullable String reason,
        @Nullable Integer tradesNeeded,
        @Nullable Formula formula,
        @Nullable Evaluation evaluation,
        List<Cluster> clusters) {

    public Model {
        clusters = List.copyOf(clusters);
    }

    public enum Verdict {
        ACCEPTED,
        TOO_FEW_TRADES,
        NOT_BETTER_THAN_BASE_RATE
    }

    /**
     * All it takes to answer.
     *
     * @param amount the expected R; null where it was not better than the mean R
     */
    public record Formula(
            FeatureSpace space,
            LinearFit chance,
            Calibration calibration,
            @Nullable LinearFit amount) {}
}
