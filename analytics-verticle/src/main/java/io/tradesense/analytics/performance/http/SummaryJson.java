package io.tradesense.analytics.performance.http;

import static io.tradesense.analytics.questions.http.AnswerFrame.text;

import io.tradesense.analytics.performance.domain.Costs;
import io.tradesense.analytics.performance.domain.Holding;
import io.tradesense.analytics.performance.domain.Intervals;
import io.tradesense.analytics.performance.domain.RStatistics;
import io.tradesense.analytics.performance.domain.ReturnFigures;
import io.tradesense.analytics.performance.domain.Summary;
import io.tradesense.analytics.statistics.domain.Interval;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/** A summary, and the groups of figures it has in common with others, as JSON. */
public final class SummaryJson {

    private SummaryJson() {}

    static JsonObject of(Summary summary) {
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
        return json.put("daily", daily(summary.daily()))
                .put("rMultiples", multiples(summary.rMultiples()))
                .put("holding", holding(summary.holding()))
                .put("costs", costs(summary.costs()))
                .put("intervals", intervals(summary.intervals()));
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

    /** What daily returns say. */
    public static JsonObject daily(ReturnFigures daily) {
        return new JsonObject()
                .put("days", daily.days())
                .put("meanReturn", daily.meanReturn())
                .put("volatility", daily.volatility())
                .put("annualGrowth", daily.annualGrowth())
                .put("sharpe", daily.sharpe())
                .put("sortino", daily.sortino())
                .put("omega", daily.omega())
                .put("ulcerIndex", daily.ulcerIndex())
                .put("martin", daily.martin())
                .put("skewness", daily.skewness())
                .put("kurtosis", daily.kurtosis())
                .put("probabilisticSharpe", daily.probabilisticSharpe())
                .put("minimumTrackRecord", daily.minimumTrackRecord())
                .put("kelly", daily.kelly())
                .put("bestDay", daily.bestDay())
                .put("worstDay", daily.worstDay())
                .put("positiveDays", daily.positiveDays());
    }

    private static JsonObject multiples(RStatistics multiples) {
        return new JsonObject()
                .put("trades", multiples.trades())
                .put("expectancy", multiples.expectancy())
                .put("median", multiples.median())
                .put("deviation", multiples.deviation())
                .put("best", multiples.best())
                .put("worst", multiples.worst())
                .put("expectunity", multiples.expectunity())
                .put("beyondStop", multiples.beyondStop());
    }

    /** How long and how many at once. */
    public static JsonObject holding(Holding holding) {
        return new JsonObject()
                .put("average", holding.average())
                .put("median", holding.median())
                .put("winners", holding.winners())
                .put("losers", holding.losers())
                .put("exposure", holding.exposure())
                .put("mostAtOnce", holding.mostAtOnce())
                .put("span", holding.span());
    }

    private static JsonObject costs(Costs costs) {
        return new JsonObject()
                .put("total", text(costs.total()))
                .put("perTrade", text(costs.perTrade()))
                .put("grossPnl", text(costs.grossPnl()))
                .put("shareOfProfit", costs.shareOfProfit())
                .put("turned", costs.turned());
    }

    private static JsonObject intervals(Intervals intervals) {
        return new JsonObject()
                .put("winRate", ends(intervals.winRate()))
                .put("expectancy", ends(intervals.expectancy()))
                .put("profitFactor", ends(intervals.profitFactor()))
                .put("sharpe", ends(intervals.sharpe()));
    }

    private static @Nullable JsonArray ends(@Nullable Interval interval) {
        return interval == null ? null : JsonArray.of(interval.low(), interval.high());
    }
}
