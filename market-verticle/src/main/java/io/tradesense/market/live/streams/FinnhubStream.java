package io.tradesense.market.live.streams;

import io.tradesense.market.instruments.domain.AssetKind;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Instant;
import java.util.List;

/** Finnhub: the key in the address, a message a symbol, trades in batches, times in milliseconds. */
public final class FinnhubStream extends JsonStream {
    private final String key;

    public FinnhubStream(URI address, String key) {
        super("finnhub", AssetKind.EQUITY, address);
        this.key = key;
    }

    @Override
    public URI address() {
        return withQuery(super.address(), "token", key);
    }

    @Override
    List<String> asked(boolean more, List<String> symbols) {
        String type = more ? "subscribe" : "unsubscribe";
        return symbols.stream()
                .map(each ->
                        new JsonObject().put("type", type).put("symbol", each).encode())
                .toList();
    }

    @Override
    List<Trade> trades(Object message) {
        var said = (JsonObject) message;
        JsonArray data = "trade".equals(said.getString("type")) ? said.getJsonArray("data") : JsonArray.of();
        return data.stream()
                .map(JsonObject.class::cast)
                .map(one -> trade(one.getString("s"), one.getValue("p"), Instant.ofEpochMilli(one.getLong("t"))))
                .toList();
    }
}
