package io.tradesense.market.live.streams;

import io.tradesense.market.instruments.domain.AssetKind;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Instant;
import java.util.List;

/** Alpaca: key and secret first, within ten seconds; messages are arrays, times RFC 3339. */
public final class AlpacaStream extends JsonStream {
    private final String key;
    private final String secret;

    public AlpacaStream(URI address, String key, String secret) {
        super("alpaca", AssetKind.EQUITY, address);
        this.key = key;
        this.secret = secret;
    }

    @Override
    public List<String> greetings() {
        return List.of(new JsonObject()
                .put("action", "auth")
                .put("key", key)
                .put("secret", secret)
                .encode());
    }

    @Override
    boolean welcomes(Object message) {
        return ((JsonArray) message)
                .stream()
                        .map(JsonObject.class::cast)
                        .anyMatch(one ->
                                "success".equals(one.getString("T")) && "authenticated".equals(one.getString("msg")));
    }

    @Override
    List<String> asked(boolean more, List<String> symbols) {
        return List.of(new JsonObject()
                .put("action", more ? "subscribe" : "unsubscribe")
                .put("trades", new JsonArray(symbols))
                .encode());
    }

    @Override
    List<Trade> trades(Object message) {
        return ((JsonArray) message)
                .stream()
                        .map(JsonObject.class::cast)
                        .filter(one -> "t".equals(one.getString("T")))
                        .map(one -> trade(one.getString("S"), one.getValue("p"), Instant.parse(one.getString("t"))))
                        .toList();
    }
}
