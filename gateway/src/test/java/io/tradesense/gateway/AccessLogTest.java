package io.tradesense.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import io.tradesense.kit.testing.CapturedLog;
import io.vertx.core.http.HttpMethod;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What operators and services are told of a request. */
class AccessLogTest {

    @Test
    void a_server_error_says_who_answered_it_after_how_long_or_why_nobody_did() {
        try (var log = CapturedLog.of("io.tradesense.access");
                var gateway = TestGateway.start(Map.of("GATEWAY_REQUEST_TIME", "300ms"))) {
            var trading = FakeService.start(gateway.platform(), "trading", request -> {
                if (request.path().endsWith("/broken")) {
                    request.response().setStatusCode(500).end();
                }
            });
            assertThat(gateway.get("/api/trades/broken").statusCode()).isEqualTo(500);
            gateway.until(() -> isLogged(
                    log,
                    "path=/api/trades/broken",
                    "status=500",
                    "reason=answered-so",
                    "upstream=" + trading.instance().id(),
                    "upstreamMillis="));
            assertThat(gateway.get("/api/trades/silent").statusCode()).isEqualTo(504);
            gateway.until(() -> isLogged(log, "path=/api/trades/silent", "status=504", "reason=timed_out"));
            assertThat(gateway.get("/api/quotes").statusCode()).isEqualTo(503);
            gateway.until(() ->
                    isLogged(log, "path=/api/quotes", "status=503", "reason=service-unavailable", "upstream=none"));
        }
    }

    @Test
    void a_service_is_told_which_part_of_the_address_was_taken_away_and_a_client_cannot_say_so() {
        try (var gateway = TestGateway.start()) {
            var trading = FakeService.start(
                    gateway.platform(), "trading", request -> request.response().end());
            TestGateway.await(gateway.request(HttpMethod.GET, "/api/trades/1")
                    .putHeader("x-forwarded-prefix", "/elsewhere")
                    .send());
            assertThat(trading.last().uri()).isEqualTo("/trades/1");
            assertThat(trading.last().headers().getAll("x-forwarded-prefix")).containsExactly("/api");
        }
    }

    private static boolean isLogged(CapturedLog log, String... words) {
        return log.events(Level.WARN).stream()
                .map(ILoggingEvent::getFormattedMessage)
                .anyMatch(line -> {
                    for (String word : words) {
                        if (!line.contains(word)) {
                            return false;
                        }
                    }
                    return true;
                });
    }
}
