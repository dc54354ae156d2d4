package io.tradesense.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.NetSocket;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StreamingTest {
    private static final int MAX_BODY = 4 << 20;
    private TestGateway gateway;
    private HttpClient client;

    @BeforeEach
    void start() {
        gateway = TestGateway.start(Map.of("GATEWAY_MAX_BODY", String.valueOf(MAX_BODY)));
        client = gateway.vertx().createHttpClient();
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    @Test
    void an_event_stream_passes_event_by_event() {
        Promise<HttpServerResponse> stream = Promise.promise();
        FakeService.start(gateway.platform(), "market", request -> {
            var response = request.response().setChunked(true).putHeader("content-type", "text/event-stream");
            response.write("data: 0\\n\\n");
            stream.complete(response);
        });
        var received = new StringBuffer();
        var request =
                TestGateway.await(client.request(HttpMethod.GET, gateway.port(), "127.0.0.1", "/api/quotes/stream"));
        TestGateway.await(request.putHeader("accept", "text/event-stream")
                .send()
                .map(answer -> answer.handler(received::append)));
        for (int i = 1; i <= 3; i++) {
            String event = "data: " + i + "\n\n";
            TestGateway.await(stream.future().compose(response -> response.write(event)));
            gateway.until(() -> received.toString().endsWith(event));
        }
        TestGateway.await(request.reset());
    }

    @Test
    void an_event_stream_outlives_the_time_of_a_request() {
        gateway.close();
        gateway = TestGateway.start(Map.of("GATEWAY_REQUEST_TIME", "4s"));
        client = gateway.vertx().createHttpClient();
        FakeService.start(gateway.platform(), "ai", request -> {
            var response = request.response().setChunked(true).putHeader("content-type", "text/event-stream");
            request.endHandler(asked -> response.write("event: looking\n\n")
                    .compose(written -> gateway.vertx().timer(6, TimeUnit.SECONDS))
                    .onSuccess(later -> response.end("event: done\n\n")));
        });
        var answer = TestGateway.await(client.request(HttpMethod.POST, gateway.port(), "127.0.0.1", "/api/ai/chat")
                .compose(request -> request.putHeader("accept", "text/event-stream")
                        .putHeader("content-type", "application/json")
                        .send("{}"))
                .compose(head -> head.body()));
        assertThat(answer.toString()).isEqualTo("event: looking\n\nevent: done\n\n");
    }

    @Test
    void a_client_that_does_not_read_stops_the_service_from_sending() {
        var sent = new AtomicLong();
        var chunk = Buffer.buffer(new byte[64 << 10]);
        FakeService.start(
                gateway.platform(),
                "trading",
                request -> pour(request.response().setChunked(true), chunk, sent));
        var paused = TestGateway.await(client.request(HttpMethod.GET, gateway.port(), "127.0.0.1", "/api/trades/export")
                .compose(HttpClientRequest::send)
                .map(answer -> answer.pause()));
        var before = new AtomicLong(-1);
        var looksWithoutChange = new AtomicLong();
        gateway.until(() -> {
            boolean still = sent.get() == before.getAndSet(sent.get());
            return (still ? looksWithoutChange.incrementAndGet() : 0) >= 25;
        });
        long stoppedAt = sent.get();
        assertThat(stoppedAt).isBetween(64L << 10, 64L << 20);
        paused.resume();
        gateway.until(() -> sent.get() > stoppedAt + (16 << 20));
        TestGateway.await(paused.request().reset());
    }

    @Test
    void a_large_upload_arrives_whole_while_it_is_being_sent() {
        var arrived = new AtomicLong();
        FakeService.start(gateway.platform(), "trading", request -> {
            request.handler(part -> arrived.addAndGet(part.length()));
            request.endHandler(end -> request.response().end(String.valueOf(arrived.get())));
        });
        var request =
                TestGateway.await(client.request(HttpMethod.POST, gateway.port(), "127.0.0.1", "/api/trades/imports"));
        request.putHeader("content-length", String.valueOf(MAX_BODY));
        TestGateway.await(request.write(Buffer.buffer(new byte[MAX_BODY / 2])));
        gateway.until(() -> arrived.get() == MAX_BODY / 2);
        TestGateway.await(request.end(Buffer.buffer(new byte[MAX_BODY / 2])));
        var answer = TestGateway.await(request.response().compose(head -> head.body()));
        assertThat(answer.toString()).isEqualTo(String.valueOf(MAX_BODY));
    }

    @Test
    void a_body_that_says_it_is_too_large_is_refused_before_it_is_read() {
        var trading = FakeService.start(
                gateway.platform(), "trading", request -> request.response().end());
        var answer = gateway.raw("POST /api/trades HTTP/1.1\r\nHost: a\r\nContent-Length: " + (MAX_BODY + 1)
                + "\r\nExpect: 100-continue\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 413 ").contains("application/problem+json");
        assertThat(trading.seen()).isEmpty();
    }

    @Test
    void a_body_that_turns_out_too_large_is_cut_and_nobody_is_blamed() {
        FakeService.start(
                gateway.platform(),
                "trading",
                request -> request.body().onSuccess(body -> request.response().end()));
        for (int i = 0; i < 6; i++) {
            var answer = TestGateway.await(client.request(HttpMethod.POST, gateway.port(), "127.0.0.1", "/api/trades")
                    .compose(request -> {
                        request.setChunked(true);
                        for (int part = 0; part <= 5; part++) {
                            request.write(Buffer.buffer(new byte[MAX_BODY / 4]));
                        }
                        return request.response();
                    }));
            assertThat(answer.statusCode()).isEqualTo(413);
        }
        assertThat(gateway.onlyInstance("trading").getString("breaker")).isEqualTo("closed");
    }

    @Test
    void a_body_is_invited_once_somebody_takes_it() {
        FakeService.start(
                gateway.platform(),
                "trading",
                request -> request.body().onSuccess(body -> request.response().end(body)));
        Promise<Void> invited = Promise.promise();
        var request = TestGateway.await(client.request(HttpMethod.POST, gateway.port(), "127.0.0.1", "/api/trades"));
        request.putHeader("expect", "100-continue")
                .putHeader("content-length", "4")
                .continueHandler(invited::complete);
        TestGateway.await(request.sendHead());
        TestGateway.await(invited.future());
        TestGateway.await(request.end("fill"));
        assertThat(TestGateway.await(request.response().compose(head -> head.body()))
                        .toString())
                .isEqualTo("fill");
    }

    @Test
    void a_service_that_dies_while_it_answers_cuts_the_clients_connection() {
        FakeService.start(gateway.platform(), "trading", request -> {
            request.response().putHeader("content-length", "10").write("half");
            gateway.vertx().setTimer(50, later -> request.connection().close());
        });
        var answer = gateway.raw("GET /api/trades HTTP/1.1\r\nHost: a\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 200 ").endsWith("half");
    }

    @Test
    void a_request_whose_end_is_ambiguous_is_refused_and_its_connection_ended() {
        var trading = FakeService.start(
                gateway.platform(), "trading", request -> request.response().end("ok"));
        for (String framing : List.of(
                "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n",
                "Content-Length: 4\r\nContent-Length: 5\r\n",
                "Transfer-Encoding: gzip, chunked\r\n",
                "Host: b\r\n")) {
            var answer = gateway.raw("POST /api/trades HTTP/1.1\r\nHost: a\r\n" + framing + "\r\n0\r\n\r\n"
                    + "GET /api/trades/smuggled HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
            assertThat(answer).as(framing).startsWith("HTTP/1.1 400 ");
            assertThat(trading.seen())
                    .as(framing)
                    .noneMatch(seen -> seen.uri().contains("smuggled") && !framing.startsWith("Host"));
        }
    }

    @Test
    void a_storm_of_clients_that_hang_up_opens_nothing_and_leaves_nothing_in_flight() {
        List<HttpServerResponse> waiting = Collections.synchronizedList(new ArrayList<>());
        FakeService.start(gateway.platform(), "trading", request -> waiting.add(request.response()));
        List<Future<NetSocket>> clients = new ArrayList<>();
        var net = gateway.vertx().createNetClient();
        for (int i = 0; i < 64; i++) {
            clients.add(net.connect(gateway.port(), "127.0.0.1"));
        }
        for (var client : clients) {
            TestGateway.await(TestGateway.await(client).write("GET /api/trades HTTP/1.1\r\nHost: a\r\n\r\n"));
        }
        gateway.until(() -> waiting.size() >= 32);
        for (var client : clients) {
            TestGateway.await(TestGateway.await(client).close());
        }
        gateway.until(() -> gateway.onlyInstance("trading").getInteger("inFlight") == 0);
        assertThat(gateway.onlyInstance("trading").getString("breaker")).isEqualTo("closed");
    }

    private static void pour(HttpServerResponse to, Buffer chunk, AtomicLong sent) {
        while (!to.writeQueueFull() && !to.closed()) {
            to.write(chunk);
            sent.addAndGet(chunk.length());
        }
        to.drainHandler(drained -> pour(to, chunk, sent));
    }
}
