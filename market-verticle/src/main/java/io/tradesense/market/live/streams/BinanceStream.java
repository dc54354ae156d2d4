package io.tradesense.market.live.streams;

import io.tradesense.market.instruments.domain.AssetKind;
import io.tradesense.market.instruments.domain.Instrument;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** Binance: {@code {"method": "SUBSCRIBE", "params": ["btcusdt@trade"]}}, prices as strings, times in milliseconds. */
public final class BinanceStream extends JsonStream {

    public BinanceStream(URI address) {
        super("binance", AssetKind.CRYPTO, address);
    }

    @Override
    public String written(Instrument symbol) {
        return symbol.base() + (symbol.currency().equals("USD") ? "USDT" : symbol.currency());
    }

    @Override
    List<String> asked(boolean more, List<String> symbols) {
        var streams = symbols.stream()
                .map(each -> each.toLowerCase(Locale.ROOT) + "@trade")
                .toList();
        return List.of(new JsonObject()
                .put("method", more ? "SUBSCRIBE" : "UNSUBSCRIBE")
                .put("params", new JsonArray(streams))
                .put("id", 1)
                .encode());
    }

    @Override
    List<Trade> trades(Object message) {
        var said = (JsonObject) message;
        return "trade".equals(said.getString("e"))
                ? List.of(trade(said.getString("s"), said.getValue("p"), Instant.ofEpochMilli(said.getLong("T"))))
                : List.of();
    }
}
