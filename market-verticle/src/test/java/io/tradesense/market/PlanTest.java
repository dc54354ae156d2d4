package io.tradesense.market;

import static io.tradesense.kit.testing.Waiting.await;
import static io.tradesense.kit.testing.Waiting.comesToBe;
import static io.tradesense.kit.testing.Waiting.failureOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.tradesense.contracts.MarketUsageRecorded;
import io.tradesense.contracts.SubscriptionChanged;
import io.tradesense.kit.discovery.Instance;
import io.tradesense.kit.events.Event;
import io.tradesense.kit.events.FeedPosition;
import io.tradesense.kit.identity.Caller;
import io.tradesense.kit.identity.InternalTokens;
import io.tradesense.kit.testing.ContractClient;
import io.tradesense.kit.testing.TestPostgres;
import io.tradesense.kit.testing.TestService;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Live prices are a matter of the plan, as a stand-in for billing says it, and what users ask for is counted. */
@NullUnmarked
class PlanTest {
    private static final Duration DELAY = Duration.ofMinutes(15);
    private static final UUID PAYING = UUID.randomUUID();
    private static final UUID FREE = UUID.randomUUID();
    private static final Map<UUID, ContractClient> CLIENTS = new ConcurrentHashMap<>();
    private static TestService service;
    private static HttpServer billing;
    private static HttpClient http;
    private static WebSocketClient sockets;

    @BeforeAll
    static void start() {
        service = TestService.start(
                Map.of(
                        "MARKET_DATABASE_URL", TestPostgres.newDatabase(),
                        "MARKET_PROVIDERS", "none",
                        "MARKET_USAGE_TURN", "10ms",
                        "MARKET_USAGE_TOLD", "10ms"),
                new MarketService());
        var platform = service.running().platform();
        http = platform.vertx().createHttpClient();
        sockets = platform.vertx().createWebSocketClient();
        billing = await(platform.vertx()
                .createHttpServer()
                .requestHandler(request -> request.body()
                        .onSuccess(body -> request.response()
                                .putHeader("content-type", "application/json")
                                .end(answer(body.toJsonObject()).encode())))
                .listen(0, "127.0.0.1"));
        await(platform.registry().announce(new Instance("stand-in", "billing", "127.0.0.1", billing.actualPort())));
        // Of whom billing says nothing within a second nobody is limited: on a busy machine the first answer may be
        // late.
        comesToBe(() -> user(FREE).get("/quotes/BTC-USD").bodyAsJsonObject().getBoolean("delayed"), delayed -> delayed);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static JsonObject answer(JsonObject question) {
        var items = new JsonArray();
        question.getJsonArray("userIds")
                .forEach(id -> items.add(entitled((String) id, !id.equals(FREE.toString()), 1)));
        return new JsonObject()
                .put("items", items)
                .put("plans", new JsonArray().add(plan("free", 0)).add(plan("pro", 1)));
    }

    private static JsonObject entitled(String userId, boolean live, long version) {
        return plan("", live ? 1 : 0)
                .put("userId", userId)
                .put("plan", live ? "pro" : "free")
                .put("status", live ? "active" : "none")
                .put("version", version);
    }

    private static JsonObject plan(String id, int live) {
        return new JsonObject()
                .put("id", id)
                .put("entitlements", new JsonObject().put("liveData", live).put("historyDays", live == 1 ? -1 : 30));
    }

    private static ContractClient user(UUID id) {
        return CLIENTS.computeIfAbsent(id, first -> service.client("market", first));
    }

    private static Instant asOf(JsonObject quote) {
        return Instant.parse(quote.getString("asOf"));
    }

    @Test
    void a_plan_without_live_prices_gets_those_of_a_quarter_of_an_hour_ago_and_says_so() {
        var quote = user(FREE).get("/quotes/BTC-USD").bodyAsJsonObject();
        assertThat(quote.getBoolean("delayed")).isTrue();
        assertThat(asOf(quote)).isBefore(Instant.now().minus(DELAY));
        var many = user(FREE).get("/quotes?symbols=BTC-USD,AAPL").bodyAsJsonObject();
        assertThat(many.getJsonArray("items"))
                .hasSize(2)
                .allMatch(each -> ((JsonObject) each).getBoolean("delayed"))
                .allMatch(each -> asOf((JsonObject) each).isBefore(Instant.now().minus(DELAY)));
    }

    @Test
    void a_plan_with_live_prices_gets_them_and_so_does_a_service_for_its_own_work() {
        Instant before = Instant.now();
        for (var client : List.of(
                user(PAYING),
                service.client("market", Caller.service("trading")),
                service.client("market", new Caller("ai", FREE, Set.of(), "test")))) {
            var quote = client.get("/quotes/BTC-USD").bodyAsJsonObject();
            assertThat(quote.getBoolean("delayed")).isFalse();
            assertThat(asOf(quote)).isAfter(before.minus(DELAY));
        }
    }

    @Test
    void candles_end_where_the_delay_begins_for_whom_prices_are_not_live() {
        String recent =
                "/market-data/history/BTC-USD?interval=5m&from=" + Instant.now().minus(Duration.ofHours(1));
        var delayed = user(FREE).get(recent).bodyAsJsonObject();
        assertThat(delayed.getBoolean("delayed")).isTrue();
        assertThat(delayed.getJsonArray("candles"))
                .isNotEmpty()
                .allMatch(candle -> Instant.parse(((JsonObject) candle).getString("t"))
                        .plus(Duration.ofMinutes(5))
                        .isBefore(Instant.now().minus(DELAY)));
        var live = user(PAYING).get(recent).bodyAsJsonObject();
        assertThat(live.getBoolean("delayed")).isFalse();
        assertThat(live.getJsonArray("candles").size())
                .isGreaterThan(delayed.getJsonArray("candles").size());
    }

    @Test
    void candles_older_than_the_plan_reaches_are_refused_with_the_plans_that_have_them() {
        var refused = user(FREE).get("/market-data/history/AAPL?from=2020-01-01&to=2020-02-01");
        assertThat(refused.statusCode()).isEqualTo(402);
        var problem = refused.bodyAsJsonObject();
        assertThat(problem.getString("limit")).isEqualTo("historyDays");
        assertThat(problem.getInteger("allowed")).isEqualTo(30);
        assertThat(problem.getJsonArray("availableIn")).containsExactly("pro");
        var usual = user(FREE)
                .get("/market-data/history/BTC-USD")
                .bodyAsJsonObject()
                .getJsonArray("candles");
        assertThat(usual.size()).as("without a time, what the plan has").isBetween(28, 31);
        assertThat(user(PAYING)
                        .get("/market-data/history/AAPL?from=2020-01-01&to=2020-02-01")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void what_a_user_brought_is_not_too_old() {
        bring("MINE-USD/import", "date,open,high,low,close\n2019-07-01,1,1,1,1\n");
        var old = user(FREE).get("/market-data/history/MINE-USD?from=2019-06-01&to=2019-08-01");
        assertThat(old.statusCode()).isEqualTo(200);
        assertThat(old.bodyAsJsonObject().getString("source")).isEqualTo("import");
        assertThat(old.bodyAsJsonObject().getJsonArray("candles")).hasSize(1);
    }

    @Test
    void what_a_user_brought_is_not_delayed() {
        Instant lately = Instant.now().minus(Duration.ofMinutes(5)).truncatedTo(ChronoUnit.MINUTES);
        bring("XMR-USD/import?interval=1m", "time,open,high,low,close\n" + lately + ",1,1,1,1\n");
        var own = user(FREE)
                .get("/market-data/history/XMR-USD?interval=1m&from=" + lately.minus(Duration.ofMinutes(30)))
                .bodyAsJsonObject();
        assertThat(own.getString("source")).isEqualTo("import");
        assertThat(own.getJsonArray("candles"))
                .singleElement()
                .satisfies(each -> assertThat(Instant.parse(((JsonObject) each).getString("t")))
                        .isEqualTo(lately));
    }

    private static void bring(String where, String file) {
        assertThat(user(FREE)
                        .post("/market-data/history/" + where, Buffer.buffer(file), "text/csv")
                        .statusCode())
                .isLessThan(300);
    }

    @Test
    void a_stream_is_refused_with_the_plans_that_have_it() {
        var refused = user(FREE).get("/quotes/stream?symbols=BTC-USD");
        assertThat(refused.statusCode()).isEqualTo(402);
        var problem = refused.bodyAsJsonObject();
        assertThat(problem.getString("type")).endsWith("plan-limit");
        assertThat(problem.getString("limit")).isEqualTo("liveData");
        assertThat(problem.getString("plan")).isEqualTo("free");
        assertThat(problem.getJsonArray("availableIn")).containsExactly("pro");
        assertThat(failureOf(socket(FREE))).hasMessageContaining("402");
    }

    @Test
    void streams_end_when_the_plan_that_had_them_does() {
        var leaving = UUID.randomUUID();
        Promise<Void> streamEnded = Promise.promise();
        Promise<Void> first = Promise.promise();
        var instance = service.instance("market");
        var stream =
                await(http.request(HttpMethod.GET, instance.port(), instance.host(), "/quotes/stream?symbols=BTC-USD")
                        .compose(request -> request.putHeader(InternalTokens.HEADER, token(leaving))
                                .send()));
        assertThat(stream.statusCode()).isEqualTo(200);
        stream.handler(chunk -> first.tryComplete()).endHandler(streamEnded::complete);
        var socket = await(socket(leaving));
        Promise<Void> socketEnded = Promise.promise();
        socket.closeHandler(socketEnded::complete);
        await(first.future());
        await(service.running()
                .platform()
                .events()
                .publish(new Event(
                        UUID.randomUUID(),
                        SubscriptionChanged.TYPE,
                        "billing",
                        leaving.toString(),
                        Instant.now(),
                        "",
                        FeedPosition.START,
                        entitled(leaving.toString(), false, 2))));
        await(streamEnded.future());
        await(socketEnded.future());
        assertThat(user(leaving).get("/quotes/stream?symbols=BTC-USD").statusCode())
                .isEqualTo(402);
    }

    @Test
    void every_answer_to_a_user_is_counted_once_and_told_and_no_refusal_is() {
        var counted = UUID.randomUUID();
        for (int time = 0; time < 7; time++) {
            assertThat(user(counted).get("/quotes/BTC-USD").statusCode()).isEqualTo(200);
        }
        assertThat(user(counted).get("/quotes?symbols=AAPL,MSFT").statusCode()).isEqualTo(200);
        assertThat(user(counted).get("/market-data/history/AAPL").statusCode()).isEqualTo(200);
        assertThat(user(counted).get("/quotes?symbols=%3C").statusCode()).isEqualTo(400);
        assertThat(service.client("market", new Caller("ai", counted, Set.of(), "test"))
                        .get("/quotes/BTC-USD")
                        .statusCode())
                .isEqualTo(200);
        var feed = service.client("market", Caller.service("billing"));
        comesToBe(() -> calls(feed, counted), calls -> calls == 9);
    }

    private static long calls(ContractClient feed, UUID userId) {
        return feed.get("/internal/events?limit=1000").bodyAsJsonObject().getJsonArray("items").stream()
                .map(JsonObject.class::cast)
                .filter(event -> event.getString("type").equals(MarketUsageRecorded.TYPE))
                .map(event -> MarketUsageRecorded.fromJson(event.getJsonObject("data")))
                .filter(used -> used.userId().equals(userId))
                .mapToLong(MarketUsageRecorded::calls)
                .sum();
    }

    private static io.vertx.core.Future<io.vertx.core.http.WebSocket> socket(UUID userId) {
        var instance = service.instance("market");
        return sockets.connect(new WebSocketConnectOptions()
                .setHost(instance.host())
                .setPort(instance.port())
                .setURI("/quotes/ws")
                .putHeader(InternalTokens.HEADER, token(userId)));
    }

    private static String token(UUID userId) {
        return service.running().platform().tokens().token(new Caller("gateway", userId, Set.of(), "test"), "market");
    }
}
