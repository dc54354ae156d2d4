package io.tradesense.analytics.simulations.json;

import io.tradesense.analytics.simulations.domain.Forecast;
import io.tradesense.analytics.simulations.domain.MonteCarlo;
import io.tradesense.analytics.simulations.domain.WhatIf;
import io.tradesense.analytics.statistics.domain.Interval;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What came of a simulation. All amounts are estimates, hence numbers. */
public final class ResultJson {

    private ResultJson() {}

    /** @param fraction of equity risked on a trade; null where it is not one */
    public static JsonObject futures(MonteCarlo plan, Forecast forecast, @Nullable Double fraction) {
        var curve = new JsonArray();
        forecast.curve()
                .forEach(look -> curve.add(new JsonObject()
                        .put("trades", look.trades())
                        .put("p5", look.low())
                        .put("p25", look.lower())
                        .put("p50", look.median())
                        .put("p75", look.upper())
                        .put("p95", look.high())));
        return new JsonObject()
                .put("paths", plan.paths())
                .put("trades", plan.trades())
                .put("blockLength", plan.block())
                .put("seed", plan.seed())
                .put("startingEquity", plan.start())
                .put("riskedFraction", fraction)
                .put("meanFinalEquity", forecast.meanFinal())
                .put("finalEquity", levels(forecast.finalEquity()))
                .put("drawdown", levels(forecast.drawdown()))
                .put("drawdownPct", levels(forecast.drawdownPct()))
                .put("lossProbability", forecast.lossProbability())
                .put("riskOfRuin", forecast.riskOfRuin())
                .put("riskOfRuinInterval", interval(forecast.riskOfRuinInterval()))
                .put("curve", curve);
    }

    private static JsonArray levels(List<Forecast.Level> levels) {
        var json = new JsonArray();
        levels.forEach(
                level -> json.add(new JsonObject().put("share", level.share()).put("value", level.value())));
        return json;
    }

    /** @param tried rules so far, these included */
    public static JsonObject pasts(List<WhatIf> results, double actualNet, int tried) {
        var items = new JsonArray();
        results.forEach(result -> items.add(past(result)));
        return new JsonObject()
                .put("tried", tried)
                .put("actualNetPnl", actualNet)
                .put("items", items);
    }

    private static JsonObject past(WhatIf result) {
        return new JsonObject()
                .put("name", result.name())
                .put("trades", result.trades())
                .put("changed", result.changed())
                .put("netPnl", result.netPnl())
                .put("improvement", result.improvement())
                .put("improvementInterval", interval(result.improvementInterval()))
                .put("expectancy", result.expectancy())
                .put("winRate", result.winRate())
                .put("profitFactor", result.profitFactor())
                .put("maxDrawdown", result.maxDrawdown())
                .put("pValue", result.pValue())
                .put("adjustedPValue", result.adjustedPValue())
                .put("deflatedSharpe", result.deflatedSharpe())
                .put("better", result.better());
    }

    private static @Nullable JsonArray interval(@Nullable Interval interval) {
        return interval == null ? null : new JsonArray().add(interval.low()).add(interval.high());
    }
}
