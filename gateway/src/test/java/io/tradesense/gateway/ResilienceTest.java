package io.tradesense.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradesense.kit.identity.InternalTokens;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ResilienceTest {
    private TestGateway gateway;

    @BeforeEach
    void start() {
        gateway = TestGateway.start(Map.of("GATEWAY_REQUEST_TIME", "500ms"));
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    @Test
    void a_dead_instance_is_not_noticed_where_another_lives() {
        FakeService.start(gateway.platform(), "trading", ResilienceTest::answer);
        var dead = FakeService.start(gateway.platform(), "trading", ResilienceTest::answer);
        dead.kill();
        for (int i = 0; i < 50; i++) {
            assertThat(gateway.get("/api/trades").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void a_post_that_reached_nobody_goes_to_the_other_instance_and_is_done_once() {
        var done = new AtomicInteger();
        FakeService.start(gateway.platform(), "trading", request -> {
            done.incrementAndGet();
            answer(request);
        });
        FakeService.start(gateway.platform(), "trading", ResilienceTest::answer).kill();
        for (int i = 1; i <= 20; i++) {
            var answer = TestGateway.await(
                    gateway.request(HttpMethod.POST, "/api/trades").sendBuffer(Buffer.buffer("fill")));
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(done).hasValue(i);
        }
    }

    @Test
    void a_post_that_may_have_been_done_is_not_done_again() {
        var trading = FakeService.start(
                gateway.platform(), "trading", request -> request.connection().close());
        var answer = TestGateway.await(
                gateway.request(HttpMethod.POST, "/api/trades").send());
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.bodyAsJsonObject().getString("type")).endsWith("answer-lost");
        assertThat(trading.seen()).hasSize(1);
    }

    @Test
    void an_instance_that_breaks_off_is_cut_off_and_let_in_again_when_it_works() {
        var broken = new AtomicBoolean(true);
        FakeService.start(gateway.platform(), "trading", request -> {
            if (broken.get()) {
                request.connection().close();
            } else {
                answer(request);
            }
        });
        gateway.until(() -> gateway.get("/api/trades").statusCode() == 503
                && gateway.onlyInstance("trading").getString("breaker").equals("open"));
        var refused = gateway.get("/api/trades");
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.getHeader("retry-after")).isEqualTo("2");
        broken.set(false);
        gateway.until(() -> gateway.get("/api/trades").statusCode() == 200);
        assertThat(gateway.onlyInstance("trading").getString("breaker")).isEqualTo("closed");
    }

    @Test
    void an_instance_that_does_not_know_this_gateway_signs_nobody_out_and_another_is_asked() {
        var stranger = FakeService.start(
                gateway.platform(),
                "trading",
                request -> request.response()
                        .setStatusCode(401)
                        .putHeader(InternalTokens.REFUSAL_HEADER, "caller")
                        .putHeader("content-type", "application/problem+json")
                        .end("{}"));
        var alone = gateway.get("/api/trades");
        assertThat(alone.statusCode()).isEqualTo(503);
        assertThat(alone.bodyAsJsonObject().getString("type")).endsWith("gateway-unknown");
        assertThat(alone.getHeader("retry-after")).isEqualTo("2");
        assertThat(stranger.seen()).isNotEmpty();
        FakeService.start(gateway.platform(), "trading", ResilienceTest::answer);
        gateway.until(() -> gateway.get("/api/trades").statusCode() == 200);
    }

    @Test
    void a_gateway_error_of_something_in_front_counts_and_an_instances_own_word_does_not() {
        FakeService.start(
                gateway.platform(),
                "trading",
                request -> request.response()
                        .setStatusCode(503)
                        .putHeader("content-type", "application/problem+json")
                        .end("{}"));
        FakeService.start(
                gateway.platform(),
                "market",
                request -> request.response().setStatusCode(502).end("bad"));
        for (int i = 0; i < 30; i++) {
            assertThat(gateway.get("/api/trades").bodyAsString()).isEqualTo("{}");
        }
        assertThat(gateway.onlyInstance("trading").getString("breaker")).isEqualTo("closed");
        var answer = gateway.get("/api/quotes");
        assertThat(answer.statusCode()).isEqualTo(502);
        assertThat(answer.bodyAsString()).isEqualTo("bad");
        gateway.until(() -> gateway.get("/api/quotes").statusCode() == 503);
    }

    @Test
    void an_instance_that_hangs_is_a_504_at_the_deadline() {
        FakeService.start(gateway.platform(), "trading", request -> {});
        var answer = gateway.get("/api/trades");
        assertThat(answer.statusCode()).isEqualTo(504);
        assertThat(answer.getHeader("content-type")).isEqualTo("application/problem+json");
    }

    @Test
    void an_upload_that_stalls_is_the_clients_fault() {
        FakeService.start(
                gateway.platform(), "trading", request -> request.body().onSuccess(body -> answer(request)));
        for (int i = 0; i < 6; i++) {
            var answer = gateway.raw("POST /api/trades HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\nhalf");
            assertThat(answer).startsWith("HTTP/1.1 408 ");
        }
        assertThat(gateway.onlyInstance("trading").getString("breaker")).isEqualTo("closed");
    }

    @Test
    void an_instance_that_answers_its_users_is_not_cut_off_for_being_late_to_probes() {
        var probes = new AtomicInteger();
        FakeService.start(gateway.platform(), "trading", ResilienceTest::answer, request -> probes.incrementAndGet());
        gateway.until(() -> {
            assertThat(gateway.get("/api/trades").statusCode()).isEqualTo(200);
            return probes.get() >= 5;
        });
    }

    @Test
    void an_instance_that_answers_nobody_is_cut_off_by_the_probes() {
        FakeService.start(gateway.platform(), "trading", request -> {}, request -> {});
        gateway.until(() -> gateway.health().encode().contains("\"open\""));
        assertThat(gateway.get("/api/trades").statusCode()).isEqualTo(503);
    }

    @Test
    void health_is_answered_whatever_the_services_do() {
        FakeService.start(gateway.platform(), "trading", ResilienceTest::answer);
        FakeService.start(gateway.platform(), "market", ResilienceTest::answer).kill();
        gateway.until(() ->
                gateway.health().getJsonObject("services").getString("trading").equals("healthy"));
        assertThat(gateway.get("/api/trades").statusCode()).isEqualTo(200);
        var health = gateway.health();
        assertThat(health.getString("status")).isEqualTo("degraded");
        assertThat(health.getString("gateway")).isEqualTo("healthy");
        assertThat(health.getJsonObject("services").fieldNames())
                .containsExactly("auth", "trading", "analytics", "market", "billing", "ai");
        assertThat(health.getJsonObject("services").getString("market")).isEqualTo("unreachable");
        assertThat(health.getJsonObject("services").getString("ai")).isEqualTo("unreachable");
        var instance = gateway.onlyInstance("trading");
        assertThat(instance.fieldNames())
                .containsExactly("id", "url", "state", "breaker", "inFlight", "p50Ms", "p99Ms");
        assertThat(instance.getString("state")).isEqualTo("healthy");
        assertThat(instance.getDouble("p99Ms")).isPositive();
        assertThat(gateway.get("/health/live").statusCode()).isEqualTo(200);
        assertThat(gateway.get("/health/ready").statusCode()).isEqualTo(200);
    }

    @Test
    void a_post_with_an_idempotency_key_goes_whole_to_the_other_instance_when_the_first_breaks_off() {
        FakeService.start(
                gateway.platform(),
                "trading",
                request -> request.body().onSuccess(body -> request.response().end(body)));
        var breaks = FakeService.start(
                gateway.platform(),
                "trading",
                request -> request.body().onSuccess(body -> request.connection().close()));
        gateway.until(() -> {
            var answer = TestGateway.await(gateway.request(HttpMethod.POST, "/api/trades")
                    .putHeader("idempotency-key", "once")
                    .sendBuffer(Buffer.buffer("fill")));
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.bodyAsString()).isEqualTo("fill");
            return breaks.seen().size() >= 3;
        });
    }

    @Test
    void an_instance_whose_answers_are_slow_is_cut_off_though_they_come() {
        gateway.close();
        gateway = TestGateway.start(Map.of("GATEWAY_SLOW_ANSWER", "50ms"));
        FakeService.start(
                gateway.platform(), "trading", request -> gateway.vertx().setTimer(100, later -> answer(request)));
        var asked = Stream.generate(
                        () -> gateway.request(HttpMethod.GET, "/api/trades").send())
                .limit(20)
                .toList();
        var answers = TestGateway.await(Future.all(asked)).<HttpResponse<Buffer>>list();
        assertThat(answers).allMatch(each -> each.statusCode() == 200);
        assertThat(gateway.onlyInstance("trading").getString("breaker")).isEqualTo("open");
    }

    @Test
    void what_is_under_way_is_finished_and_what_is_idle_closed_when_the_gateway_stops() {
        gateway.close();
        gateway = TestGateway.start(Map.of("DRAIN_TIME", "20s"));
        Promise<HttpServerRequest> arrived = Promise.promise();
        FakeService.start(gateway.platform(), "trading", arrived::complete);
        Promise<Void> answered = Promise.promise();
        Promise<Void> closed = Promise.promise();
        var idle = TestGateway.await(gateway.vertx().createNetClient().connect(gateway.port(), "127.0.0.1"));
        idle.handler(answer -> answered.tryComplete()).closeHandler(closed::complete);
        TestGateway.await(idle.write("GET /health/live HTTP/1.1\r\nHost: a\r\n\r\n"));
        TestGateway.await(answered.future());
        // A client of its own: the gateway's Vert.x ends with it, whether its clients have read all answers or not.
        var outside = Vertx.vertx();
        var asked = WebClient.create(outside)
                .get(gateway.port(), "127.0.0.1", "/api/trades")
                .send();
        var request = TestGateway.await(arrived.future());
        var stopping = gateway.stopping();
        TestGateway.await(closed.future());
        answer(request);
        assertThat(TestGateway.await(asked).bodyAsString()).isEqualTo("ok");
        TestGateway.await(stopping);
        TestGateway.await(outside.close());
    }

    private static void answer(HttpServerRequest request) {
        request.response().end("ok");
    }
}
