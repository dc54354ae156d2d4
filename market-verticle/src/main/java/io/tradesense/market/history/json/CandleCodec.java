package io.tradesense.market.history.json;

import io.tradesense.market.history.domain.Candle;
import io.tradesense.market.history.domain.FetchedHistory.Chunk;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** Candles and back, without loss: prices are strings. */
public final class CandleCodec {
    private CandleCodec() {}

    public static JsonObject write(Candle candle) {
        return new JsonObject()
                .put("t", candle.t().toString())
                .put("o", candle.open().toPlainString())
                .put("h", candle.high().toPlainString())
                .put("l", candle.low().toPlainString())
                .put("c", candle.close().toPlainString())
                .put("v", candle.volume() == null ? null : candle.volume().toPlainString());
    }

    public static Candle read(JsonObject json) {
        String volume = json.getString("v");
        return new Candle(
                Instant.parse(json.getString("t")),
                new BigDecimal(json.getString("o")),
                new BigDecimal(json.getString("h")),
                new BigDecimal(json.getString("l")),
                new BigDecimal(json.getString("c")),
                volume == null ? null : new BigDecimal(volume));
    }

    public static JsonObject writeChunk(Chunk chunk) {
        var candles = new JsonArray();
        chunk.candles().forEach(candle -> candles.add(write(candle)));
        return new JsonObject().put("source", chunk.source()).put("candles", candles);
    }

    public static Chunk readChunk(JsonObject json) {
        List<Candle> candles = json.getJsonArray("candles").stream()
                .map(each -> read((JsonObject) each))
                .toList();
        return new Chunk(json.getString("source"), candles);
    }
}
