package io.tradesense.trading;

import io.tradesense.kit.discovery.Instance;
import io.tradesense.kit.identity.InternalTokens;
import io.tradesense.kit.testing.TestService;
import io.tradesense.kit.testing.Waiting;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Answers as the service market does, with what a test tells it, until it is closed or told to keep silent. */
final class StandInMarket implements AutoCloseable {
    private final TestService beside;
    private final HttpServer server;
    private final Instance instance;
    private final Map<String, JsonObject> quotes = new ConcurrentHashMap<>();
    private final Map<String, JsonArray> candles = new ConcurrentHashMap<>();
    private volatile boolean silent;
    private volatile boolean simulated;

    private StandInMarket(TestService beside) {
        this.beside = beside;
        var platform = beside.running().platform();
        this.server = Waiting.await(
                platform.vertx().createHttpServer().requestHandler(this::answer).listen(0, "127.0.0.1"));
        this.instance = new Instance("market-stand-in", "market", "127.0.0.1", server.actualPort());
        Waiting.await(platform.registry().announce(instance));
    }

    static StandInMarket beside(TestService service) {
        return new StandInMarket(service);
    }

    /** @param asOf of the price */
    StandInMarket quote(String symbol, String price, String currency, String asOf) {
        quotes.put(
                symbol,
                new JsonObject()
                        .put("symbol", symbol)
                        .put("price", price)
                        .put("currency", currency)
                        .put("asOf", asOf)
                        .put("source", "stand-in")
                        .put("stale", false));
        return this;
    }

    /** @param candles each a time, open, high, low and close */
    StandInMarket candles(String symbol, String interval, List<List<String>> candles) {
        var json = new JsonArray();
        candles.forEach(candle -> json.add(new JsonObject()
                .put("t", candle.get(0))
                .put("o", candle.get(1))
                .put("h", candle.get(2))
                .put("l", candle.get(3))
                .put("c", candle.get(4))
                .putNull("v")));
        this.candles.put(symbol + " " + interval, json);
        return this;
    }

    /** The candles of a file that a user brought: the market answers them to nobody else. */
    void candlesOf(UUID owner, String symbol, String interval, List<List<String>> candles) {
        var unused = candles(owner + " " + symbol, interval, candles);
    }

    /** From now on it takes questions and never answers. */
    void keepSilent() {
        silent = true;
    }

    void makeUp() {
        simulated = true;
    }

    private void answer(HttpServerRequest request) {
        if (silent) return;
        request.response()
                .putHeader("content-type", "application/json")
                .end((request.path().equals("/quotes") ? quotes(request) : history(request)).toBuffer());
    }

    private JsonObject quotes(HttpServerRequest request) {
        var items = new JsonArray();
        var missing = new JsonArray();
        for (String symbol : request.getParam("symbols").split(",")) {
            var quote = quotes.get(symbol);
            if (quote == null) {
                missing.add(new JsonObject().put("symbol", symbol).put("reason", "unknown"));
            } else {
                items.add(quote.copy().put("simulated", simulated));
            }
        }
        return new JsonObject().put("items", items).put("missing", missing);
    }

    private JsonObject history(HttpServerRequest request) {
        String symbol = request.path().replaceFirst(".*/", "");
        String interval = request.getParam("interval");
        String from = request.getParam("from");
        String to = request.getParam("to");
        var own = candles.get(subject(request) + " " + symbol + " " + interval);
        var all = own == null ? candles.getOrDefault(symbol + " " + interval, new JsonArray()) : own;
        var asked = new JsonArray(all.stream()
                .filter(candle -> {
                    String t = ((JsonObject) candle).getString("t");
                    // a date that ends a span is in it
                    return t.compareTo(from) >= 0 && (t.compareTo(to) < 0 || to.length() == 10 && t.startsWith(to));
                })
                .toList());
        return new JsonObject()
                .put("symbol", symbol)
                .put("interval", interval)
                .put("source", asked.isEmpty() ? "none" : own == null ? "stand-in" : "import")
                .put("simulated", simulated && own == null)
                .put("adjusted", false)
                .put("currency", "USD")
                .put("candles", asked)
                .put("quality", new JsonArray())
                .putNull("nextCursor");
    }

    /** The user a service asks for. */
    private static String subject(HttpServerRequest request) {
        String payload = request.getHeader(InternalTokens.HEADER).split("\\.")[1];
        return new JsonObject(Buffer.buffer(Base64.getUrlDecoder().decode(payload))).getString("sub", "nobody");
    }

    @Override
    public void close() {
        Waiting.await(beside.running().platform().registry().withdraw(instance));
        Waiting.await(server.close());
    }
}
