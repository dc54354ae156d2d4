package io.tradesense.gateway;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.UpgradeRejectedException;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A WebSocket of a test and everything that came over it. */
final class SocketClient {
    private final WebSocket socket;
    private final List<Buffer> received = new CopyOnWriteArrayList<>();

    private static final List<WebSocketClient> clients = new CopyOnWriteArrayList<>();

    private SocketClient(WebSocket socket) {
        this.socket = socket;
        socket.handler(received::add);
    }

    static SocketClient open(TestGateway gateway, String uri) {
        return open(gateway, uri, null);
    }

    static SocketClient open(TestGateway gateway, String uri, @Nullable String token) {
        var options = options(gateway, uri);
        if (token != null) {
            options.putHeader("authorization", "Bearer " + token);
        }
        return open(gateway, options);
    }

    /** Handlers are there before the first frame can be. */
    static SocketClient open(TestGateway gateway, WebSocketConnectOptions options) {
        var socket = client(gateway).webSocket();
        List<Buffer> early = new ArrayList<>();
        socket.handler(early::add);
        var opened = TestGateway.await(socket.connect(options).map(open -> new SocketClient(socket)));
        opened.received.addAll(0, early);
        return opened;
    }

    static WebSocketConnectOptions options(TestGateway gateway, String uri) {
        return new WebSocketConnectOptions()
                .setHost("127.0.0.1")
                .setPort(gateway.port())
                .setURI(uri)
                .setAllowOriginHeader(false);
    }

    /** How an opening was refused. */
    static UpgradeRejectedException refusal(TestGateway gateway, WebSocketConnectOptions options) {
        return TestGateway.await(client(gateway)
                .connect(options)
                .transform(opened -> opened.cause() instanceof UpgradeRejectedException refused
                        ? Future.succeededFuture(refused)
                        : Future.failedFuture(new AssertionError("not refused", opened.cause()))));
    }

    /** Kept, as a client that nobody holds is closed in mid-handshake when it is collected. */
    static WebSocketClient client(TestGateway gateway) {
        var client = gateway.vertx().createWebSocketClient(new WebSocketClientOptions().setMaxConnections(1_000));
        clients.add(client);
        return client;
    }

    WebSocket socket() {
        return socket;
    }

    List<String> texts() {
        return received.stream().map(Buffer::toString).toList();
    }

    long bytes() {
        return received.stream().mapToLong(Buffer::length).sum();
    }
}
