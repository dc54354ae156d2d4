package io.tradesense.ai;

import static io.tradesense.kit.testing.Waiting.await;

import io.tradesense.kit.discovery.Instance;
import io.tradesense.kit.events.Event;
import io.tradesense.kit.events.FeedPosition;
import io.tradesense.kit.launch.Platform;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.NullUnmarked;

/**
 * The services that ai asks, as they answer over HTTP: one trader with twelve closed trades. Each path can be given
 * another answer; a path that answers null is a service that is broken.
 */
@NullUnmarked
public final class FakeServices {
    public static final String TRADE = "8a6f6f3e-0d3a-4b57-9f2c-0f1f5b2c7a10";
    private final Map<String, Function<HttpServerRequest, JsonObject>> answers = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final Map<String, List<Event>> feeds = new ConcurrentHashMap<>();
    private final AtomicLong told = new AtomicLong();
    private volatile long budget = -1;

    public static FakeServices start(Platform platform) {
        var fake = new FakeServices();
        for (String service : List.of("analytics", "trading", "market", "auth", "billing")) {
            var server = await(platform.vertx()
                    .createHttpServer()
                    .requestHandler(request -> fake.answer(service, request))
                    .listen(0, "127.0.0.1"));
            await(platform.registry()
                    .announce(new Instance(
                            service + "-" + UUID.randomUUID(), service, "127.0.0.1", server.actualPort())));
        }
        fake.reset();
        return fake;
    }

    public void reset() {
        answers.clear();
        budget = -1;
        asked.clear();
        on("analytics /performance/summary", request -> summary());
        on("analytics /performance/breakdown", FakeServices::breakdown);
        on("analytics /patterns", request -> new JsonObject().put("items", new JsonArray()));
        on("trading /trades", request -> page(trade(TRADE, "AAPL", "120.00"), trade(id(2), "MSFT", "-80.00")));
        on("trading /trades/" + TRADE, request -> trade(TRADE, "AAPL", "120.00").put("executions", fills()));
        on("trading /portfolio", request -> portfolio());
        on("trading /portfolio/accounts", request -> page(new JsonObject().put("name", "Main account U1234567")));
        on("trading /journal/entries", request -> page(entry("Chased the open again.")));
        on("market /quotes", request -> quotes());
        on(
                "auth /auth/users/me",
                request -> new JsonObject().put("name", "Ada Lovelace").put("email", "ada@example.com"));
    }

    /** The trade has more executions than are told with it. */
    public void tradeIsLong() {
        on(
                "trading /trades/" + TRADE,
                request -> trade(TRADE, "AAPL", "120.00")
                        .put("executions", fills())
                        .put("executionsCursor", "more"));
    }

    /** Adds an event to a service's feed. */
    public void tells(String service, String type, JsonObject data) {
        var position = new FeedPosition(1_000 + told.incrementAndGet(), 1);
        feeds.computeIfAbsent(service, first -> new CopyOnWriteArrayList<>())
                .add(new Event(UUID.randomUUID(), type, service, "subject", Instant.now(), "", position, data));
    }

    private void feed(String service, HttpServerRequest request) {
        var after = FeedPosition.parse(request.getParam("after"));
        var items = new JsonArray();
        var next = after;
        for (Event event : feeds.getOrDefault(service, List.of())) {
            if (event.position().compareTo(after) > 0) {
                items.add(event.toJson());
                next = event.position();
            }
        }
        request.response()
                .end(new JsonObject()
                        .put("items", items)
                        .put("next", next.toString())
                        .encode());
    }

    /** Tokens a month of everybody who is asked about from now on; -1 for no limit. */
    public void budget(long tokens) {
        budget = tokens;
    }

    private void entitlements(HttpServerRequest request) {
        long limit = budget;
        request.body().onSuccess(body -> {
            var items = new JsonArray();
            for (Object id : new JsonObject(body).getJsonArray("userIds")) {
                items.add(new JsonObject()
                        .put("userId", id)
                        .put("plan", "pro")
                        .put("status", "active")
                        .put("version", 1)
                        .put("entitlements", new JsonObject().put("aiTokensPerMonth", limit)));
            }
            var premium = new JsonObject()
                    .put("id", "premium")
                    .put("entitlements", new JsonObject().put("aiTokensPerMonth", -1));
            request.response()
                    .end(new JsonObject()
                            .put("items", items)
                            .put("plans", new JsonArray().add(premium))
                            .encode());
        });
    }

    /** @param path with the service before it: {@code analytics /performance/summary} */
    public void on(String path, Function<HttpServerRequest, JsonObject> answer) {
        answers.put(path, answer);
    }

    /** Every question so far but those for feeds: {@code GET trading /trades?limit=5}. */
    public List<String> asked() {
        return List.copyOf(asked);
    }

    private void answer(String service, HttpServerRequest request) {
        if (request.path().equals("/internal/events")) {
            feed(service, request);
            return;
        }
        asked.add(request.method() + " " + service + " " + request.uri());
        if (service.equals("billing")) {
            entitlements(request);
            return;
        }
        var known = answers.get(service + " " + request.path());
        if (known == null) {
            request.response().setStatusCode(404).end("{}");
            return;
        }
        JsonObject body = known.apply(request);
        request.response().setStatusCode(body == null ? 500 : 200).end(body == null ? "{}" : body.encode());
    }

    public static JsonObject summary() {
        return new JsonObject()
                .put("trades", 12)
                .put("wins", 7)
                .put("losses", 5)
                .put("breakeven", 0)
                .put("winRate", 0.5833333333333334)
                .put("grossProfit", "840.00")
                .put("grossLoss", "-589.25")
                .put("netPnl", "250.75")
                .put("fees", "12.40")
                .put("profitFactor", 1.4255409)
                .put("expectancy", "20.8958333333")
                .put("avgWin", "120.00")
                .put("avgLoss", "-117.85")
                .put("payoffRatio", 1.01824)
                .put("largestWin", "310.00")
                .put("largestLoss", "-205.10")
                .put("avgHoldSeconds", 8100)
                .put("maxConsecutiveWins", 4)
                .put("maxConsecutiveLosses", 3)
                .put("sharpe", 1.234)
                .put("maxDrawdown", "-305.55")
                .put("avgRMultiple", 0.347)
                .put("currency", "USD")
                .put("dataVersion", 41);
    }

    private static JsonObject breakdown(HttpServerRequest request) {
        return switch (request.getParam("by")) {
            case "symbol" -> cells(cell("AAPL", 7, "410.75", 0.714, false), cell("MSFT", 5, "-160.00", 0.4, false));
            case "weekday" -> cells(cell("MONDAY", 6, "300.00", 0.66, false), cell("FRIDAY", 4, "-190.40", 0.25, true));
            case "setup" -> cells(cell("gap and go", 5, "210.00", 0.6, false));
            default -> cells();
        };
    }

    private static JsonObject cells(JsonObject... cells) {
        return new JsonObject().put("items", new JsonArray(List.of(cells))).put("currency", "USD");
    }

    private static JsonObject cell(String key, int trades, String net, double winRate, boolean significant) {
        return new JsonObject()
                .put("key", key)
                .put("trades", trades)
                .put("netPnl", net)
                .put("winRate", winRate)
                .put("expectancy", "-47.60")
                .put("effect", -102.74)
                .put("adjustedPValue", 0.012)
                .put("significant", significant);
    }

    public static JsonObject trade(String id, String symbol, String net) {
        return new JsonObject()
                .put("id", id)
                .put("symbol", symbol)
                .put("side", "LONG")
                .put("currency", "USD")
                .put("openedAt", "2026-11-24T14:35:00Z")
                .put("closedAt", "2026-11-24T16:50:00Z")
                .put("netPnl", net)
                .put("fees", "1.20")
                .put("quantity", "100")
                .put("entryPrice", "190.25")
                .put("exitPrice", "191.462")
                .put("stopLoss", symbol.equals("AAPL") ? "189.25" : null)
                .put("takeProfit", symbol.equals("AAPL") ? "193.25" : null)
                .put("riskAmount", symbol.equals("AAPL") ? "100.00" : null)
                .put("plannedRewardRisk", symbol.equals("AAPL") ? 3.0 : null)
                .put("rMultiple", symbol.equals("AAPL") ? 1.2 : null)
                .put("returnPct", 0.63)
                .put("mae", "-40.00")
                .put("mfe", "180.00")
                .put("setup", "gap and go")
                .put("tags", new JsonArray().add("news"))
                .put("mistakes", symbol.equals("MSFT") ? new JsonArray().add("chased") : new JsonArray())
                .put("notes", "Waited for the first pullback.");
    }

    private static JsonArray fills() {
        return new JsonArray()
                .add(new JsonObject().put("role", "ENTRY"))
                .add(new JsonObject().put("role", "EXIT"))
                .add(new JsonObject().put("role", "EXIT"));
    }

    public static JsonObject entry(String text) {
        return new JsonObject()
                .put("id", id(7))
                .put("date", "2026-11-24")
                .put("title", "Tuesday")
                .put("body", text)
                .put("excerpt", new JsonObject().put("text", text));
    }

    private static JsonObject portfolio() {
        var total = new JsonObject()
                .put("currency", "USD")
                .put("equity", "25250.75")
                .put("cash", "20000.00")
                .put("unrealisedPnl", "-35.20")
                .put("stale", false)
                .put("simulated", true);
        var position = new JsonObject()
                .put("symbol", "NVDA")
                .put("currency", "USD")
                .put("quantity", "10")
                .put("averagePrice", "128.52")
                .put("price", "125.00")
                .put("marketValue", "1250.00")
                .put("unrealisedPnl", "-35.20")
                .put("stale", false)
                .put("simulated", true);
        return new JsonObject()
                .put("totals", new JsonArray().add(total))
                .put("positions", new JsonArray().add(position));
    }

    private static JsonObject quotes() {
        return page(new JsonObject()
                .put("symbol", "AAPL")
                .put("price", "191.50")
                .put("changePct", 0.42)
                .put("currency", "USD")
                .put("stale", false)
                .put("simulated", true));
    }

    public static JsonObject page(JsonObject... items) {
        return new JsonObject().put("items", new JsonArray(List.of(items)));
    }

    public static String id(int number) {
        return new UUID(0, number).toString();
    }
}
