package io.tradesense.analytics.risk.http;

import static io.tradesense.analytics.questions.http.AnswerFrame.interval;

import io.tradesense.analytics.performance.http.SummaryJson;
import io.tradesense.analytics.risk.domain.RiskFigures;
import io.tradesense.analytics.risk.domain.SymbolCorrelations;
import io.tradesense.analytics.statistics.domain.TailRisk;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/** Risk as JSON. */
final class RiskJson {

    private RiskJson() {}

    static JsonObject of(RiskFigures risk) {
        var tails = new JsonArray();
        risk.tails().forEach(tail -> tails.add(tail(tail, risk.equity())));
        var correlations = new JsonArray();
        risk.correlations().forEach(pair -> correlations.add(pair(pair)));
        return new JsonObject()
                .put("tails", tails)
                .put("equity", risk.equity())
                .put("daily", SummaryJson.daily(risk.daily()))
                .put("deflatedSharpe", deflated(risk.deflatedSharpe()))
                .put("riskOfRuin", ruin(risk.ruin()))
                .put("holding", SummaryJson.holding(risk.holding()))
                .put("correlations", correlations);
    }

    private static JsonObject tail(RiskFigures.Tail tail, @Nullable Double equity) {
        Double var = tail.valueAtRisk();
        TailRisk all = tail.all();
        return new JsonObject()
                .put("confidence", tail.confidence())
                .put("valueAtRisk", var)
                .put("conditionalValueAtRisk", tail.conditional())
                .put("amount", var == null || equity == null ? null : var * equity)
                .put("historical", pair(all.historicalVar(), all.historicalCvar()))
                .put("gaussian", pair(all.gaussianVar(), all.gaussianCvar()))
                .put("modified", pair(all.modifiedVar(), all.modifiedCvar()));
    }

    private static JsonObject pair(@Nullable Double var, @Nullable Double conditional) {
        return new JsonObject().put("valueAtRisk", var).put("conditionalValueAtRisk", conditional);
    }

    private static @Nullable JsonObject deflated(RiskFigures.@Nullable Deflated deflated) {
        if (deflated == null) return null;
        return new JsonObject()
                .put("trials", deflated.trials())
                .put("expectedMaximum", deflated.expectedMaximum())
                .put("probability", deflated.probability());
    }

    private static @Nullable JsonObject ruin(RiskFigures.@Nullable Ruin ruin) {
        if (ruin == null) return null;
        return new JsonObject()
                .put("level", ruin.level())
                .put("trades", ruin.trades())
                .put("paths", ruin.paths())
                .put("probability", ruin.probability())
                .put("interval", new JsonArray().add(ruin.low()).add(ruin.high()));
    }

    private static JsonObject pair(SymbolCorrelations.Pair pair) {
        return new JsonObject()
                .put("symbol", pair.symbol())
                .put("other", pair.other())
                .put("days", pair.correlation().count())
                .put("coefficient", pair.correlation().coefficient())
                .put("interval", interval(pair.correlation().interval()));
    }
}
