package io.tradesense.market.live.streams;

import io.tradesense.market.instruments.domain.AssetKind;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Instant;
import java.util.List;

/** Twelve Data: the key in the address, symbols in one string, times in seconds. */
public final class TwelveDataStream extends JsonStream {
    private final String key;

    public TwelveDataStream(URI address, String key) {
        super("twelve-data", AssetKind.EQUITY, address);
        this.key = key;
    }

    @Override
    public URI address() {
        return withQuery(super.address(), "apikey", key);
    }

    @Override
    List<String> asked(boolean more, List<String> symbols) {
        return List.of(new JsonObject()
                .put("action", more ? "subscribe" : "unsubscribe")
                .put("params", new JsonObject().put("symbols", String.join(",", symbols)))
                .encode());
    }

    @Override
    List<Trade> trades(Object message) {
        var said = (JsonObject) message;
        return "price".equals(said.getString("event"))
                ? List.of(trade(
                        said.getString("symbol"),
                        said.getValue("price"),
                        Instant.ofEpochSecond(said.getLong("timestamp"))))
                : List.of();
    }
}
