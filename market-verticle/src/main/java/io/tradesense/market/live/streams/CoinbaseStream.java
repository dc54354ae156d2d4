package io.tradesense.market.live.streams;

import io.tradesense.market.instruments.domain.AssetKind;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Instant;
import java.util.List;

/** Coinbase Exchange: the {@code ticker} channel tells of every match; prices as strings, times as RFC 3339. */
public final class CoinbaseStream extends JsonStream {

    public CoinbaseStream(URI address) {
        super("coinbase", AssetKind.CRYPTO, address);
    }

    @Override
    List<String> asked(boolean more, List<String> symbols) {
        return List.of(new JsonObject()
                .put("type", more ? "subscribe" : "unsubscribe")
                .put("product_ids", new JsonArray(symbols))
                .put("channels", JsonArray.of("ticker"))
                .encode());
    }

    @Override
    List<Trade> trades(Object message) {
        var said = (JsonObject) message;
        return "ticker".equals(said.getString("type"))
                ? List.of(trade(
                        said.getString("product_id"), said.getValue("price"), Instant.parse(said.getString("time"))))
                : List.of();
    }
}
