package io.tradesense.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.WebSocket;
import io.vertx.core.internal.http.WebSocketInternal;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sockets whose two ends have a different pace: nothing is held that would not fit, and nothing is lost. */
class SocketPaceTest {
    private static final String ADDRESS = "/api/quotes/ws";
    private static final ConcurrentLinkedDeque<ServerWebSocket> accepted = new ConcurrentLinkedDeque<>();
    private static TestGateway gateway;

    @BeforeAll
    static void start() {
        gateway = TestGateway.start();
        FakeService.start(gateway.platform(), "market", SocketPaceTest::serve);
        gateway.until(() -> gateway.get("/api/quotes").statusCode() == 200);
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
        if (request.path().equals("/quotes/ws")) {
            request.toWebSocket().onSuccess(accepted::add);
        } else {
            request.response().end("ok");
        }
    }

    @Test
    void a_client_that_does_not_read_stops_the_service_and_loses_nothing() {
        var client = SocketClient.open(gateway, ADDRESS);
        client.socket().pause();
        gateway.until(() -> accepted.size() == 1);
        var sent = new AtomicLong();
        long total = 200L << 20;
        var served = accepted.getFirst();
        onItsLoop(served, () -> pour(served, Buffer.buffer(new byte[32 << 10]), sent, total));
        long stoppedAt = Still.value(gateway, sent);
        assertThat(stoppedAt).isBetween(32L << 10, 64L << 20);
        var got = new AtomicLong();
        client.socket().handler(part -> got.addAndGet(part.length()));
        client.socket().resume();
        gateway.until(() -> got.get() == total);
        TestGateway.await(client.socket().close());
    }

    @Test
    void a_service_that_does_not_read_stops_the_client() {
        var client = SocketClient.open(gateway, ADDRESS);
        gateway.until(() -> accepted.size() == 1);
        var served = accepted.getFirst();
        served.pause();
        var sent = new AtomicLong();
        long total = 64L << 20;
        onItsLoop(client.socket(), () -> pour(client.socket(), Buffer.buffer(new byte[32 << 10]), sent, total));
        assertThat(Still.value(gateway, sent)).isBetween(32L << 10, 48L << 20);
        var got = new AtomicLong();
        served.handler(part -> got.addAndGet(part.length()));
        served.resume();
        gateway.until(() -> got.get() == total);
        TestGateway.await(client.socket().close());
    }

    /** Elsewhere a socket may find room again before it is known that somebody waits for it. */
    private static void onItsLoop(WebSocket socket, Runnable work) {
        ((WebSocketInternal) socket).channelHandlerContext().executor().execute(work);
    }

    private static void pour(WebSocket to, Buffer chunk, AtomicLong sent, long total) {
        while (sent.get() < total && !to.isClosed() && !to.writeQueueFull()) {
            to.writeFinalBinaryFrame(chunk);
            sent.addAndGet(chunk.length());
        }
        if (!to.isClosed()) {
            to.drainHandler(drained -> pour(to, chunk, sent, total));
        }
    }
}
