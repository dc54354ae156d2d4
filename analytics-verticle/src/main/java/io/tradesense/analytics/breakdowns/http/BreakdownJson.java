package io.tradesense.analytics.breakdowns.http;

import static io.tradesense.analytics.questions.http.AnswerFrame.interval;
import static io.tradesense.analytics.questions.http.AnswerFrame.text;

import io.tradesense.analytics.breakdowns.domain.Breakdown;
import io.tradesense.analytics.breakdowns.domain.BreakdownCell;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** A breakdown as JSON. */
final class BreakdownJson {

    private BreakdownJson() {}

    static JsonObject of(Breakdown breakdown) {
        var items = new JsonArray();
        breakdown.items().forEach(cell -> items.add(cell(cell)));
        return new JsonObject()
                .put("items", items)
                .put("method", breakdown.method())
                .put("cellsTested", breakdown.cellsTested())
                .put("cellsOmitted", breakdown.cellsOmitted());
    }

    private static JsonObject cell(BreakdownCell cell) {
        return new JsonObject()
                .put("key", cell.key())
                .put("trades", cell.trades())
                .put("netPnl", text(cell.netPnl()))
                .put("winRate", cell.winRate())
                .put("profitFactor", cell.profitFactor())
                .put("expectancy", text(cell.expectancy()))
                .put("avgRMultiple", cell.avgRMultiple())
                .put("effect", cell.effect())
                .put("confidenceInterval", interval(cell.confidenceInterval()))
                .put("pValue", cell.pValue())
                .put("adjustedPValue", cell.adjustedPValue())
                .put("significant", cell.significant())
                .put("shrunkExpectancy", cell.shrunkExpectancy())
                .put("tradesNeeded", cell.tradesNeeded());
    }
}
