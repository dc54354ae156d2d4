package io.tradesense.market.live.streams;

import io.tradesense.market.instruments.domain.AssetKind;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** Massive, once Polygon: the key first; symbols as {@code T.AAPL}; messages are arrays, times in milliseconds. */
public final class MassiveStream extends JsonStream {
    private final String key;

    public MassiveStream(URI address, String key) {
        super("massive", AssetKind.EQUITY, address);
        this.key = key;
    }

    @Override
    public List<String> greetings() {
        return List.of(new JsonObject().put("action", "auth").put("params", key).encode());
    }

    @Override
    boolean welcomes(Object message) {
        return ((JsonArray) message)
                .stream()
                        .map(JsonObject.class::cast)
                        .anyMatch(one ->
                                "status".equals(one.getString("ev")) && "auth_success".equals(one.getString("status")));
    }

    @Override
    List<String> asked(boolean more, List<String> symbols) {
        String trades = symbols.stream().map(each -> "T." + each).collect(Collectors.joining(","));
        return List.of(new JsonObject()
                .put("action", more ? "subscribe" : "unsubscribe")
                .put("params", trades)
                .encode());
    }

    @Override
    List<Trade> trades(Object message) {
        return ((JsonArray) message)
                .stream()
                        .map(JsonObject.class::cast)
                        .filter(one -> "T".equals(one.getString("ev")))
                        .map(one ->
                                trade(one.getString("sym"), one.getValue("p"), Instant.ofEpochMilli(one.getLong("t"))))
                        .toList();
    }
}
