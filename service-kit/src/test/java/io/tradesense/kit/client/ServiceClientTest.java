package io.tradesense.kit.client;

import static io.tradesense.kit.testing.Waiting.await;
import static io.tradesense.kit.testing.Waiting.failureOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.tradesense.kit.Fault;
import io.tradesense.kit.config.Settings;
import io.tradesense.kit.discovery.Instance;
import io.tradesense.kit.discovery.Registry;
import io.tradesense.kit.discovery.StaticAddresses;
import io.tradesense.kit.identity.Caller;
import io.tradesense.kit.identity.InternalKeys;
import io.tradesense.kit.identity.InternalTokens;
import io.tradesense.kit.scope.Deadline;
import io.tradesense.kit.scope.RequestScope;
import io.tradesense.kit.scope.TraceParent;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ServiceClientTest {
    private static final Caller SELF = Caller.service("gateway");
    private final Vertx vertx = Vertx.vertx();
    private final AtomicInteger asked = new AtomicInteger();

    @AfterEach
    void close() {
        await(vertx.close());
    }

    @SafeVarargs
    private ServiceClient client(Handler<HttpServerRequest>... servers) {
        String urls = Arrays.stream(servers)
                .map(handler -> await(vertx.createHttpServer()
                        .requestHandler(request -> {
                            asked.incrementAndGet();
                            handler.handle(request);
                        })
                        .listen(0, "127.0.0.1")))
                .map(server -> "http://127.0.0.1:" + server.actualPort())
                .collect(Collectors.joining(","));
        Registry registry = StaticAddresses.from(new Settings(Map.of("ALPHA_SERVICE_URL", urls)));
        var keys = InternalKeys.from(new Settings(InternalKeys.derive(new byte[] {1}, List.of("gateway", "alpha"))));
        return new ServiceClient(
                vertx, new Instances(vertx, registry), new InternalTokens(vertx, keys, Clock.systemUTC()));
    }

    private static void ok(HttpServerRequest request) {
        request.response().end("{\"ok\":true}");
    }

    private static Handler<HttpServerRequest> status(int status) {
        return request -> request.response().setStatusCode(status).end();
    }

    private static void assertFault(Future<?> answer, Fault.Kind kind) {
        assertThat(failureOf(answer))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.kind()).isEqualTo(kind));
    }

    private <T> Future<T> within(Duration time, Supplier<Future<T>> work) {
        var context = ((ContextInternal) vertx.getOrCreateContext()).duplicate();
        Promise<T> done = Promise.promise();
        context.runOnContext(started -> {
            var trace = new TraceParent("0af7651916cd43dd8448eb211c80319c", "b7ad6b7169203331", true);
            new RequestScope("id-1", trace, Deadline.in(time)).enter(context);
            work.get().onComplete(done);
        });
        return done.future();
    }

    @Test
    void a_question_goes_to_another_instance_where_the_first_cannot_answer() {
        var client = client(status(500), ServiceClientTest::ok);
        for (int i = 0; i < 20; i++) {
            assertThat(await(client.get(SELF, "alpha", "/")).getBoolean("ok")).isTrue();
        }
    }

    @Test
    void an_instance_that_does_not_know_the_caller_is_left_for_another_and_counts_as_away() {
        Handler<HttpServerRequest> stranger = request -> request.response()
                .setStatusCode(401)
                .putHeader(InternalTokens.REFUSAL_HEADER, "caller")
                .end();
        assertFault(client(stranger).get(SELF, "alpha", "/"), Fault.Kind.UNAVAILABLE);
        var client = client(stranger, ServiceClientTest::ok);
        for (int i = 0; i < 20; i++) {
            assertThat(await(client.get(SELF, "alpha", "/")).getBoolean("ok")).isTrue();
        }
    }

    @Test
    void what_changes_something_is_sent_once() {
        assertFault(
                client(status(500), status(500)).post(SELF, "alpha", "/", new JsonObject()), Fault.Kind.UNAVAILABLE);
        assertThat(asked).hasValue(1);
    }

    @Test
    void what_is_not_there_and_what_nobody_answers_are_told_apart() {
        assertFault(client(status(404)).get(SELF, "alpha", "/"), Fault.Kind.NOT_FOUND);
        assertFault(client(status(503)).get(SELF, "alpha", "/"), Fault.Kind.UNAVAILABLE);
        assertFault(client(status(503)).get(SELF, "nobody", "/"), Fault.Kind.UNAVAILABLE);
        assertThat(failureOf(client(status(422)).get(SELF, "alpha", "/"))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_deadline_ends_the_wait_and_a_short_one_blames_nobody() {
        var client = client(request -> {
            if (request.path().equals("/silent")) {
                return;
            }
            ok(request);
        });
        for (int i = 0; i < 8; i++) {
            assertFault(
                    within(Duration.ofMillis(40), () -> client.get(SELF, "alpha", "/silent")), Fault.Kind.TIMED_OUT);
        }
        assertThat(await(client.get(SELF, "alpha", "/")).getBoolean("ok")).isTrue();
        int before = asked.get();
        assertFault(within(Duration.ZERO, () -> client.get(SELF, "alpha", "/")), Fault.Kind.TIMED_OUT);
        assertThat(asked).hasValue(before);
    }

    @Test
    void a_question_carries_who_asks_and_what_travels_with_the_request() {
        var headers = Promise.<MultiMap>promise();
        var client = client(request -> {
            headers.complete(request.headers());
            ok(request);
        });
        assertThat(await(within(Duration.ofSeconds(5), () -> client.get(SELF, "alpha", "/")))
                        .getBoolean("ok"))
                .isTrue();
        var sent = await(headers.future());
        assertThat(sent.get("x-request-id")).isEqualTo("id-1");
        assertThat(sent.get("traceparent")).startsWith("00-0af7651916cd43dd8448eb211c80319c-");
        assertThat(Long.parseLong(sent.get("x-request-timeout-ms"))).isBetween(1L, 5_000L);
        assertThat(sent.get(InternalTokens.HEADER)).isNotEmpty();
    }

    @Test
    void an_answer_over_the_bound_is_refused_once_and_for_all() {
        var client = client(
                request -> request.response().end(Buffer.buffer(new byte[(16 << 20) + 1])),
                request -> request.response().end(Buffer.buffer(new byte[(16 << 20) + 1])));
        assertThat(failureOf(client.get(SELF, "alpha", "/"))).hasMessageContaining("more than 16777216 bytes");
        assertThat(asked).hasValue(1);
    }

    @Test
    void of_two_instances_the_idle_one_is_picked_and_the_avoided_or_open_one_is_not() {
        var registry = StaticAddresses.from(new Settings(Map.of("ALPHA_SERVICE_URL", "http://a:1,http://b:1")));
        var instances = new Instances(vertx, registry);
        var states = List.copyOf(instances.all("alpha"));
        states.get(0).inFlight().set(3);
        for (int i = 0; i < 50; i++) {
            assertThat(instances.pick("alpha", null)).isEqualTo(states.get(1));
            Instance idle = states.get(1).instance();
            assertThat(instances.pick("alpha", idle)).isEqualTo(states.get(0));
        }
        for (int i = 0; i < 5; i++) {
            assertThat(failureOf(states.get(1).breaker().call(() -> Future.failedFuture("broken"))))
                    .isNotNull();
        }
        assertThat(instances.pick("alpha", null)).isEqualTo(states.get(0));
        assertThat(instances.pick("alpha", states.get(0).instance())).isEqualTo(states.get(0));
    }
}
