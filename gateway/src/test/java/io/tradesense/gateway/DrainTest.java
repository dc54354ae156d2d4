package io.tradesense.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
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

    private static String ask(String path, String header) {
        return "GET " + path + " HTTP/1.1\r\nHost: a\r\n" + header + "\r\n";
    }
}
