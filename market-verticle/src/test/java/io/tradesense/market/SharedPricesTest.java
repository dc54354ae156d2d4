package io.tradesense.market;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradesense.kit.identity.Caller;
import io.tradesense.kit.identity.InternalTokens;
import io.tradesense.kit.testing.TestPostgres;
import io.tradesense.kit.testing.TestRedis;
import io.tradesense.kit.testing.TestService;
import io.tradesense.kit.testing.Waiting;
import io.tradesense.market.providers.http.StandIn;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two instances, one Redis, one provider: what is asked upstream, and what is answered without either. */
@NullUnmarked
class SharedPricesTest {
    private static final String DATABASE = TestPostgres.newDatabase();
    private final List<AutoCloseable> open = new ArrayList<>();
    private Vertx vertx;
    private StandIn provider;
    private TestRedis redis;

    @BeforeEach
    void start() {
        vertx = Vertx.vertx();
        provider = new StandIn(vertx);
        redis = TestRedis.start();
        provider.answers(200, quote("190.12"));
    }

    @AfterEach
    void stop() throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
        provider.close();
        redis.close();
        Waiting.await(vertx.close());
    }

    @Test
    void five_hundred_cold_questions_at_two_instances_are_one_or_two_upstream() {
        provider.answers(
                request -> vertx.setTimer(100, late -> request.response().end(quote("190.12"))));
        var one = instance(Map.of());
        var two = instance(Map.of());
        // Connections are made and classes loaded before the clock of the answers runs.
        for (var instance : List.of(one, two)) {
            assertThat(Waiting.await(ask(instance, "WARM")).getString("symbol")).isEqualTo("WARM");
            var warmed = Stream.generate(() -> ask(instance, "WARM")).limit(250).toList();
            assertThat(Waiting.await(Future.all(warmed)).succeeded()).isTrue();
        }
        int before = provider.asked().size();
        List<Future<JsonObject>> answers = new ArrayList<>();
        for (int i = 0; i < 250; i++) {
            answers.add(ask(one, "AAPL"));
            answers.add(ask(two, "AAPL"));
        }
        assertThat(Waiting.await(Future.all(answers)).succeeded()).isTrue();
        // On a machine with no time to spare some may be told to come back; nobody is told anything else.
        assertThat(answers)
                .anyMatch(each -> "190.12".equals(each.result().getString("price")))
                .allMatch(each -> "190.12".equals(each.result().getString("price"))
                        || each.result().getInteger("status", 0) == 503);
        assertThat(provider.asked().size() - before).isBetween(1, 2);
    }

    @Test
    void without_redis_prices_are_served_all_the_same() {
        var one = instance(Map.of());
        redis.close();
        assertThat(Waiting.await(ask(one, "AAPL")).getString("price")).isEqualTo("190.12");
        assertThat(Waiting.await(ask(one, "MSFT")).getString("source")).isEqualTo("finnhub");
        assertThat(one.client("market", Caller.service("trading"))
                        .get("/health")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void nothing_that_is_not_ok_is_kept() {
        var one = instance(Map.of());
        for (String poison : List.of("<html></html>", "{\"c\":\"190.12\"}", "{\"c\":null}", "{\"c\":1")) {
            provider.answers(200, poison);
            assertThat(Waiting.await(ask(one, "AAPL")).getInteger("status")).isEqualTo(503);
        }
        provider.answers(200, quote("7.5"));
        var two = instance(Map.of());
        assertThat(Waiting.await(ask(two, "AAPL")).getString("price")).isEqualTo("7.5");
    }

    @Test
    void a_plan_is_spent_by_all_instances_together() {
        var limits = Map.of("MARKET_FINNHUB_PER_MINUTE", "0", "MARKET_FINNHUB_PER_DAY", "3");
        var one = instance(limits);
        var two = instance(limits);
        for (String symbol : List.of("A", "B")) {
            assertThat(Waiting.await(ask(one, symbol)).getString("price")).isEqualTo("190.12");
        }
        assertThat(Waiting.await(ask(two, "C")).getString("price")).isEqualTo("190.12");
        assertThat(Waiting.await(ask(two, "D")).getInteger("status")).isEqualTo(503);
        assertThat(provider.asked()).hasSize(3);
    }

    @Test
    void what_the_plan_does_not_hold_is_not_asked_for_again_today() {
        provider.answers(403, "{\"error\":\"You don't have access to this resource.\"}");
        var one = instance(Map.of());
        assertThat(Waiting.await(ask(one, "AAPL")).getInteger("status")).isEqualTo(503);
        assertThat(Waiting.await(ask(one, "MSFT")).getInteger("status")).isEqualTo(503);
        assertThat(provider.asked()).hasSize(1);
    }

    @Test
    void a_second_provider_answers_for_one_that_cannot() {
        provider.answers(request -> {
            if (request.path().startsWith("/api/v1")) {
                request.response().setStatusCode(429).end();
            } else {
                request.response().end("{\"symbol\":\"AAPL\",\"close\":\"55.5\",\"timestamp\":1772560798}");
            }
        });
        var one = instance(Map.of(
                "MARKET_PROVIDERS", "finnhub,twelve-data",
                "MARKET_TWELVE_DATA_KEY", "key",
                "MARKET_TWELVE_DATA_URL", provider.url().toString()));
        var answer = Waiting.await(ask(one, "AAPL"));
        assertThat(answer.getString("source")).isEqualTo("twelve-data");
        assertThat(answer.getString("price")).isEqualTo("55.5");
    }

    @Test
    void an_unknown_symbol_is_asked_for_once() {
        provider.answers(200, "{\"c\":0,\"d\":null,\"dp\":null,\"h\":0,\"l\":0,\"o\":0,\"pc\":0,\"t\":0}");
        var one = instance(Map.of());
        assertThat(Waiting.await(ask(one, "NOPE")).getInteger("status")).isEqualTo(404);
        assertThat(Waiting.await(ask(one, "NOPE")).getInteger("status")).isEqualTo(404);
        assertThat(provider.asked()).hasSize(1);
    }

    private TestService instance(Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "MARKET_DATABASE_URL",
                DATABASE,
                "MARKET_REDIS_URL",
                redis.url(),
                "MARKET_PROVIDERS",
                "finnhub",
                "MARKET_FINNHUB_KEY",
                "key",
                "MARKET_FINNHUB_URL",
                provider.url().toString()));
        settings.putAll(more);
        var service = TestService.start(settings, new MarketService());
        open.add(service);
        return service;
    }

    private Future<JsonObject> ask(TestService service, String symbol) {
        var platform = service.running().platform();
        var instance = service.instance("market");
        var client = clients.computeIfAbsent(
                service, first -> vertx.createHttpClient(new PoolOptions().setHttp1MaxSize(300)));
        return client.request(HttpMethod.GET, instance.port(), instance.host(), "/quotes/" + symbol)
                .compose(request -> request.putHeader(
                                InternalTokens.HEADER, platform.tokens().token(Caller.service("trading"), "market"))
                        .send())
                .compose(HttpClientResponse::body)
                .map(Buffer::toJsonObject);
    }

    private final Map<TestService, HttpClient> clients = new HashMap<>();

    private static String quote(String price) {
        return "{\"c\":" + price
                + ",\"d\":2.87,\"dp\":1.53,\"h\":191,\"l\":1,\"o\":188.5,\"pc\":187.25,\"t\":1772560798}";
    }
}
