package io.tradesense.benchmarks.measure;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** One user of a cluster, with an account. */
public final class Trader {
    private static final int BATCH = 500;
    private static final int LISTED = 500;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final AtomicInteger written = new AtomicInteger();
    private final URI gateway;
    private String token = "";
    private String account = "";

    private Trader(URI gateway) {
        this.gateway = gateway;
    }

    public static Trader register(URI gateway) throws Exception {
        var trader = new Trader(gateway);
        var user = new JsonObject()
                .put("email", "bench-" + UUID.randomUUID() + "@example.com")
                .put("password", "correct-Horse-7-battery")
                .put("name", "A Trader");
        trader.token = trader.post("/api/auth/register", user).getString("accessToken");
        var account = new JsonObject()
                .put("name", "Main")
                .put("broker", "INTERACTIVE_BROKERS")
                .put("currency", "USD")
                .put("startingBalance", "100000");
        trader.account = trader.post("/api/portfolio/accounts", account).getString("id");
        return trader;
    }

    /** So many fills, in blocks as a client would send them. */
    public void imports(int fills) throws Exception {
        for (int sent = 0; sent < fills; sent += BATCH) {
            var items = new JsonArray();
            for (int i = 0; i < BATCH; i++) {
                items.add(execution(written.getAndIncrement()));
            }
            var unused = post("/api/trades/executions", new JsonObject().put("items", items));
        }
    }

    /** The access token. */
    public String token() {
        return token;
    }

    public void readsTrades() throws Exception {
        var unused = get("/api/trades?limit=50&accountId=" + account);
    }

    public void writesExecution() throws Exception {
        var unused = post("/api/trades/executions", execution(written.getAndIncrement()));
    }

    public long closedTradesKnown() throws Exception {
        return get("/api/performance/summary?accountId=" + account).getLong("trades");
    }

    /** Counted page by page, for no list says how long it is. */
    public long closedTrades() throws Exception {
        String base = "/api/trades?status=CLOSED&limit=" + LISTED + "&accountId=" + account;
        long count = 0;
        String cursor = "";
        while (cursor != null) {
            var page = get(base + (cursor.isEmpty() ? "" : "&cursor=" + cursor));
            count += page.getJsonArray("items").size();
            cursor = page.getString("nextCursor");
        }
        return count;
    }

    private JsonObject get(String path) throws Exception {
        return send(HttpRequest.newBuilder(gateway.resolve(path)).GET());
    }

    private JsonObject post(String path, JsonObject body) throws Exception {
        return send(HttpRequest.newBuilder(gateway.resolve(path))
                .header("content-type", "application/json")
                .POST(BodyPublishers.ofString(body.encode())));
    }

    private JsonObject send(HttpRequest.Builder request) throws Exception {
        if (!token.isEmpty()) {
            request.header("authorization", "Bearer " + token);
        }
        var answer = http.send(request.build(), BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException("answered " + answer.statusCode() + " " + answer.body());
        }
        return new JsonObject(answer.body());
    }

    private JsonObject execution(int number) {
        return new JsonObject()
                .put("accountId", account)
                .put("symbol", "BENCH" + number % 50)
                .put("assetClass", "STOCK")
                .put("side", List.of("BUY", "SELL").get(number / 50 % 2))
                .put("quantity", "1")
                .put("price", "10")
                .put("currency", "USD")
                .put(
                        "executedAt",
                        Instant.parse("2025-06-02T15:00:00Z")
                                .plusSeconds(number)
                                .toString())
                .put("externalId", UUID.randomUUID().toString());
    }
}
