package io.tradesense.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tradesense.kit.Fault;
import io.vertx.core.http.HttpMethod;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoutingTest {
    private static TestGateway gateway;
    private static FakeService trading;

    @BeforeAll
    static void start() {
        gateway = TestGateway.start(Map.of("GATEWAY_ALLOWED_ORIGINS", "https://app.example"));
        trading = FakeService.start(gateway.platform(), "trading", request -> {
            switch (request.path()) {
                case "/trades/none" -> request.response().setStatusCode(204).end();
                case "/trades/same" ->
                    request.response()
                            .setStatusCode(304)
                            .putHeader("etag", "\"1\"")
                            .putHeader("content-length", "5")
                            .end();
                case "/trades/problem" ->
                    request.response()
                            .setStatusCode(500)
                            .putHeader("content-type", "application/problem+json")
                            .end("{\"status\":500,\"title\":\"ours\"}");
                default ->
                    request.response()
                            .putHeader("access-control-allow-origin", "*")
                            .putHeader("server", "something")
                            .putHeader("x-request-id", "the service's")
                            .putHeader("x-hop", "1")
                            .putHeader("connection", "x-hop")
                            .putHeader("x-kept", "1")
                            .putHeader("date", "Sun, 06 Nov 1994 08:49:37 GMT")
                            .end("trading " + request.uri());
            }
        });
        for (String service : List.of("analytics", "market", "billing")) {
            FakeService.start(
                    gateway.platform(), service, request -> request.response().end(service + " " + request.uri()));
        }
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @ParameterizedTest
    @CsvSource({
        "/api/trades,trading /trades",
        "/api/trades/1?a=b&c=%2F,trading /trades/1?a=b&c=%2F",
        "/api/%74rades/BRK%2eB,trading /trades/BRK.B",
        "/api/portfolio/accounts,trading /portfolio/accounts",
        "/api/journal/entries,trading /journal/entries",
        "/api/analytics/x,analytics /analytics/x",
        "/api/patterns,analytics /patterns",
        "/api/performance/summary,analytics /performance/summary",
        "/api/market-data/search,market /market-data/search",
        "/api/quotes/AAPL,market /quotes/AAPL",
        "/api/billing/plans,billing /billing/plans",
        "/api/subscriptions/current,billing /subscriptions/current"
    })
    void a_public_address_reaches_its_service_without_the_prefix(String address, String answer) {
        assertThat(gateway.get(address).bodyAsString()).isEqualTo(answer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/api",
                "/api/",
                "/api/unknown",
                "/api/tradesman",
                "/api/TRADES",
                "/metrics",
                "/internal/events",
                "/openapi.yaml",
                "/api/internal/events",
                "/api/metrics",
                "/api/health",
                "/trades"
            })
    void what_is_not_in_the_table_is_a_404_problem(String address) {
        var answer = gateway.get(address);
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.getHeader("content-type")).isEqualTo("application/problem+json");
        assertThat(answer.bodyAsJsonObject().getString("requestId")).isEqualTo(answer.getHeader("x-request-id"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/trades/../../internal/events",
                "/api/trades/%2e%2e/%2e%2e/internal/events",
                "/api/trades/..%2finternal/events",
                "/api/trades//internal/events",
                "/api/trades/..;/..;/metrics",
                "/api/trades/..%5cmetrics",
                "/api/trades\\..\\metrics",
                "/api/./trades",
                "/api/trades/%00",
                "//api/trades",
                "http://127.0.0.1/api/trades/../../metrics",
                "http://127.0.0.1/metrics",
                "/api/trades/%2E./x"
            })
    void an_address_with_two_readings_is_refused_and_reaches_nobody(String target) {
        int before = trading.seen().size();
        String answer = gateway.raw("GET " + target + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 400 ").contains("application/problem+json");
        assertThat(trading.seen()).hasSize(before);
    }

    @Test
    void a_service_that_nobody_serves_is_a_503_problem_with_retry_after() {
        var answer = gateway.get("/api/ai/chat");
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.getHeader("retry-after")).isEqualTo("2");
        assertThat(answer.bodyAsJsonObject().getString("type")).endsWith("service-unavailable");
    }

    @Test
    void nothing_a_client_claims_of_itself_reaches_a_service() {
        TestGateway.await(gateway.request(HttpMethod.GET, "/api/trades")
                .putHeader("x-internal-token", "forged")
                .putHeader("X_Internal_Token", "forged")
                .putHeader("x-user-id", "forged")
                .putHeader("X-Request_Timeout-Ms", "forged")
                .putHeader("x-request-timeout-ms", "1")
                .putHeader("x-forwarded-for", "6.6.6.6")
                .putHeader("x-forwarded-proto", "https")
                .putHeader("x_forwarded_host", "forged")
                .putHeader("forwarded", "for=6.6.6.6")
                .putHeader("x-real-ip", "6.6.6.6")
                .putHeader("connection", "x-nominated, x-internal-token")
                .putHeader("x-nominated", "forged")
                .putHeader("te", "trailers")
                .putHeader("x-own", "kept")
                .send());
        var headers = trading.last().headers();
        assertThat(headers.entries())
                .noneMatch(header -> header.getValue().contains("forged")
                        || header.getValue().contains("6.6.6.6"));
        assertThat(headers.names()).doesNotContain("te", "x-nominated", "x-real-ip");
        assertThat(headers.getAll("x-internal-token")).hasSize(1);
        assertThat(headers.get("x-own")).isEqualTo("kept");
        assertThat(headers.getAll("forwarded"))
                .containsExactly("for=127.0.0.1;host=\"127.0.0.1:" + gateway.port() + "\";proto=http");
        assertThat(headers.get("x-forwarded-for")).isEqualTo("127.0.0.1");
        assertThat(headers.get("x-forwarded-proto")).isEqualTo("http");
        assertThat(headers.get("x-forwarded-host")).isEqualTo("127.0.0.1:" + gateway.port());
        assertThat(Long.parseLong(headers.get("x-request-timeout-ms"))).isBetween(20_000L, 30_000L);
        var caller = TestGateway.await(gateway.platform().tokens().verify(headers.get("x-internal-token"), "trading"));
        assertThat(caller.service()).isEqualTo("gateway");
        assertThat(caller.userId()).isNull();
    }

    @Test
    void a_request_keeps_its_id_and_trace_on_the_way() {
        var answer = TestGateway.await(gateway.request(HttpMethod.GET, "/api/trades")
                .putHeader("x-request-id", "mine-1")
                .putHeader("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
                .send());
        assertThat(answer.headers().getAll("x-request-id")).containsExactly("mine-1");
        assertThat(trading.last().headers().get("x-request-id")).isEqualTo("mine-1");
        assertThat(trading.last().headers().get("traceparent")).startsWith("00-0af7651916cd43dd8448eb211c80319c-");
    }

    @Test
    void a_services_headers_come_back_without_those_of_its_hop_and_those_that_are_the_gateways() {
        var answer = gateway.get("/api/trades");
        assertThat(answer.headers().names()).doesNotContain("server", "x-hop", "access-control-allow-origin");
        assertThat(answer.getHeader("x-kept")).isEqualTo("1");
        assertThat(answer.headers().getAll("date")).containsExactly("Sun, 06 Nov 1994 08:49:37 GMT");
        assertThat(answer.headers().getAll("x-content-type-options")).containsExactly("nosniff");
        assertThat(answer.getHeader("content-security-policy")).contains("frame-ancestors 'none'");
        assertThat(answer.getHeader("referrer-policy")).isEqualTo("no-referrer");
        assertThat(answer.headers().contains("strict-transport-security")).isFalse();
    }

    @Test
    void an_answer_that_has_no_date_gets_one() {
        var date = gateway.get("/api/patterns").getHeader("date");
        assertThat(ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME))
                .isAfter(ZonedDateTime.now(ZoneOffset.UTC).minusMinutes(1));
    }

    @Test
    void a_services_problem_comes_back_as_it_is() {
        var answer = gateway.get("/api/trades/problem");
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.bodyAsString()).isEqualTo("{\"status\":500,\"title\":\"ours\"}");
    }

    @ParameterizedTest
    @CsvSource({"GET,/api/trades/none,204", "GET,/api/trades/same,304", "HEAD,/api/trades,200"})
    void an_answer_without_a_body_leaves_the_connection_usable(String method, String address, int status) {
        String request = method + " " + address + " HTTP/1.1\r\nHost: a\r\n\r\n";
        String answers = gateway.raw(request + "GET /api/patterns HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
        assertThat(answers).startsWith("HTTP/1.1 " + status).endsWith("analytics /patterns");
        assertThat(answers.substring(0, answers.indexOf("\r\n\r\n")).toLowerCase(Locale.ROOT))
                .doesNotContain("transfer-encoding");
    }

    @Test
    void an_answer_without_a_body_says_nothing_of_a_length() {
        assertThat(gateway.get("/api/trades/same").headers().contains("content-length"))
                .isFalse();
    }

    @Test
    void a_preflight_of_an_allowed_origin_is_answered_here() {
        int before = trading.seen().size();
        var answer = TestGateway.await(gateway.request(HttpMethod.OPTIONS, "/api/trades")
                .putHeader("origin", "https://app.example")
                .putHeader("access-control-request-method", "PATCH")
                .send());
        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(answer.getHeader("access-control-allow-methods")).contains("PATCH");
        assertThat(answer.getHeader("access-control-allow-credentials")).isEqualTo("true");
        assertThat(trading.seen()).hasSize(before);
    }

    @Test
    void an_allowed_page_may_read_the_answer_and_its_headers() {
        var answer = TestGateway.await(gateway.request(HttpMethod.GET, "/api/trades")
                .putHeader("origin", "https://app.example")
                .send());
        assertThat(answer.headers().getAll("access-control-allow-origin")).containsExactly("https://app.example");
        assertThat(answer.getHeader("access-control-expose-headers")).contains("X-Request-Id", "Retry-After", "ETag");
        assertThat(answer.headers().getAll("vary")).contains("Origin");
    }

    @Test
    void a_page_of_another_origin_may_not() {
        var answer = TestGateway.await(gateway.request(HttpMethod.GET, "/api/trades")
                .putHeader("origin", "https://app.example.evil")
                .send());
        assertThat(answer.headers().contains("access-control-allow-origin")).isFalse();
    }

    @Test
    void requests_spread_over_every_instance_of_a_service() {
        var second = FakeService.start(
                gateway.platform(), "market", request -> request.response().end("second"));
        var answers = new HashSet<String>();
        gateway.until(() -> answers.add(gateway.get("/api/quotes").bodyAsString()) && answers.size() == 2);
        second.withdraw();
    }

    @Test
    void metrics_are_not_on_the_public_port() {
        assertThat(gateway.get("/metrics").statusCode()).isEqualTo(404);
    }

    @Test
    void a_port_in_use_is_named_in_one_sentence() {
        var settings = Map.of("GATEWAY_HTTP_PORT", String.valueOf(gateway.port()));
        assertThatThrownBy(() -> TestGateway.start(settings))
                .isInstanceOf(Fault.class)
                .hasMessageContaining("port " + gateway.port() + " is in use");
    }
}
