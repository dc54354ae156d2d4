package io.tradesense.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradesense.gateway.FarewellListener.Farewell;
import io.tradesense.gateway.http.Closing;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.http.WebSocketFrame;
import io.vertx.core.internal.http.WebSocketInternal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SocketTest {
    private static final String ADDRESS = "/api/quotes/ws";
    private static final ConcurrentLinkedDeque<ServerWebSocket> accepted = new ConcurrentLinkedDeque<>();
    private static TestGateway gateway;
    private static FakeAuth auth;
    private static FakeService market;
    private final UUID user = UUID.randomUUID();
    private final UUID session = UUID.randomUUID();

    @BeforeAll
    static void start() {
        gateway = TestGateway.start(
                Map.of("GATEWAY_ALLOWED_ORIGINS", "https://app.example", "GATEWAY_SOCKETS_PER_USER", "3"));
        auth = FakeAuth.start(gateway.platform());
        market = FakeService.start(gateway.platform(), "market", SocketTest::serve);
        var token = FakeAuth.token(FakeAuth.claims(UUID.randomUUID(), UUID.randomUUID(), Instant.now()));
        gateway.until(() -> gateway.get("/api/quotes", token).statusCode() == 200);
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @BeforeEach
    void forget() {
        accepted.clear();
    }

    private static void serve(HttpServerRequest request) {
        switch (request.path()) {
            case "/quotes/ws" -> request.toWebSocket().onSuccess(accepted::add);
            case "/quotes/echo" ->
                request.toWebSocket().onSuccess(socket -> {
                    accepted.add(socket);
                    socket.frameHandler(frame -> {
                        if (!frame.isClose() && !frame.isPing()) {
                            socket.writeFrame(frame);
                        }
                    });
                });
            case "/quotes/hello" ->
                request.toWebSocket()
                        .onSuccess(socket -> socket.writeTextMessage("hello")
                                .compose(sent -> socket.close((short) 4_001, "that was all")));
            case "/quotes/refused" ->
                request.response()
                        .setStatusCode(403)
                        .putHeader("content-type", "application/problem+json")
                        .putHeader("server", "something")
                        .end("{\"title\":\"ours\"}");
            case "/quotes/verbose" ->
                request.response().setStatusCode(403).end(Buffer.buffer(new byte[(64 << 10) + 1]));
            default -> request.response().end("ok");
        }
    }

    @Test
    void frames_pass_both_ways_as_they_are() {
        var client = SocketClient.open(gateway, "/api/quotes/echo");
        List<WebSocketFrame> frames = new CopyOnWriteArrayList<>();
        client.socket().frameHandler(frames::add);
        TestGateway.await(client.socket().writeFinalTextFrame("one"));
        TestGateway.await(client.socket().writeFinalBinaryFrame(Buffer.buffer(new byte[] {1, 2})));
        TestGateway.await(client.socket().writeFrame(WebSocketFrame.textFrame("two ", false)));
        TestGateway.await(client.socket().writeFrame(WebSocketFrame.continuationFrame(Buffer.buffer("three"), true)));
        gateway.until(() -> frames.size() == 4);
        assertThat(frames.stream().map(WebSocketFrame::isText)).containsExactly(true, false, true, false);
        assertThat(frames.stream().map(WebSocketFrame::isFinal)).containsExactly(true, true, false, true);
        assertThat(client.texts()).containsExactly("one", "\u0001\u0002", "two ", "three");
        TestGateway.await(client.socket().close());
    }

    @Test
    void what_a_service_says_with_its_consent_is_not_lost_and_its_code_and_reason_arrive() throws Exception {
        for (int i = 0; i < 20; i++) {
            assertThat(FarewellListener.hear(gateway, "/api/quotes/hello"))
                    .isEqualTo(new Farewell(List.of("hello"), 4_001, "that was all"));
        }
    }

    @Test
    void a_clients_code_and_reason_arrive_at_the_service() {
        var client = SocketClient.open(gateway, ADDRESS);
        gateway.until(() -> accepted.size() == 1);
        TestGateway.await(client.socket().close((short) 4_002, "enough"));
        var served = accepted.getFirst();
        gateway.until(served::isClosed);
        assertThat(served.closeStatusCode()).isEqualTo((short) 4_002);
        assertThat(served.closeReason()).isEqualTo("enough");
    }

    @Test
    void a_token_in_the_header_becomes_the_caller() {
        var client = SocketClient.open(gateway, ADDRESS, token());
        assertCallerIs(user);
        assertThat(market.last().headers().contains("authorization")).isFalse();
        TestGateway.await(client.socket().close());
    }

    @Test
    void a_token_in_the_subprotocols_becomes_the_caller_and_goes_no_further() {
        var options = SocketClient.options(gateway, ADDRESS).setSubProtocols(List.of("bearer", token()));
        var client = SocketClient.open(gateway, options);
        assertCallerIs(user);
        assertThat(client.socket().subProtocol()).isEqualTo("bearer");
        assertThat(market.last().headers().contains("sec-websocket-protocol")).isFalse();
        TestGateway.await(client.socket().close());
    }

    @Test
    void without_a_token_the_service_decides_and_its_refusal_comes_back_word_for_word() {
        var refusal = SocketClient.refusal(gateway, SocketClient.options(gateway, "/api/quotes/refused"));
        assertThat(refusal.getStatus()).isEqualTo(403);
        assertThat(refusal.getBody().toString()).isEqualTo("{\"title\":\"ours\"}");
        assertThat(refusal.getHeaders().get("content-type")).isEqualTo("application/problem+json");
        assertThat(refusal.getHeaders().contains("server")).isFalse();
    }

    @Test
    void a_bad_token_is_refused_and_reaches_nobody() {
        int before = market.seen().size();
        var options = SocketClient.options(gateway, ADDRESS).putHeader("authorization", "Bearer a.b.c");
        var refusal = SocketClient.refusal(gateway, options);
        assertThat(refusal.getStatus()).isEqualTo(401);
        assertThat(refusal.getBody().toJsonObject().getString("type")).endsWith("invalid-token");
        assertThat(SocketClient.refusal(
                                gateway,
                                SocketClient.options(gateway, ADDRESS).setSubProtocols(List.of("bearer", "a.b.c")))
                        .getStatus())
                .isEqualTo(401);
        assertThat(market.seen()).hasSize(before);
    }

    @Test
    void a_page_of_another_origin_may_open_none_and_ours_and_the_listed_may() {
        var foreign = SocketClient.options(gateway, ADDRESS)
                .setAllowOriginHeader(true)
                .putHeader("origin", "https://evil.example");
        assertThat(SocketClient.refusal(gateway, foreign).getStatus()).isEqualTo(403);
        for (String origin : List.of("https://app.example", "http://127.0.0.1:" + gateway.port())) {
            var client = SocketClient.open(
                    gateway,
                    SocketClient.options(gateway, ADDRESS)
                            .setAllowOriginHeader(true)
                            .putHeader("origin", origin));
            TestGateway.await(client.socket().close());
        }
    }

    @Test
    void what_opens_no_socket_is_a_400_and_reaches_nobody() {
        int before = market.seen().size();
        String head = "GET /api/quotes/ws HTTP/1.1\r\nHost: a\r\nConnection: close, Upgrade\r\nUpgrade: websocket\r\n";
        String key = "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";
        for (String request : List.of(
                head + "Sec-WebSocket-Version: 13\r\n\r\n",
                head + key + "Sec-WebSocket-Version: 8\r\n\r\n",
                head + key + "\r\n",
                head + key + "Sec-WebSocket-Version: 13\r\nContent-Length: 1\r\n\r\nx",
                head.replace("GET", "POST") + key + "Sec-WebSocket-Version: 13\r\n\r\n",
                head.replace("Upgrade: websocket", "Upgrade: websocket, h2c")
                        + key
                        + "Sec-WebSocket-Version: 13\r\n\r\n")) {
            assertThat(gateway.raw(request)).as(request).startsWith("HTTP/1.1 400 ");
        }
        assertThat(market.seen()).hasSize(before);
    }

    @Test
    void a_socket_at_an_address_that_nobody_serves_is_a_404() {
        var options = SocketClient.options(gateway, "/api/nothing/ws");
        assertThat(SocketClient.refusal(gateway, options).getStatus()).isEqualTo(404);
    }

    @Test
    void a_socket_ends_when_its_session_does() {
        var client = SocketClient.open(gateway, ADDRESS, token());
        TestGateway.await(gateway.platform().events().publish(auth.revoke(user, session, Instant.now())));
        gateway.until(() -> client.socket().isClosed());
        assertThat(client.socket().closeStatusCode()).isEqualTo((short) 1_008);
        gateway.until(() -> accepted.getFirst().isClosed());
    }

    @Test
    void a_socket_ends_when_its_token_does() {
        var claims = FakeAuth.claims(user, session, Instant.now());
        claims.put("exp", Instant.now().getEpochSecond() + 2);
        var client = SocketClient.open(gateway, ADDRESS, FakeAuth.token(claims));
        assertThat(client.socket().isClosed()).isFalse();
        gateway.until(() -> client.socket().isClosed());
        assertThat(client.socket().closeStatusCode()).isEqualTo((short) 1_008);
        assertThat(client.socket().closeReason()).isEqualTo("the access token is no longer valid");
    }

    @Test
    void a_user_has_a_bound_and_a_closed_socket_makes_room() {
        var open = List.of(
                SocketClient.open(gateway, ADDRESS, token()),
                SocketClient.open(gateway, ADDRESS, token()),
                SocketClient.open(gateway, ADDRESS, token()));
        var options = SocketClient.options(gateway, ADDRESS).putHeader("authorization", "Bearer " + token());
        var refusal = SocketClient.refusal(gateway, options);
        assertThat(refusal.getStatus()).isEqualTo(429);
        assertThat(refusal.getBody().toJsonObject().getString("type")).endsWith("too-many-sockets");
        assertThat(gateway.platform().meters().scrape()).contains("gateway_sockets_open");
        TestGateway.await(open.get(0).socket().close());
        gateway.until(() -> opens(options));
        for (var each : open) {
            TestGateway.await(each.socket().close());
        }
    }

    @Test
    void a_service_that_breaks_off_without_a_word_ends_the_client_with_1014() {
        var client = SocketClient.open(gateway, "/api/quotes/echo");
        gateway.until(() -> accepted.size() == 1);
        cut(accepted.getFirst());
        gateway.until(() -> client.socket().isClosed());
        assertThat(client.socket().closeStatusCode()).isEqualTo((short) 1_014);
    }

    @Test
    void a_client_that_breaks_off_without_a_word_ends_the_service_with_1001() {
        var client = SocketClient.open(gateway, "/api/quotes/echo");
        gateway.until(() -> accepted.size() == 1);
        cut(client.socket());
        gateway.until(() -> accepted.getFirst().isClosed());
        assertThat(accepted.getFirst().closeStatusCode()).isEqualTo((short) 1_001);
    }

    @Test
    void a_code_without_a_reason_passes_both_ways_without_one() {
        var told = SocketClient.open(gateway, ADDRESS);
        gateway.until(() -> accepted.size() == 1);
        TestGateway.await(accepted.getFirst().close((short) 4_003));
        gateway.until(() -> told.socket().isClosed());
        assertThat(told.socket().closeStatusCode()).isEqualTo((short) 4_003);
        assertThat(told.socket().closeReason()).isNull();

        accepted.clear();
        var telling = SocketClient.open(gateway, ADDRESS);
        gateway.until(() -> accepted.size() == 1);
        TestGateway.await(telling.socket().close((short) 4_004));
        gateway.until(() -> accepted.getFirst().isClosed());
        assertThat(accepted.getFirst().closeStatusCode()).isEqualTo((short) 4_004);
        assertThat(accepted.getFirst().closeReason()).isNull();
    }

    @Test
    void a_refusal_with_a_body_larger_than_a_refusal_needs_is_a_502() {
        var refusal = SocketClient.refusal(gateway, SocketClient.options(gateway, "/api/quotes/verbose"));
        assertThat(refusal.getStatus()).isEqualTo(502);
        assertThat(refusal.getHeaders().get("content-type")).isEqualTo("application/problem+json");
    }

    private String token() {
        return FakeAuth.token(FakeAuth.claims(user, session, Instant.now()));
    }

    private static boolean opens(WebSocketConnectOptions options) {
        return TestGateway.await(SocketClient.client(gateway)
                .connect(options)
                .compose(socket -> socket.close())
                .transform(done -> Future.succeededFuture(done.succeeded())));
    }

    private static void assertCallerIs(UUID user) {
        var token = market.last().headers().get("x-internal-token");
        var caller = TestGateway.await(gateway.platform().tokens().verify(token, "market"));
        assertThat(caller.userId()).isEqualTo(user);
    }

    private static void cut(WebSocket socket) {
        Closing.now(((WebSocketInternal) socket).channelHandlerContext().channel());
    }
}
