package io.tradesense.analytics.candlesticks.http;

import io.tradesense.analytics.candles.domain.Candle;
import io.tradesense.analytics.candlesticks.domain.OwnRecord;
import io.tradesense.analytics.candlesticks.domain.PricePatterns;
import io.tradesense.analytics.candlesticks.domain.Shape;
import io.tradesense.analytics.candlesticks.domain.Sighting;
import io.tradesense.analytics.questions.domain.Answer;
import io.tradesense.analytics.questions.http.AnswerFrame;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** Patterns in price as JSON. */
final class PricePatternJson {

    private PricePatternJson() {}

    static JsonObject of(String symbol, Answer<PricePatterns> answer) {
        PricePatterns patterns = answer.figures();
        List<Candle> candles = patterns.series().candles();
        var items = new JsonArray();
        patterns.sightings().forEach(sighting -> items.add(sighting(sighting, patterns)));
        var records = new JsonArray();
        patterns.records().forEach(own -> records.add(own(own)));
        return AnswerFrame.put(
                new JsonObject()
                        .put("symbol", symbol)
                        .put("interval", patterns.span().word())
                        .put("source", patterns.series().source())
                        .put("simulated", patterns.series().simulated())
                        .put("candles", candles.size())
                        .put("truncated", patterns.series().more())
                        .put("items", items)
                        .put("seen", patterns.seen())
                        .put("records", records),
                answer);
    }

    private static JsonObject sighting(Sighting sighting, PricePatterns patterns) {
        List<Candle> candles = patterns.series().candles();
        return shape(sighting.shape())
                .put("from", candles.get(sighting.first()).t().toString())
                .put("to", candles.get(sighting.last()).t().toString())
                .put(
                        "knownAt",
                        candles.get(sighting.known())
                                .t()
                                .plus(patterns.span().length())
                                .toString());
    }

    private static JsonObject own(OwnRecord own) {
        var ids = new JsonArray();
        own.tradeIds().forEach(id -> ids.add(id.toString()));
        return shape(own.shape())
                .put("sightings", own.sightings())
                .put("trades", own.trades())
                .put("withIt", own.withIt())
                .put("wins", own.wins())
                .put("netPnl", AnswerFrame.text(own.netPnl()))
                .put("effect", own.effect())
                .put("confidenceInterval", AnswerFrame.interval(own.interval()))
                .put("pValue", own.pValue())
                .put("adjustedPValue", own.adjustedPValue())
                .put("significant", own.significant())
                .put("tradeIds", ids);
    }

    private static JsonObject shape(Shape shape) {
        return new JsonObject()
                .put("kind", shape.name())
                .put("family", shape.family().name())
                .put("direction", shape.direction() > 0 ? "UP" : shape.direction() < 0 ? "DOWN" : "NONE");
    }
}
