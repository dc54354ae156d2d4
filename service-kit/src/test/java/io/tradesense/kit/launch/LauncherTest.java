package io.tradesense.kit.launch;

import static io.tradesense.kit.testing.Waiting.await;
import static io.tradesense.kit.testing.Waiting.failureOf;
import static io.tradesense.kit.testing.Waiting.until;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tradesense.kit.config.Settings;
import io.tradesense.kit.http.Reply;
import io.tradesense.kit.identity.Caller;
import io.tradesense.kit.identity.InternalTokens;
import io.tradesense.kit.testing.KitService;
import io.tradesense.kit.testing.TestService;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.WebClient;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LauncherTest {

    @Test
    void every_wrong_variable_is_named_before_anything_starts() {
        var settings = new Settings(Map.of(
                "TEST_HTTP_PORT",
                "eighty",
                "TEST_REQUEST_TIME",
                "soon",
                "EVENT_LOOPS",
                "0",
                "TEST_DATABASE_URL",
                "mysql://x",
                "REDIS_URL",
                "localhost",
                "AUTH_SERVICE_URL",
                "auth:80",
                "INTERNAL_KEY_A_B",
                "short"));
        assertThatThrownBy(() -> Launcher.launch(settings, Shape.ADDRESSED, List.of(new KitService().withDatabase())))
                .hasMessageContainingAll(
                        "7 faults",
                        "TEST_HTTP_PORT",
                        "TEST_REQUEST_TIME",
                        "EVENT_LOOPS",
                        "TEST_DATABASE_URL",
                        "REDIS_URL",
                        "AUTH_SERVICE_URL",
                        "INTERNAL_KEY_A_B");
    }

    @Test
    void a_service_that_cannot_start_fails_the_launch_instead_of_hanging() {
        var service = new KitService().on("unknown", request -> Future.succeededFuture(Reply.noContent()));
        var launched = Launcher.launch(TestService.settings(Map.of()), Shape.ALL_IN_ONE, List.of(service));
        assertThat(failureOf(launched)).hasMessageContaining("unknown");
    }

    @Test
    void a_request_under_way_at_the_stop_is_answered_and_no_other_is_taken() {
        var reached = Promise.<Void>promise();
        var goOn = Promise.<Void>promise();
        var service = TestService.start(Map.of("DRAIN_TIME", "20s"), new KitService().on("slow", request -> {
                    reached.complete();
                    return goOn.future().map(Reply.ok(new JsonObject().put("done", true)));
                }));
        var platform = service.running().platform();
        var instance = service.instance("test");
        var vertx = Vertx.vertx();
        var http = WebClient.create(vertx);
        var answer = http.get(instance.port(), instance.host(), "/slow")
                .putHeader(InternalTokens.HEADER, platform.tokens().token(Caller.service("gateway"), "test"))
                .send();
        await(reached.future());
        var withdrawn = Promise.<Void>promise();
        platform.vertx().setPeriodic(5, timer -> {
            if (platform.registry().instances("test").isEmpty()) {
                withdrawn.tryComplete();
            }
        });
        var stopped = service.running().stop();
        await(withdrawn.future());
        goOn.complete();
        assertThat(await(answer).bodyAsJsonObject().getBoolean("done")).isTrue();
        await(stopped);
        assertThat(failureOf(WebClient.create(vertx)
                        .get(instance.port(), instance.host(), "/health")
                        .send()))
                .isInstanceOf(ConnectException.class);
        await(vertx.close());
    }

    @Test
    void a_connection_that_is_quiet_at_the_stop_may_still_ask_and_ends_with_its_answer() throws IOException {
        var service = TestService.start(Map.of("DRAIN_TIME", "20s", "DRAIN_LINGER", "10s"), new KitService());
        var instance = service.instance("test");
        byte[] question = "GET /health HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1);
        try (var socket = new Socket(instance.host(), instance.port())) {
            socket.getOutputStream().write(question);
            // The server knows the connection from here on: one that waits to be accepted goes with the door.
            String first = new String(socket.getInputStream().readNBytes(9), StandardCharsets.ISO_8859_1);
            assertThat(first).isEqualTo("HTTP/1.1 ");
            var stopped = service.running().stop();
            until(() -> takesNobody(instance.port()));
            socket.getOutputStream().write(question);
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1))
                    .contains("HTTP/1.1 ")
                    .containsIgnoringCase("connection: close");
            await(stopped);
        }
    }

    private static boolean takesNobody(int port) {
        try (var probe = new Socket("127.0.0.1", port)) {
            return !probe.isConnected();
        } catch (IOException refused) {
            return true;
        }
    }

    @Test
    void over_the_bound_on_requests_in_flight_the_answer_is_503_at_once_and_then_it_recovers() {
        var reached = Promise.<Void>promise();
        var goOn = Promise.<Void>promise();
        try (var service = TestService.start(Map.of("TEST_IN_FLIGHT", "1"), new KitService().on("slow", request -> {
                    reached.tryComplete();
                    return goOn.future().map(Reply.ok(new JsonObject()));
                }))) {
            var platform = service.running().platform();
            var instance = service.instance("test");
            var first = WebClient.create(platform.vertx())
                    .get(instance.port(), instance.host(), "/slow")
                    .putHeader(InternalTokens.HEADER, platform.tokens().token(Caller.service("gateway"), "test"))
                    .send();
            await(reached.future());
            var client = service.anonymous("test");
            var refused = client.get("/slow");
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.getHeader("retry-after")).isEqualTo("1");
            assertThat(client.get("/health").statusCode()).isEqualTo(200);
            goOn.complete();
            assertThat(await(first).statusCode()).isEqualTo(200);
            assertThat(client.get("/slow").statusCode()).isEqualTo(200);
        }
    }
}
