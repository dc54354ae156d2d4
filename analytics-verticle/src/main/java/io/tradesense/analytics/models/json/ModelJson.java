package io.tradesense.analytics.models.json;

import io.tradesense.analytics.models.domain.Cluster;
import io.tradesense.analytics.models.domain.Evaluation;
import io.tradesense.analytics.models.domain.Model;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What came of a training, as it is kept and told. */
public final class ModelJson {

    private ModelJson() {}

    public static JsonObject write(Model model) {
        var clusters = new JsonArray();
        model.clusters().forEach(cluster -> clusters.add(cluster(cluster)));
        Model.Formula formula = model.formula();
        return new JsonObject()
                .put("verdict", model.verdict().name())
                .put("reason", model.reason())
                .put("tradesNeeded", model.tradesNeeded())
                .put("trades", model.trades())
                .put("wins", model.wins())
                .put("evaluation", evaluation(model.evaluation()))
                .put("formula", formula == null ? null : FormulaJson.write(formula))
                .put("clusters", clusters);
    }

    private static @Nullable JsonObject evaluation(@Nullable Evaluation evaluation) {
        if (evaluation == null) return null;
        var bins = new JsonArray();
        evaluation
                .bins()
                .forEach(bin -> bins.add(new JsonObject()
                        .put("from", bin.from())
                        .put("to", bin.to())
                        .put("trades", bin.trades())
                        .put("said", bin.said())
                        .put("came", bin.came())));
        var folds = new JsonArray();
        evaluation
                .folds()
                .forEach(fold -> folds.add(new JsonObject()
                        .put("trained", fold.trained())
                        .put("purged", fold.purged())
                        .put("tested", fold.tested())
                        .put("brier", fold.brier())
                        .put("baseBrier", fold.baseBrier())));
        return new JsonObject()
                .put("tested", evaluation.tested())
                .put("baseRate", evaluation.baseRate())
                .put("brier", evaluation.brier())
                .put("baseBrier", evaluation.baseBrier())
                .put("skill", evaluation.skill())
                .put("pValue", evaluation.pValue())
                .put("calibration", bins)
                .put("folds", folds)
                .put("expectedRError", evaluation.amountError())
                .put("baseExpectedRError", evaluation.baseAmountError());
    }

    private static JsonObject cluster(Cluster cluster) {
        var traits = new JsonArray();
        cluster.traits()
                .forEach(trait -> traits.add(
                        new JsonObject().put("feature", trait.feature()).put("deviations", trait.deviations())));
        var interval = cluster.interval();
        return new JsonObject()
                .put("trades", cluster.trades())
                .put("winRate", cluster.winRate())
                .put("meanNet", cluster.meanNet())
                .put("effect", cluster.effect())
                .put(
                        "confidenceInterval",
                        interval == null
                                ? null
                                : new JsonArray().add(interval.low()).add(interval.high()))
                .put("adjustedPValue", cluster.adjustedPValue())
                .put("significant", cluster.significant())
                .put("traits", traits)
                .put(
                        "tradeIds",
                        new JsonArray(
                                cluster.tradeIds().stream().map(UUID::toString).toList()));
    }
}
