package io.tradesense.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.util.concurrent.SingleThreadEventExecutor;
import io.vertx.core.internal.VertxInternal;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class DrainTest {

    @Test
    void a_gateway_that_is_to_stop_answers_for_a_while_ends_each_connection_and_says_it_is_not_ready() {
        var gateway = TestGateway.start(Map.of("GATEWAY_NOTICE", "2s"));
        FakeService.start(
                gateway.platform(), "trading", request -> request.response().end("ok"));
        int port = gateway.port();
        gateway.until(() -> gateway.get("/health/ready").statusCode() == 200);
        var stopped = gateway.stopping();
        gateway.until(() -> TestGateway.raw(port, ask("/health/ready", "Connection: close\r\n"))
                .startsWith("HTTP/1.1 503 "));
        assertThat(TestGateway.raw(port, ask("/api/trades", "")))
                .startsWith("HTTP/1.1 200 ")
                .contains("connection: close")
                .endsWith("ok");
        TestGateway.await(stopped);
    }

    @Test
    void a_connection_that_was_opened_and_has_not_asked_yet_is_answered_though_the_door_is_closed() throws IOException {
        var gateway = TestGateway.start(Map.of("GATEWAY_NOTICE", "3s", "DRAIN_TIME", "20s"));
        FakeService.start(
                gateway.platform(), "trading", request -> request.response().end("ok"));
        int port = gateway.port();
        gateway.until(() -> gateway.get("/health/ready").statusCode() == 200);
        try (var socket = new Socket("127.0.0.1", port)) {
            var stopped = gateway.stopping();
            gateway.until(() -> takesNobody(port));
            socket.getOutputStream().write(ask("/api/trades", "").getBytes(StandardCharsets.ISO_8859_1));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1))
                    .startsWith("HTTP/1.1 200 ")
                    .contains("connection: close")
                    .endsWith("ok");
            TestGateway.await(stopped);
        }
    }

    /** The system has the connection and the gateway has not, for who takes it is held up until the door begins to close. */
    @Test
    void who_stood_at_the_door_when_it_began_to_close_is_let_in_and_answered() throws IOException {
        var gateway = TestGateway.start(Map.of("GATEWAY_NOTICE", "100ms"));
        int port = gateway.port();
        gateway.until(() -> gateway.get("/health/live").statusCode() == 200);
        var doorkeeper = (SingleThreadEventExecutor)
                ((VertxInternal) gateway.vertx()).acceptorEventLoopGroup().next();
        var held = new CompletableFuture<Void>();
        doorkeeper.execute(held::join);
        try (var socket = new Socket("127.0.0.1", port)) {
            var stopped = gateway.stopping();
            gateway.until(() -> doorkeeper.pendingTasks() > 0);
            held.complete(null);
            socket.getOutputStream().write(ask("/health/live", "").getBytes(StandardCharsets.ISO_8859_1));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1))
                    .startsWith("HTTP/1.1 200 ")
                    .contains("connection: close");
            TestGateway.await(stopped);
        } finally {
            held.complete(null);
        }
    }

    private static boolean takesNobody(int port) {
        try (var probe = new Socket("127.0.0.1", port)) {
            return !probe.isConnected();
        } catch (IOException refused) {
            return true;
        }
    }

    private static String ask(String path, String header) {
        return "GET " + path + " HTTP/1.1\r\nHost: a\r\n" + header + "\r\n";
    }
}
