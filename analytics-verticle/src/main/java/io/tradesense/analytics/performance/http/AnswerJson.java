package io.tradesense.analytics.performance.http;

import io.tradesense.analytics.performance.domain.Answer;
import io.tradesense.analytics.performance.domain.Breakdown;
import io.tradesense.analytics.performance.domain.BreakdownCell;
import io.tradesense.analytics.performance.domain.CurrencyCount;
import io.tradesense.analytics.performance.domain.EquityCurve;
import io.tradesense.analytics.performance.domain.Interval;
import io.tradesense.analytics.performance.domain.Summary;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Answers as JSON: amounts of money as text, statistics as numbers, what is undefined as null. */
final class AnswerJson {

    private AnswerJson() {}

    static JsonObject summary(Answer<Summary> answer) {
        Summary summary = answer.figures();
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
        return putFrame(json, answer);
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

    static JsonObject equityCurve(Answer<EquityCurve> answer) {
        EquityCurve curve = answer.figures();
        var points = new JsonArray();
        for (EquityCurve.Point point : curve.points()) {
            points.add(new JsonObject()
                    .put("at", point.at().toString())
                    .put("equity", text(point.equity()))
                    .put("drawdown", text(point.drawdown()))
                    .put("drawdownPct", point.drawdownPct()));
        }
        return putFrame(
                new JsonObject()
                        .put("points", points)
                        .put("steps", curve.steps())
                        .put("thinned", curve.thinned()),
                answer);
    }

    static JsonObject breakdown(Answer<Breakdown> answer) {
        Breakdown breakdown = answer.figures();
        var items = new JsonArray();
        breakdown.items().forEach(cell -> items.add(cell(cell)));
        return putFrame(
                new JsonObject()
                        .put("items", items)
                        .put("method", breakdown.method())
                        .put("cellsTested", breakdown.cellsTested())
                        .put("cellsOmitted", breakdown.cellsOmitted()),
                answer);
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

    /** What every answer says beside its figures. */
    private static JsonObject putFrame(JsonObject json, Answer<?> answer) {
        var others = new JsonArray();
        for (CurrencyCount other : answer.otherCurrencies()) {
            others.add(new JsonObject().put("currency", other.currency()).put("trades", other.trades()));
        }
        Instant asOf = answer.version().asOf();
        return json.put("currency", answer.currency())
                .put("otherCurrencies", others)
                .put("startingBalance", text(answer.startingBalance()))
                .put("asOf", Objects.toString(asOf, null))
                .put("dataVersion", answer.version().number());
    }

    private static @Nullable JsonArray interval(@Nullable Interval interval) {
        return interval == null ? null : new JsonArray().add(interval.low()).add(interval.high());
    }

    private static @Nullable String text(@Nullable BigDecimal amount) {
        return amount == null ? null : amount.toPlainString();
    }
}
