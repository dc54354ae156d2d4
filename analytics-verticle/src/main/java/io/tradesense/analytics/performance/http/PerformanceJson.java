package io.tradesense.analytics.performance.http;

import static io.tradesense.analytics.questions.http.AnswerFrame.text;

import io.tradesense.analytics.performance.domain.EquityCurve;
import io.tradesense.analytics.performance.domain.Summary;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** Performance as JSON. */
final class PerformanceJson {

    private PerformanceJson() {}

    static JsonObject summary(Summary summary) {
        var json = new JsonObject()
                .put("trades", summary.trades())
                .put("wins", summary.wins())
                .put("losses", summary.losses())
                .put("breakeven", summary.breakeven())
                .put("winRate", summary.winRate())
                .put("grossProfit", text(summary.grossProfit()))
                .put("grossLoss", text(summary.grossLoss()))
                .put("netPnl", text(summary.netPnl()))
                .put("fees", text(summary.fees()))
                .put("profitFactor", summary.profitFactor())
                .put("expectancy", text(summary.expectancy()))
                .put("avgWin", text(summary.avgWin()))
                .put("avgLoss", text(summary.avgLoss()))
                .put("payoffRatio", summary.payoffRatio())
                .put("largestWin", text(summary.largestWin()))
                .put("largestLoss", text(summary.largestLoss()))
                .put("avgHoldSeconds", summary.avgHoldSeconds())
                .put("maxConsecutiveWins", summary.maxConsecutiveWins())
                .put("maxConsecutiveLosses", summary.maxConsecutiveLosses());
        putRatios(json, summary);
        return json;
    }

    private static void putRatios(JsonObject json, Summary summary) {
        json.put("sharpe", summary.sharpe())
                .put("sortino", summary.sortino())
                .put("calmar", summary.calmar())
                .put("maxDrawdown", text(summary.maxDrawdown()))
                .put("maxDrawdownPct", summary.maxDrawdownPct())
                .put("recoveryFactor", summary.recoveryFactor())
                .put("ulcerIndex", summary.ulcerIndex())
                .put("sqn", summary.sqn())
                .put("kelly", summary.kelly())
                .put("avgRMultiple", summary.avgRMultiple());
    }

    static JsonObject equityCurve(EquityCurve curve) {
        var points = new JsonArray();
        for (EquityCurve.Point point : curve.points()) {
            points.add(new JsonObject()
                    .put("at", point.at().toString())
                    .put("equity", text(point.equity()))
                    .put("drawdown", text(point.drawdown()))
                    .put("drawdownPct", point.drawdownPct()));
        }
        return new JsonObject()
                .put("points", points)
                .put("steps", curve.steps())
                .put("thinned", curve.thinned());
    }
}
