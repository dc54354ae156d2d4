package io.tradesense.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Promise;
import io.vertx.core.http.ServerWebSocket;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SocketLimitsTest {
    private static final String ADDRESS = "/api/quotes/ws";
    private static final String OPENING = "GET " + ADDRESS + " HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\n"
            + "Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
    private final Deque<ServerWebSocket> served = new ConcurrentLinkedDeque<>();
    private TestGateway gateway;
    private boolean closed;

    @BeforeEach
    void start() {
        gateway = TestGateway.start(Map.of(
                "GATEWAY_SOCKETS",
                "2",
                "GATEWAY_SOCKET_IDLE",
                "2s",
                "GATEWAY_SOCKET_FRAME",
                "2048",
                "GATEWAY_REQUEST_TIME",
                "500ms"));
    }

    @AfterEach
    void stop() {
        if (!closed) {
            gateway.close();
        }
    }

    private void serve() {
        FakeService.start(
                gateway.platform(), "market", request -> request.toWebSocket().onSuccess(served::add));
    }

    @Test
    void all_together_have_a_bound() {
        serve();
        var first = SocketClient.open(gateway, ADDRESS);
        var second = SocketClient.open(gateway, ADDRESS);
        var refusal = SocketClient.refusal(gateway, SocketClient.options(gateway, ADDRESS));
        assertThat(refusal.getStatus()).isEqualTo(503);
        assertThat(refusal.getHeaders().get("retry-after")).isNotNull();
        TestGateway.await(first.socket().close());
        TestGateway.await(second.socket().close());
    }

    @Test
    void a_client_without_a_sign_of_life_is_closed_and_one_that_answers_pings_is_not() throws IOException {
        serve();
        var alive = SocketClient.open(gateway, ADDRESS);
        try (var silent = new Socket("127.0.0.1", gateway.port())) {
            silent.setSoTimeout(20_000);
            silent.getOutputStream().write(OPENING.getBytes(StandardCharsets.ISO_8859_1));
            byte[] all = silent.getInputStream().readAllBytes();
            String answer = new String(all, StandardCharsets.ISO_8859_1);
            assertThat(answer).startsWith("HTTP/1.1 101 ").endsWith("no sign of life");
        }
        assertThat(alive.socket().isClosed()).isFalse();
    }

    @Test
    void a_frame_that_is_too_large_ends_the_socket() {
        serve();
        var client = SocketClient.open(gateway, ADDRESS);
        client.socket()
                .writeFinalTextFrame("x".repeat(4_096))
                .onFailure(cut -> assertThat(cut).isNotNull());
        gateway.until(() -> client.socket().isClosed());
        gateway.until(() -> served.getLast().isClosed());
    }

    @Test
    void a_service_that_never_consents_is_a_504_at_the_deadline() {
        FakeService.start(gateway.platform(), "market", request -> {});
        assertThat(SocketClient.refusal(gateway, SocketClient.options(gateway, ADDRESS))
                        .getStatus())
                .isEqualTo(504);
    }

    @Test
    void a_dead_instance_is_not_noticed_where_another_lives() {
        serve();
        FakeService.start(gateway.platform(), "market", request -> {}).kill();
        for (int i = 0; i < 10; i++) {
            TestGateway.await(SocketClient.open(gateway, ADDRESS).socket().close());
            gateway.until(() -> served.getLast().isClosed());
        }
    }

    @Test
    void a_refusal_of_an_instance_opens_no_breaker() {
        FakeService.start(
                gateway.platform(),
                "market",
                request -> request.response().setStatusCode(401).end());
        for (int i = 0; i < 10; i++) {
            assertThat(SocketClient.refusal(gateway, SocketClient.options(gateway, ADDRESS))
                            .getStatus())
                    .isEqualTo(401);
        }
        assertThat(gateway.onlyInstance("market").getString("breaker")).isEqualTo("closed");
        assertThat(gateway.onlyInstance("market").getInteger("inFlight")).isZero();
    }

    @Test
    void a_gateway_that_stops_sends_its_sockets_away() {
        serve();
        var client = SocketClient.open(gateway, ADDRESS);
        Promise<Short> code = Promise.promise();
        client.socket().closeHandler(gone -> code.tryComplete(client.socket().closeStatusCode()));
        closed = true;
        gateway.close();
        assertThat(TestGateway.await(code.future())).isEqualTo((short) 1_001);
    }
}
