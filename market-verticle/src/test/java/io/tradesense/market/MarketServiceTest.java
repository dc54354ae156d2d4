package io.tradesense.market;

import static io.tradesense.kit.testing.Waiting.await;
import static io.tradesense.kit.testing.Waiting.failureOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.tradesense.contracts.AlertTriggered;
import io.tradesense.kit.identity.Caller;
import io.tradesense.kit.identity.InternalTokens;
import io.tradesense.kit.testing.ContractClient;
import io.tradesense.kit.testing.TestPostgres;
import io.tradesense.kit.testing.TestService;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The service without a key and without a net: what a newcomer has. */
@NullUnmarked
class MarketServiceTest {
    private static final UUID USER = UUID.randomUUID();
    private static TestService service;
    private static ContractClient user;

    @BeforeAll
    static void start() {
        service = TestService.start(
                Map.of(
                        "MARKET_DATABASE_URL", TestPostgres.newDatabase(),
                        "MARKET_PROVIDERS", "ecb",
                        "MARKET_ECB_URL", "http://127.0.0.1:1",
                        "MARKET_ALERT_TURN", "50ms"),
                new MarketService());
        user = service.client("market", USER);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void quotes_are_answered_by_the_word_they_were_asked_by_and_say_that_they_are_made_up() {
        var answer = user.get("/quotes?symbols=AAPL,btc-usd,BTCUSDT").bodyAsJsonObject();
        assertThat(answer.getJsonArray("missing")).isEmpty();
        assertThat(answer.getJsonArray("items").stream().map(item -> ((JsonObject) item).getString("symbol")))
                .containsExactly("AAPL", "btc-usd", "BTCUSDT");
        assertThat(answer.getJsonArray("items")).allMatch(item -> ((JsonObject) item).getBoolean("simulated"));
    }

    @Test
    void a_service_may_ask_without_a_user_and_a_stranger_may_not() {
        var trading = service.client("market", Caller.service("trading"));
        assertThat(trading.get("/quotes?symbols=AAPL").statusCode()).isEqualTo(200);
        assertThat(trading.get("/market-data/history/AAPL?adjusted=false").statusCode())
                .isEqualTo(200);
        assertThat(service.anonymous("market").get("/quotes?symbols=AAPL").statusCode())
                .isEqualTo(401);
    }

    @Test
    void what_is_no_symbol_is_named() {
        var refused = user.get("/quotes?symbols=AAPL,%3Cscript%3E,B%20C");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.bodyAsJsonObject().getJsonArray("errors")).hasSize(2);
    }

    @Test
    void currencies_are_real_and_stale_where_the_bank_cannot_be_reached() {
        var rate = user.get("/quotes/EURUSD").bodyAsJsonObject();
        assertThat(rate.getString("source")).isEqualTo("ecb");
        assertThat(rate.getBoolean("simulated")).isFalse();
        assertThat(rate.getBoolean("stale")).isTrue();
        var history = user.get("/market-data/history/EUR-USD?from=2008-07-14&to=2008-07-16")
                .bodyAsJsonObject();
        assertThat(history.getJsonArray("candles").stream().map(candle -> ((JsonObject) candle).getString("c")))
                .containsExactly("1.5847", "1.599", "1.5888");
    }

    @Test
    void history_is_paged_without_a_gap() {
        String all = "/market-data/history/MSFT?interval=1w&from=2020-01-01&to=2020-12-31";
        var whole = user.get(all).bodyAsJsonObject().getJsonArray("candles");
        var paged = new JsonArray();
        String cursor = "";
        do {
            var page = user.get(all + "&limit=10" + cursor).bodyAsJsonObject();
            paged.addAll(page.getJsonArray("candles"));
            cursor = page.getString("nextCursor") == null ? "" : "&cursor=" + page.getString("nextCursor");
        } while (!cursor.isEmpty());
        assertThat(paged).isEqualTo(whole);
        assertThat(whole.size()).isBetween(52, 54);
    }

    @Test
    void an_imported_file_is_mine_alone_and_twice_is_once() {
        String file = """
                Date,Open,High,Low,Close,Volume,Split
                2026-03-03,101,104,100,103,1000,4
                2026-03-02,400,404,398,402,2000,1
                """;
        var path = "/market-data/history/OWN/import";
        var first = user.post(path, Buffer.buffer(file), "text/csv").bodyAsJsonObject();
        assertThat(first.getInteger("added")).isEqualTo(2);
        assertThat(user.post(path, Buffer.buffer(file), "text/csv")
                        .bodyAsJsonObject()
                        .getInteger("added"))
                .isZero();
        String range = "/market-data/history/OWN?from=2026-03-01&to=2026-03-05";
        assertThat(closes(user, range)).containsExactly("100.5", "103");
        assertThat(closes(user, range + "&adjusted=false")).containsExactly("402", "103");
        var other = service.client("market", UUID.randomUUID()).get(range).bodyAsJsonObject();
        assertThat(other.getString("source")).isEqualTo("simulator");
        assertThat(user.delete("/market-data/history/OWN").statusCode()).isEqualTo(204);
        assertThat(user.get(range).bodyAsJsonObject().getString("source")).isEqualTo("simulator");
    }

    @Test
    void a_bad_file_is_refused_whole_with_every_bad_line() {
        String file = "date,open,high,low,close\n2026-03-02,1,1,1,1\nnonsense,1,1,1,1\n2026-03-04,x,1,1,0\n";
        var refused = user.post("/market-data/history/BAD/import", Buffer.buffer(file), "text/csv");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.bodyAsJsonObject().getJsonArray("errors").stream()
                        .map(error -> ((JsonObject) error).getString("pointer")))
                .containsExactly("/3/time", "/4/open", "/4/close");
        assertThat(user.get("/market-data/history/BAD?from=2026-03-01&to=2026-03-05")
                        .bodyAsJsonObject()
                        .getString("source"))
                .isEqualTo("simulator");
    }

    @Test
    void a_watchlist_is_kept_changed_by_version_and_hidden_from_others() {
        var body =
                new JsonObject().put("name", "Tech").put("symbols", new JsonArray(List.of("aapl", "EURUSD", "AAPL")));
        var made = user.with("Idempotency-Key", "watch-1").post("/market-data/watchlists", body);
        assertThat(made.statusCode()).isEqualTo(201);
        assertThat(made.bodyAsJsonObject().getJsonArray("symbols")).containsExactly("AAPL", "EUR-USD");
        var again = user.with("Idempotency-Key", "watch-1").post("/market-data/watchlists", body);
        assertThat(again.bodyAsJsonObject()).isEqualTo(made.bodyAsJsonObject());
        String path = "/market-data/watchlists/" + made.bodyAsJsonObject().getString("id");
        var renamed = new JsonObject().put("name", "Mine");
        assertThat(user.with("If-Match", made.getHeader("etag"))
                        .patch(path, renamed)
                        .statusCode())
                .isEqualTo(200);
        assertThat(user.with("If-Match", made.getHeader("etag"))
                        .patch(path, renamed)
                        .statusCode())
                .isEqualTo(412);
        assertThat(service.client("market", UUID.randomUUID()).get(path).statusCode())
                .isEqualTo(404);
        assertThat(user.get("/market-data/watchlists?limit=1")
                        .bodyAsJsonObject()
                        .getJsonArray("items"))
                .isNotEmpty();
        assertThat(user.delete(path).statusCode()).isEqualTo(204);
        assertThat(user.get(path).statusCode()).isEqualTo(404);
    }

    @Test
    void a_price_alert_becomes_one_event() {
        Promise<JsonObject> heard = Promise.promise();
        var id = new AtomicReference<String>();
        await(service.running().platform().events().subscribe(AlertTriggered.TYPE, event -> {
            if (event.subject().equals(id.get())) {
                heard.tryComplete(event.data());
            }
        }));
        var alert = new JsonObject()
                .put("symbol", "BTC-USD")
                .put("condition", "ABOVE")
                .put("price", "99999999");
        var waiting = user.post("/market-data/alerts", alert).bodyAsJsonObject();
        assertThat(waiting.getString("status")).isEqualTo("ACTIVE");
        id.set(waiting.getString("id"));
        String path = "/market-data/alerts/" + id.get();
        assertThat(user.patch(path, new JsonObject().put("price", "0.01")).statusCode())
                .isEqualTo(200);
        var event = AlertTriggered.fromJson(await(heard.future()));
        assertThat(event.userId()).isEqualTo(USER);
        assertThat(event.simulated()).isTrue();
        var done = user.get(path).bodyAsJsonObject();
        assertThat(done.getString("status")).isEqualTo("TRIGGERED");
        assertThat(done.getString("triggeredPrice"))
                .isEqualTo(event.marketPrice().toPlainString());
        assertThat(feed().stream()
                        .filter(each -> ((JsonObject) each).getString("subject").equals(id.get())))
                .hasSize(1);
    }

    @Test
    void a_stream_begins_with_what_is_known_and_each_event_has_an_id() {
        var instance = service.instance("market");
        var vertx = service.running().platform().vertx();
        Promise<String> first = Promise.promise();
        var client = vertx.createHttpClient();
        var response = await(client.request(
                        HttpMethod.GET, instance.port(), instance.host(), "/quotes/stream?symbols=BTC-USD,ETH-USD")
                .compose(request ->
                        request.putHeader(InternalTokens.HEADER, token()).send()));
        Buffer read = Buffer.buffer();
        response.handler(chunk -> {
            read.appendBuffer(chunk);
            if (read.toString().contains("\"symbol\":\"ETH-USD\"")
                    && read.toString().contains("\"symbol\":\"BTC-USD\"")) {
                first.tryComplete(read.toString());
            }
        });
        assertThat(response.getHeader("content-type")).isEqualTo("text/event-stream");
        assertThat(await(first.future())).contains("event: quote\nid: ");
        await(client.close());
    }

    @Test
    void a_socket_is_told_of_what_it_subscribes_to_and_of_its_mistakes() {
        var instance = service.instance("market");
        var client = service.running().platform().vertx().createWebSocketClient();
        var socket = await(client.connect(new WebSocketConnectOptions()
                .setHost(instance.host())
                .setPort(instance.port())
                .setURI("/quotes/ws")
                .putHeader(InternalTokens.HEADER, token())));
        Promise<JsonObject> quote = Promise.promise();
        Promise<JsonObject> error = Promise.promise();
        socket.textMessageHandler(text -> {
            var message = new JsonObject(text);
            ("quote".equals(message.getString("type")) ? quote : error).tryComplete(message);
        });
        await(socket.writeTextMessage("{\"subscribe\":[\"BTC-USD\"]}"));
        assertThat(await(quote.future()).getString("symbol")).isEqualTo("BTC-USD");
        await(socket.writeTextMessage("nonsense"));
        assertThat(await(error.future()).getString("type")).isEqualTo("error");
        await(socket.close());
    }

    @Test
    void sockets_that_were_closed_take_nobodys_place() {
        var settings = Map.of(
                "MARKET_DATABASE_URL", TestPostgres.newDatabase(),
                "MARKET_PROVIDERS", "none",
                "MARKET_IN_FLIGHT", "20",
                "MARKET_LISTENERS", "20");
        try (var small = TestService.start(settings, new MarketService())) {
            var platform = small.running().platform();
            var instance = small.instance("market");
            var client = platform.vertx().createWebSocketClient();
            for (int i = 0; i < 60; i++) {
                Promise<Void> closed = Promise.promise();
                var socket = await(client.connect(new WebSocketConnectOptions()
                        .setHost(instance.host())
                        .setPort(instance.port())
                        .setURI("/quotes/ws")
                        .putHeader(
                                InternalTokens.HEADER, platform.tokens().token(Caller.service("trading"), "market"))));
                socket.closeHandler(closed::complete);
                await(socket.close());
                await(closed.future());
            }
            assertThat(small.client("market", USER).get("/quotes/AAPL").statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void a_socket_without_a_token_is_refused() {
        var instance = service.instance("market");
        var client = service.running().platform().vertx().createWebSocketClient();
        var refused = failureOf(client.connect(instance.port(), instance.host(), "/quotes/ws"));
        assertThat(refused).hasMessageContaining("401");
    }

    @Test
    void calendar_symbols_and_providers_keep_to_the_contract() {
        var calendar = user.get("/market-data/calendar?market=XNYS&from=2001-09-10&to=2001-09-17")
                .bodyAsJsonObject();
        assertThat(calendar.getJsonArray("sessions")).hasSize(2);
        assertThat(user.get("/market-data/calendar?from=1960-01-01&to=1960-01-02")
                        .statusCode())
                .isEqualTo(422);
        assertThat(user.get("/market-data/search?q=micro").bodyAsJsonObject().getJsonArray("items"))
                .isNotEmpty();
        assertThat(user.get("/market-data/symbols/BTCUSD").bodyAsJsonObject().getString("kind"))
                .isEqualTo("CRYPTO");
        assertThat(user.get("/market-data/providers").bodyAsJsonObject().getJsonArray("items"))
                .hasSize(1);
    }

    @Test
    void health_says_what_is_made_up() {
        var prices = user.get("/health")
                .bodyAsJsonObject()
                .getJsonObject("dependencies")
                .getJsonObject("prices");
        assertThat(prices.getBoolean("simulated")).isTrue();
        assertThat(prices.getJsonArray("simulatedKinds")).containsExactly("EQUITY", "CRYPTO");
    }

    private static JsonArray feed() {
        return service.client("market", Caller.service("test"))
                .get("/internal/events")
                .bodyAsJsonObject()
                .getJsonArray("items");
    }

    private static String token() {
        return service.running().platform().tokens().token(new Caller("gateway", USER, Set.of(), "test"), "market");
    }

    private static List<String> closes(ContractClient client, String uri) {
        return client.get(uri).bodyAsJsonObject().getJsonArray("candles").stream()
                .map(candle -> ((JsonObject) candle).getString("c"))
                .toList();
    }
}
