package io.tradesense.analytics.models.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a model did on trades it had not seen, beside who only knows how often the trader wins.
 *
 * @param tested trades judged
 * @param brier the mean squared error of the chances (G. W. Brier, 1950): 0 is perfect, 0.25 a coin
 * @param baseBrier that of always saying the share won so far
 * @param pValue of being no better, over days
 * @param bins how often what was given a chance came true
 * @param folds each step of the walk
 * @param amountError the root of the mean squared error of the expected R; null where too few trades plan a risk
 * @param baseAmountError that of always saying the mean R so far
 */
public record Evaluation(
        int tested,
        double baseRate,
        double brier,
        double baseBrier,
        double pValue,
        List<Bin> bins,
        List<Fold> folds,
        @Nullable Double amountError,
        @Nullable Double baseAmountError) {

    /** @param said the mean chance given; @param came the share that won */
    public record Bin(double from, double to, int trades, double said, double came) {}

    /** @param purged earlier trades that were left out */
    public record Fold(int trained, int purged, int tested, double brier, double baseBrier) {}

    public Evaluation {
        bins = List.copyOf(bins);
        folds = List.copyOf(folds);
    }

    /** The share of the base rate's error that the model takes away; negative where it adds to it. */
    public double skill() {
        return 1 - brier / baseBrier;
    }
}
