package io.tradesense.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Clients that are slow, greedy or both. Each is cut off within its own short time, or the read below times out. */
class ClientLimitsTest {
    private static final int LONGEST_WAIT_MILLIS = 20_000;
    private static final String GET = "GET /api/trades HTTP/1.1\r\nHost: a\r\n\r\n";
    private static TestGateway gateway;

    @BeforeAll
    static void start() {
        gateway = TestGateway.start(Map.of(
                "GATEWAY_HEAD_TIME",
                "300ms",
                "GATEWAY_KEEP_ALIVE",
                "600ms",
                "GATEWAY_WRITE_TIME",
                "500ms",
                "GATEWAY_REQUEST_TIME",
                "500ms",
                "GATEWAY_BODY_RATE",
                "1000",
                "GATEWAY_CONNECTIONS_PER_ADDRESS",
                "40"));
        FakeService.start(gateway.platform(), "trading", request -> {
            switch (request.path()) {
                case "/trades/export" ->
                    pour(request.response().setChunked(true), Buffer.buffer(new byte[64 << 10]), new AtomicLong());
                case "/trades/deaf" -> request.pause();
                case "/trades/imports" ->
                    request.body().onSuccess(body -> request.response().end(String.valueOf(body.length())));
                default -> request.response().end("ok");
            }
        });
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @Test
    void a_head_that_comes_byte_by_byte_is_not_waited_for() throws IOException {
        try (var socket = connect()) {
            assertThat(dripUntilCut(socket, GET.substring(0, GET.length() - 2) + "X-A: " + "b".repeat(5_000)))
                    .isTrue();
        }
    }

    @Test
    void a_connection_that_asks_nothing_is_closed() throws IOException {
        try (var socket = connect()) {
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void a_connection_that_asks_no_more_is_closed() throws IOException {
        try (var socket = connect()) {
            socket.getOutputStream().write(GET.getBytes(StandardCharsets.ISO_8859_1));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1))
                    .startsWith("HTTP/1.1 200 ")
                    .endsWith("ok");
        }
    }

    @Test
    void a_body_that_comes_byte_by_byte_is_the_clients_fault() throws IOException {
        try (var socket = connect()) {
            String head = "POST /api/trades/imports HTTP/1.1\r\nHost: a\r\nContent-Length: 100000\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
            assertThat(dripUntilCut(socket, "x".repeat(5_000))).isTrue();
        }
        assertThat(gateway.onlyInstance("trading").getString("breaker")).isEqualTo("closed");
    }

    @Test
    void a_body_that_comes_at_a_fair_pace_may_take_longer_than_a_request() throws IOException {
        int bytes = 200_000;
        try (var socket = connect()) {
            var out = socket.getOutputStream();
            out.write(("POST /api/trades/imports HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: " + bytes
                            + "\r\n\r\n")
                    .getBytes(StandardCharsets.ISO_8859_1));
            for (int sent = 0; sent < bytes; sent += 2_000) {
                out.write(new byte[2_000]);
                TestGateway.await(gateway.vertx().timer(10, TimeUnit.MILLISECONDS));
            }
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1))
                    .endsWith(String.valueOf(bytes));
        }
    }

    @Test
    void a_body_that_the_service_does_not_take_is_the_services_fault() throws IOException {
        try (var socket = connect()) {
            var out = socket.getOutputStream();
            out.write("POST /api/trades/deaf HTTP/1.1\r\nHost: a\r\nContent-Length: 60000000\r\n\r\n"
                    .getBytes(StandardCharsets.ISO_8859_1));
            var pouring = new Thread(() -> {
                try {
                    for (int i = 0; i < 900; i++) {
                        out.write(new byte[64 << 10]);
                    }
                } catch (IOException cut) {
                    // As expected: the gateway has answered and closes.
                }
            });
            pouring.start();
            byte[] answer = new byte[12];
            assertThat(socket.getInputStream().readNBytes(answer, 0, 12)).isEqualTo(12);
            assertThat(new String(answer, StandardCharsets.ISO_8859_1)).isEqualTo("HTTP/1.1 504");
        }
    }

    @Test
    void a_client_that_takes_nothing_of_its_answer_is_cut_off_and_its_service_let_go() throws IOException {
        try (var socket = connect()) {
            socket.getOutputStream()
                    .write(GET.replace("trades", "trades/export").getBytes(StandardCharsets.ISO_8859_1));
            gateway.until(() -> scraped("reason=\"unread\""));
            gateway.until(() -> gateway.onlyInstance("trading").getInteger("inFlight") == 0);
            assertThat(endsEarly(socket.getInputStream())).isTrue();
        }
    }

    @Test
    void an_address_has_a_bound_on_connections_and_closed_ones_make_room() throws IOException {
        List<Socket> sockets = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            sockets.add(connect());
        }
        gateway.until(() -> scraped("gateway_connections_refused_total"));
        for (var socket : sockets) {
            socket.close();
        }
        gateway.until(() -> answers());
    }

    private static boolean answers() {
        try (var socket = connect()) {
            socket.getOutputStream().write(GET.getBytes(StandardCharsets.ISO_8859_1));
            return socket.getInputStream().read() == 'H';
        } catch (IOException refused) {
            return false;
        }
    }

    private static boolean scraped(String text) {
        return gateway.platform().meters().scrape().contains(text);
    }

    private static Socket connect() throws IOException {
        var socket = new Socket("127.0.0.1", gateway.port());
        socket.setSoTimeout(LONGEST_WAIT_MILLIS);
        return socket;
    }

    /** Sends a byte now and then; true where the other side ends the connection before all are sent. */
    private static boolean dripUntilCut(Socket socket, String text) throws IOException {
        socket.setTcpNoDelay(true);
        try {
            for (byte octet : text.getBytes(StandardCharsets.ISO_8859_1)) {
                socket.getOutputStream().write(octet);
                TestGateway.await(gateway.vertx().timer(5, TimeUnit.MILLISECONDS));
                if (socket.getInputStream().available() > 0) {
                    return new String(socket.getInputStream().readNBytes(12), StandardCharsets.ISO_8859_1)
                            .equals("HTTP/1.1 408");
                }
            }
            return false;
        } catch (SocketException cut) {
            return true;
        }
    }

    private static boolean endsEarly(InputStream in) throws IOException {
        try {
            return in.readAllBytes().length > 0;
        } catch (SocketException reset) {
            return true;
        }
    }

    private static void pour(HttpServerResponse to, Buffer chunk, AtomicLong sent) {
        while (!to.closed() && !to.writeQueueFull()) {
            to.write(chunk);
            sent.addAndGet(chunk.length());
        }
        if (!to.closed()) {
            to.drainHandler(drained -> pour(to, chunk, sent));
        }
    }
}
