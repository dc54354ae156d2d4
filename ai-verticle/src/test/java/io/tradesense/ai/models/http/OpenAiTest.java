package io.tradesense.ai.models.http;

import static io.tradesense.kit.testing.Waiting.await;
import static io.tradesense.kit.testing.Waiting.failureOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.tradesense.ai.StandInModel;
import io.tradesense.ai.models.domain.ChatModel;
import io.tradesense.ai.models.domain.ChatModel.Listener;
import io.tradesense.ai.models.domain.Message;
import io.tradesense.ai.models.domain.ModelAnswer;
import io.tradesense.ai.models.domain.ModelFault;
import io.tradesense.ai.models.domain.ModelFault.Kind;
import io.tradesense.ai.models.domain.ModelRequest;
import io.tradesense.ai.models.domain.PatientModel;
import io.tradesense.ai.models.domain.TokenUsage;
import io.tradesense.kit.config.Secret;
import io.tradesense.kit.testing.TestClock;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The adapter against a provider that speaks the API over a socket, as well or as badly as it likes. */
@NullUnmarked
class OpenAiTest {
    private static Vertx vertx;
    private static HttpClient http;
    private static StandInModel provider;
    private TestClock clock;
    private ProviderGate gate;

    @BeforeAll
    static void start() {
        vertx = Vertx.vertx();
        http = vertx.createHttpClient();
        provider = StandInModel.start(vertx);
    }

    @AfterAll
    static void stop() {
        await(vertx.close());
    }

    @BeforeEach
    void fresh() {
        provider.reset();
        clock = new TestClock(Instant.parse("2026-11-26T12:00:00Z"));
        gate = new ProviderGate(vertx, "model", clock);
    }

    @Test
    void words_cut_anywhere_in_their_bytes_arrive_whole() {
        String text = "Größe, 分析 und 🐂 — “ganz”.";
        provider.script(body -> provider.says(text));
        List<String> heard = new ArrayList<>();
        ModelAnswer answer = await(ask(model(), request(), piece -> {
                    heard.add(piece);
                    return Future.succeededFuture();
                })
                .answer());
        assertThat(answer.text()).isEqualTo(text);
        assertThat(String.join("", heard)).isEqualTo(text);
        assertThat(answer.usage()).isEqualTo(new TokenUsage(100, 0, 20, false));
        assertThat(answer.model()).isEqualTo("stand-in-1");
    }

    @Test
    void the_request_says_what_is_wanted_and_who_asks() {
        provider.script(body -> provider.says("ok"));
        var schema = new ModelRequest(
                List.of(Message.user("Hi")), List.of(), "{\"type\":\"object\"}", 50, Duration.ofSeconds(5));
        await(ask(model(), schema, Listener.NOBODY).answer().<Void>mapEmpty());
        JsonObject body = provider.asked().get(0);
        assertThat(body.getString("model")).isEqualTo("model-1");
        assertThat(body.getBoolean("stream")).isTrue();
        assertThat(body.getInteger("max_tokens")).isEqualTo(50);
        assertThat(body.getJsonObject("response_format").getString("type")).isEqualTo("json_schema");
    }

    @Test
    void an_answer_to_a_schema_is_read_into_its_fields() {
        provider.script(body -> provider.says("{\"symbol\":\"AAPL\",\"side\":null,\"minPnl\":\"5\"}"));
        var schema = new ModelRequest(
                List.of(Message.user("Hi")), List.of(), "{\"type\":\"object\"}", 50, Duration.ofSeconds(5));
        assertThat(await(ask(model(), schema, Listener.NOBODY).answer()).fields())
                .isEqualTo(Map.of("symbol", "AAPL", "minPnl", "5"));
    }

    @Test
    void a_tool_wanted_in_pieces_is_put_together() {
        provider.script(body -> provider.wants("get_performance", new JsonObject().put("symbol", "AAPL")));
        ModelAnswer answer = await(ask(model(), request(), Listener.NOBODY).answer());
        assertThat(answer.toolCalls()).hasSize(1);
        assertThat(answer.toolCalls().get(0).name()).isEqualTo("get_performance");
        assertThat(answer.toolCalls().get(0).arguments()).isEqualTo(Map.of("symbol", "AAPL"));
    }

    @Test
    void nothing_more_is_read_until_what_was_heard_is_taken() {
        provider.script(body -> provider.talksOn("x".repeat(4_000)));
        Promise<Void> taken = Promise.promise();
        var pieces = new AtomicInteger();
        ChatModel.Call call = ask(
                model(), request(), piece -> pieces.incrementAndGet() == 1 ? taken.future() : Future.succeededFuture());
        await(vertx.timer(300));
        assertThat(pieces).hasValue(1);
        taken.complete();
        assertThat(kindOf(call.answer())).isEqualTo(Kind.BROKEN); // longer than any answer may be
        assertThat(pieces.get()).isGreaterThan(1);
    }

    @ParameterizedTest
    @CsvSource({
        "429, insufficient_quota, QUOTA",
        "429, rate_limit_exceeded, RATE_LIMITED",
        "401, invalid_api_key, UNAUTHORISED",
        "403, unsupported_country_region_territory, FORBIDDEN",
        "404, model_not_found, UNKNOWN_MODEL",
        "400, context_length_exceeded, TOO_LONG",
        "400, content_filter, REFUSED",
        "400, invalid_request_error, INVALID",
        "402, payment, QUOTA",
        "408, timeout, TIMED_OUT",
        "413, large, TOO_LONG",
        "500, server_error, OVERLOADED",
        "502, bad_gateway, OVERLOADED",
        "503, slow_down, OVERLOADED",
        "504, gateway, TIMED_OUT",
        "529, overloaded_error, OVERLOADED"
    })
    void each_error_is_told_apart(int status, String code, Kind kind) {
        provider.script(body -> provider.refuses(status, code, Map.of()));
        assertThat(kindOf(ask(model(), request(), Listener.NOBODY).answer())).isEqualTo(kind);
    }

    @Test
    void streams_that_break_end_early_or_make_no_sense_are_faults() {
        provider.script(body -> provider.breaksOff("Half a"));
        assertThat(kindOf(ask(model(), request(), Listener.NOBODY).answer())).isEqualTo(Kind.BROKEN);
        provider.script(body -> provider.sends("data: {\"choices\":[{\"delta\":{\"content\":\"Half\"}}]}\n\n"));
        assertThat(kindOf(ask(model(), request(), Listener.NOBODY).answer())).isEqualTo(Kind.BROKEN);
        provider.script(body -> provider.sends("data: <html>\n\n"));
        assertThat(kindOf(ask(model(), request(), Listener.NOBODY).answer())).isEqualTo(Kind.BROKEN);
        provider.script(body -> provider.sends("data: {\"error\":{\"code\":\"insufficient_quota\"}}\n\n"));
        assertThat(kindOf(ask(model(), request(), Listener.NOBODY).answer())).isEqualTo(Kind.QUOTA);
    }

    @Test
    void a_provider_that_hangs_costs_no_longer_than_there_is_patience() {
        provider.script(body -> provider.hangs());
        assertThat(kindOf(ask(model(), request().within(Duration.ofMillis(300)), Listener.NOBODY)
                        .answer()))
                .isEqualTo(Kind.TIMED_OUT);
        provider.script(body -> provider.saysAndHangs("Well, "));
        assertThat(kindOf(ask(model(), request().within(Duration.ofMillis(300)), Listener.NOBODY)
                        .answer()))
                .isEqualTo(Kind.TIMED_OUT);
    }

    @Test
    void a_used_up_account_opens_the_breaker_at_once_and_for_a_minute() {
        provider.script(body -> provider.refuses(429, "insufficient_quota", Map.of()));
        assertThat(kindOf(ask(model(), request(), Listener.NOBODY).answer())).isEqualTo(Kind.QUOTA);
        assertThat(gate.state().getString("breaker")).isEqualTo("open");
        assertThat(kindOf(ask(model(), request(), Listener.NOBODY).answer())).isEqualTo(Kind.CUT_OFF);
        assertThat(provider.asked()).hasSize(1);
        assertThat(gate.state().getString("reason")).isEqualTo("QUOTA");
    }

    @Test
    void many_faults_open_the_breaker_and_it_says_so() {
        provider.script(body -> provider.refuses(500, "server_error", Map.of()));
        for (int call = 0; call < 5; call++) {
            assertThat(kindOf(ask(model(), request(), Listener.NOBODY).answer()))
                    .isEqualTo(Kind.OVERLOADED);
        }
        assertThat(kindOf(ask(model(), request(), Listener.NOBODY).answer())).isEqualTo(Kind.CUT_OFF);
        assertThat(gate.state().getString("breaker")).isEqualTo("open");
    }

    @Test
    void a_rate_limit_is_waited_for_by_the_providers_own_time() {
        provider.script(body -> provider.refuses(429, "rate_limit_exceeded", Map.of("retry-after", "7")));
        var fault =
                (ModelFault) failureOf(ask(model(), request(), Listener.NOBODY).answer());
        assertThat(fault.retryAfter()).isEqualTo(Duration.ofSeconds(7));
        assertThat(kindOf(ask(model(), request(), Listener.NOBODY).answer())).isEqualTo(Kind.RATE_LIMITED);
        assertThat(provider.asked()).hasSize(1);
        clock.advance(Duration.ofSeconds(8));
        provider.script(body -> provider.says("Back."));
        assertThat(await(ask(model(), request(), Listener.NOBODY).answer()).text())
                .isEqualTo("Back.");
    }

    @ParameterizedTest
    @CsvSource({
        "retry-after-ms, 1500, 1500",
        "retry-after, 2, 2000",
        "x-ratelimit-reset-requests, 6m0s, 360000",
        "x-ratelimit-reset-tokens, 20ms, 20",
        "x-ratelimit-reset-tokens, 1.5s, 1500"
    })
    void every_header_that_says_when_is_read(String header, String value, long millis) {
        provider.script(body -> provider.refuses(429, "rate_limit_exceeded", Map.of(header, value)));
        var fault =
                (ModelFault) failureOf(ask(model(), request(), Listener.NOBODY).answer());
        assertThat(fault.retryAfter()).isEqualTo(Duration.ofMillis(millis));
    }

    @Test
    void a_fault_that_may_pass_is_tried_again_and_then_the_fallback_is_asked() {
        var calls = new AtomicInteger();
        provider.script(body -> {
            calls.incrementAndGet();
            return body.getString("model").equals("model-2")
                    ? provider.says("From the second.")
                    : provider.refuses(503, "x", Map.of());
        });
        ModelAnswer answer = await(ask(patient(), request(), Listener.NOBODY).answer());
        assertThat(answer.text()).isEqualTo("From the second.");
        assertThat(calls).hasValue(4);
    }

    @Test
    void a_model_that_is_not_there_is_not_tried_again() {
        provider.script(body -> body.getString("model").equals("model-2")
                ? provider.says("From the second.")
                : provider.refuses(404, "model_not_found", Map.of()));
        assertThat(await(ask(patient(), request(), Listener.NOBODY).answer()).text())
                .isEqualTo("From the second.");
        assertThat(provider.asked()).hasSize(2);
    }

    @Test
    void once_a_word_was_heard_nothing_is_tried_again() {
        provider.script(body -> provider.breaksOff("Half a word"));
        assertThat(kindOf(ask(patient(), request(), Listener.NOBODY).answer())).isEqualTo(Kind.BROKEN);
        assertThat(provider.asked()).hasSize(1);
    }

    @Test
    void what_is_cancelled_closes_the_connection_and_tells_what_it_used() {
        provider.script(body -> provider.talksOn("and on "));
        Promise<Void> heard = Promise.promise();
        ChatModel.Call call = ask(model(), request(), piece -> {
            heard.tryComplete();
            return Future.succeededFuture();
        });
        await(heard.future());
        call.cancel();
        var fault = (ModelFault) failureOf(call.answer());
        assertThat(fault.kind()).isEqualTo(Kind.CANCELLED);
        assertThat(fault.usage().total()).isPositive();
        await(closed());
    }

    private static Future<Void> closed() {
        return provider.closed() > 0
                ? Future.succeededFuture()
                : vertx.timer(20).compose(waited -> closed());
    }

    /** As the service asks: on an event loop. */
    private static ChatModel.Call ask(ChatModel model, ModelRequest request, Listener listener) {
        Promise<ChatModel.Call> asked = Promise.promise();
        vertx.runOnContext(go -> asked.complete(model.ask(request, listener)));
        return await(asked.future());
    }

    private OpenAi model() {
        return model("model-1");
    }

    private OpenAi model(String name) {
        var endpoint = new Endpoint(URI.create(provider.url()), Optional.of(new Secret("sk-test")));
        return new OpenAi(http, endpoint, gate, name);
    }

    private PatientModel patient() {
        return new PatientModel(
                List.of(model("model-1"), model("model-2")),
                millis -> vertx.timer(1).mapEmpty(),
                System::nanoTime,
                () -> 0.5);
    }

    private static ModelRequest request() {
        return new ModelRequest(List.of(Message.user("How am I doing?")), List.of(), "", 100, Duration.ofSeconds(20));
    }

    private static Kind kindOf(Future<ModelAnswer> answer) {
        return ((ModelFault) failureOf(answer)).kind();
    }
}
