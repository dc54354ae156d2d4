package io.tradesense.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.streams.WriteStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Bodies far larger than the gateway may hold, sides of different pace, and streams that end too early. */
class BackPressureTest {
    private static final long TOTAL = 200L << 20;
    /** What the buffers of four sockets, two clients and the gateway hold together, and far less than the whole. */
    private static final long HELD_AT_MOST = 48L << 20;

    private static final Buffer CHUNK = Buffer.buffer(new byte[64 << 10]);
    private TestGateway gateway;
    private HttpClient client;

    @BeforeEach
    void start() {
        gateway = TestGateway.start(Map.of(
                "GATEWAY_MAX_BODY", String.valueOf(256 << 20),
                "GATEWAY_REQUEST_TIME", "2s",
                "GATEWAY_SLOW_ANSWER", "2s"));
        client = gateway.vertx().createHttpClient();
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    @Test
    void a_download_of_200_mb_is_held_back_by_who_does_not_read_and_arrives_whole() throws IOException {
        var sent = new AtomicLong();
        serve("/trades/export", request -> {
            var response = request.response().setChunked(true);
            pour(response, sent, response::end);
        });
        var address = URI.create("http://127.0.0.1:" + gateway.port() + "/api/trades/export");
        try (var body = address.toURL().openConnection().getInputStream()) {
            assertThat(Still.value(gateway, sent)).isBetween(64L << 10, HELD_AT_MOST);
            assertThat(body.transferTo(OutputStream.nullOutputStream())).isEqualTo(TOTAL);
        }
    }

    @Test
    void an_upload_of_200_mb_is_held_back_by_a_service_that_does_not_read_and_arrives_whole() {
        Promise<HttpServerRequest> asked = Promise.promise();
        serve("/trades/imports", request -> {
            // An answer that has begun: the body is in no hurry any more.
            request.pause();
            request.response().setChunked(true).writeHead().onSuccess(begun -> asked.complete(request));
        });
        var sent = new AtomicLong();
        Promise<HttpClientRequest> begun = Promise.promise();
        // On the request's own event loop: elsewhere it may find room again before it is known that somebody waits.
        gateway.vertx()
                .runOnContext(go -> client.request(HttpMethod.POST, gateway.port(), "127.0.0.1", "/api/trades/imports")
                        .onSuccess(request -> pour(request.setChunked(true), sent, request::end))
                        .onComplete(begun));
        var served = TestGateway.await(asked.future());
        assertThat(Still.value(gateway, sent)).isBetween(64L << 10, HELD_AT_MOST);
        var got = new AtomicLong();
        served.handler(part -> got.addAndGet(part.length()));
        served.endHandler(end -> served.response().end(String.valueOf(got.get())));
        var answer = begun.future().compose(HttpClientRequest::response).compose(head -> head.body());
        served.resume();
        assertThat(TestGateway.await(answer).toString()).isEqualTo(String.valueOf(TOTAL));
    }

    @Test
    void an_answer_that_drips_may_take_longer_than_a_request_and_comes_as_it_is_sent() {
        FakeService.start(gateway.platform(), "trading", request -> {
            var response = request.response().setChunked(true);
            drip(response, 0);
        });
        var parts = new AtomicLong();
        var request = request(HttpMethod.GET, "/api/trades/export");
        var ended = request.send().compose(answer -> {
            answer.handler(part -> parts.incrementAndGet());
            return answer.end();
        });
        gateway.until(() -> parts.get() >= 2);
        assertThat(ended.isComplete()).isFalse();
        TestGateway.await(ended);
        assertThat(parts.get()).isGreaterThan(5);
    }

    @Test
    void a_service_that_takes_a_connection_and_says_nothing_is_a_504() {
        FakeService.start(gateway.platform(), "trading", request -> request.pause());
        var answer = gateway.get("/api/trades");
        assertThat(answer.statusCode()).isEqualTo(504);
        assertThat(answer.bodyAsJsonObject().getString("instance")).isEqualTo("/api/trades");
        assertThat(gateway.onlyInstance("trading").getInteger("inFlight")).isZero();
    }

    @Test
    void a_chunked_answer_whose_service_dies_never_looks_whole() {
        FakeService.start(gateway.platform(), "trading", request -> {
            var sent = request.response().setChunked(true).write("half");
            sent.onSuccess(written -> request.connection().close());
        });
        String answer = gateway.raw("GET /api/trades HTTP/1.1\r\nHost: a\r\n\r\n");
        assertThat(answer).doesNotContain("0\r\n\r\n");
        assertThat(answer.startsWith("HTTP/1.1 200 ") && answer.contains("half") || answer.contains("answer-lost"))
                .as(answer)
                .isTrue();
    }

    @Test
    void a_client_that_closes_its_half_within_a_body_breaks_the_request_and_nobody_is_blamed() throws IOException {
        var asked = new AtomicBoolean();
        var broken = new AtomicBoolean();
        var ended = new AtomicBoolean();
        serve("/trades", request -> {
            request.exceptionHandler(failure -> broken.set(true));
            request.endHandler(end -> ended.set(true));
            asked.set(true);
        });
        try (var socket = new Socket("127.0.0.1", gateway.port())) {
            socket.getOutputStream()
                    .write("POST /api/trades HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\nhalf"
                            .getBytes(StandardCharsets.ISO_8859_1));
            // A request in flight may not have left the gateway yet, and what never came cannot break.
            gateway.until(asked::get);
            socket.shutdownOutput();
            gateway.until(() -> gateway.onlyInstance("trading").getInteger("inFlight") == 0);
        }
        gateway.until(broken::get);
        assertThat(ended).isFalse();
        assertThat(gateway.onlyInstance("trading").getString("breaker")).isEqualTo("closed");
    }

    /** Only at this address: the gateway asks for the contract in the background. */
    private void serve(String path, Handler<HttpServerRequest> work) {
        FakeService.start(gateway.platform(), "trading", request -> {
            if (request.path().equals(path)) {
                work.handle(request);
            } else {
                request.response().setStatusCode(404).end();
            }
        });
    }

    private HttpClientRequest request(HttpMethod method, String uri) {
        return TestGateway.await(client.request(method, gateway.port(), "127.0.0.1", uri));
    }

    private void drip(HttpServerResponse to, int part) {
        if (part == 25) {
            to.end();
        } else {
            to.write("part " + part);
            gateway.vertx().timer(100, TimeUnit.MILLISECONDS).onSuccess(later -> drip(to, part + 1));
        }
    }

    private static void pour(WriteStream<Buffer> to, AtomicLong sent, Runnable end) {
        while (sent.get() < TOTAL && !to.writeQueueFull()) {
            to.write(CHUNK);
            sent.addAndGet(CHUNK.length());
        }
        if (sent.get() < TOTAL) {
            to.drainHandler(drained -> pour(to, sent, end));
        } else {
            to.drainHandler(null);
            end.run();
        }
    }
}
