package io.tradesense.analytics.models.domain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a model says of a planned trade.
 *
 * @param chance that it ends with a net gain
 * @param expectedR null where the model cannot tell better than the mean
 * @param reasons what moved the chance most, in odds (logarithm), after calibration
 */
public record Prediction(double chance, @Nullable Double expectedR, List<Reason> reasons) {
    private static final int MOST = 5;

    /** @param odds added to the logarithm of the odds; negative against it */
    public record Reason(String feature, double odds) {}

    public Prediction {
        reasons = List.copyOf(reasons);
    }

    /** @param history what the trader's recent form is read from */
    public static Prediction of(Model.Formula formula, Plan plan, Facts history) {
        double[] features = formula.space().of(plan, new Form.Record(history).at(plan.at()));
        List<String> names = formula.space().names();
        List<Reason> reasons = new ArrayList<>();
        for (int i = 0; i < features.length; i++) {
            double odds =
                    formula.calibration().slope() * formula.chance().weights().get(i) * features[i];
            if (odds != 0) reasons.add(new Reason(names.get(i), odds));
        }
        reasons.sort(Comparator.comparingDouble((Reason reason) -> -Math.abs(reason.odds())));
        LinearFit amount = formula.amount();
        return new Prediction(
                formula.calibration().of(formula.chance().of(features)),
                amount == null ? null : (Double) amount.of(features),
                reasons.subList(0, Math.min(MOST, reasons.size())));
    }
}
