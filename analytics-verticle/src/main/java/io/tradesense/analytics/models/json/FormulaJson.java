package io.tradesense.analytics.models.json;

import io.tradesense.analytics.models.domain.Calibration;
import io.tradesense.analytics.models.domain.FeatureSpace;
import io.tradesense.analytics.models.domain.LinearFit;
import io.tradesense.analytics.models.domain.Model;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A formula in plain numbers: what is kept is all there is, and anybody may follow it. */
public final class FormulaJson {

    private FormulaJson() {}

    static JsonObject write(Model.Formula formula) {
        FeatureSpace space = formula.space();
        var quantities = new JsonObject();
        space.usualQuantity().forEach(quantities::put);
        return new JsonObject()
                .put("features", new JsonArray(space.names()))
                .put("tz", space.zone().getId())
                .put("setups", new JsonArray(space.setups()))
                .put("usualQuantity", quantities)
                .put("usualRisk", Double.isNaN(space.usualRisk()) ? null : space.usualRisk())
                .put("means", new JsonArray(space.means()))
                .put("deviations", new JsonArray(space.deviations()))
                .put("chance", fit(formula.chance()))
                .put(
                        "calibration",
                        new JsonObject()
                                .put("slope", formula.calibration().slope())
                                .put("offset", formula.calibration().offset()))
                .put("expectedR", formula.amount() == null ? null : fit(formula.amount()));
    }

    public static Model.Formula read(JsonObject json) {
        Map<String, Double> quantities = new HashMap<>();
        json.getJsonObject("usualQuantity")
                .forEach(each -> quantities.put(each.getKey(), ((Number) each.getValue()).doubleValue()));
        var space = new FeatureSpace(
                ZoneId.of(json.getString("tz")),
                json.getJsonArray("setups").stream().map(String.class::cast).toList(),
                quantities,
                json.getValue("usualRisk") == null ? Double.NaN : json.getDouble("usualRisk"),
                numbers(json.getJsonArray("means")),
                numbers(json.getJsonArray("deviations")));
        JsonObject calibration = json.getJsonObject("calibration");
        return new Model.Formula(
                space,
                fit(json.getJsonObject("chance")),
                new Calibration(calibration.getDouble("slope"), calibration.getDouble("offset")),
                optionalFit(json.getJsonObject("expectedR")));
    }

    private static JsonObject fit(LinearFit fit) {
        return new JsonObject().put("weights", new JsonArray(fit.weights())).put("bias", fit.bias());
    }

    private static LinearFit fit(JsonObject json) {
        return new LinearFit(numbers(json.getJsonArray("weights")), json.getDouble("bias"));
    }

    private static @Nullable LinearFit optionalFit(@Nullable JsonObject json) {
        return json == null ? null : fit(json);
    }

    private static List<Double> numbers(JsonArray json) {
        return json.stream().map(number -> ((Number) number).doubleValue()).toList();
    }
}
