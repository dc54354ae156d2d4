package io.tradesense.market.live.http;

import io.tradesense.market.instruments.domain.AssetKind;
import io.tradesense.market.instruments.domain.Instrument;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** The streams of Binance, Finnhub and Alpaca, as each documents its own. */
public final class StreamProtocols {
    private StreamProtocols() {}

    /** Binance: {@code {"method": "SUBSCRIBE", "params": ["btcusdt@trade"]}}, prices as strings. */
    public static StreamProtocol binance(URI address) {
        return new Spoken(
                "binance",
                AssetKind.CRYPTO,
                address,
                List.of(),
                symbol -> symbol.base() + (symbol.currency().equals("USD") ? "USDT" : symbol.currency()),
                (verb, written) -> List.of(new JsonObject()
                        .put("method", verb.equals("subscribe") ? "SUBSCRIBE" : "UNSUBSCRIBE")
                        .put(
                                "params",
                                new JsonArray(written.stream()
                                        .map(each -> each.toLowerCase(Locale.ROOT) + "@trade")
                                        .toList()))
                        .put("id", 1)
                        .encode()),
                message -> {
                    var said = (JsonObject) message;
                    return "trade".equals(said.getString("e"))
                            ? List.of(trade(
                                    said.getString("s"), said.getValue("p"), Instant.ofEpochMilli(said.getLong("T"))))
                            : List.of();
                });
    }

    /** Finnhub: a message a symbol, the key in the address, trades in batches. */
    public static StreamProtocol finnhub(URI address, String key) {
        URI withKey = URI.create(address + "?token=" + URLEncoder.encode(key, StandardCharsets.UTF_8));
        return new Spoken(
                "finnhub",
                AssetKind.EQUITY,
                withKey,
                List.of(),
                Instrument::symbol,
                (verb, written) -> written.stream()
                        .map(each -> new JsonObject()
                                .put("type", verb)
                                .put("symbol", each)
                                .encode())
                        .toList(),
                message -> {
                    List<StreamProtocol.Trade> trades = new ArrayList<>();
                    var said = (JsonObject) message;
                    if ("trade".equals(said.getString("type"))) {
                        for (Object each : said.getJsonArray("data")) {
                            var one = (JsonObject) each;
                            trades.add(trade(
                                    one.getString("s"), one.getValue("p"), Instant.ofEpochMilli(one.getLong("t"))));
                        }
                    }
                    return trades;
                });
    }

    /** Alpaca: first the key, then {@code {"action": "subscribe", "trades": ["AAPL"]}}; messages are arrays. */
    public static StreamProtocol alpaca(URI address, String key, String secret) {
        return new Spoken(
                "alpaca",
                AssetKind.EQUITY,
                address,
                List.of(new JsonObject()
                        .put("action", "auth")
                        .put("key", key)
                        .put("secret", secret)
                        .encode()),
                Instrument::symbol,
                (verb, written) -> List.of(new JsonObject()
                        .put("action", verb)
                        .put("trades", new JsonArray(written))
                        .encode()),
                message -> {
                    List<StreamProtocol.Trade> trades = new ArrayList<>();
                    for (Object each : (JsonArray) message) {
                        var one = (JsonObject) each;
                        if ("t".equals(one.getString("T"))) {
                            trades.add(trade(one.getString("S"), one.getValue("p"), Instant.parse(one.getString("t"))));
                        }
                    }
                    return trades;
                });
    }

    private static StreamProtocol.Trade trade(String symbol, Object price, Instant at) {
        return new StreamProtocol.Trade(symbol, new BigDecimal(price.toString()), at);
    }

    private interface Asking {
        List<String> messages(String verb, List<String> written);
    }

    private record Spoken(
            String name,
            AssetKind kind,
            URI address,
            List<String> greetings,
            Function<Instrument, String> writing,
            Asking asking,
            Function<Object, List<Trade>> reading)
            implements StreamProtocol {

        @Override
        public List<String> subscribe(Collection<Instrument> symbols) {
            return asking.messages("subscribe", symbols.stream().map(writing).toList());
        }

        @Override
        public List<String> unsubscribe(Collection<Instrument> symbols) {
            return asking.messages("unsubscribe", symbols.stream().map(writing).toList());
        }

        @Override
        public String written(Instrument symbol) {
            return writing.apply(symbol);
        }

        @Override
        public List<Trade> read(String message) {
            try {
                return reading.apply(Json.decodeValue(message));
            } catch (DecodeException
                    | ClassCastException
                    | NullPointerException
                    | NumberFormatException
                    | DateTimeException unreadable) {
                return List.of();
            }
        }
    }
}
