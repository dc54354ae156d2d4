package io.tradesense.market.live.http;

import static io.tradesense.kit.testing.Waiting.await;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.ServerWebSocket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.BiConsumer;

/** A provider's stream behind a real socket: it remembers what it is sent and answers as a test says. */
final class StreamStandIn implements AutoCloseable {
    private final HttpServer server;
    private final List<ServerWebSocket> sockets = new CopyOnWriteArrayList<>();
    final BlockingQueue<String> told = new LinkedBlockingQueue<>();
    final BlockingQueue<String> opened = new LinkedBlockingQueue<>();

    StreamStandIn(Vertx vertx, BiConsumer<ServerWebSocket, String> answer) {
        server = await(vertx.createHttpServer()
                .webSocketHandler(socket -> {
                    sockets.add(socket);
                    opened.add(socket.uri());
                    socket.textMessageHandler(message -> {
                        told.add(message);
                        answer.accept(socket, message);
                    });
                })
                .listen(0, "127.0.0.1"));
    }

    URI url() {
        return URI.create("ws://127.0.0.1:" + server.actualPort() + "/stream");
    }

    void hangUp() {
        sockets.forEach(socket -> await(socket.close()));
        sockets.clear();
    }

    @Override
    public void close() {
        await(server.close());
    }
}
