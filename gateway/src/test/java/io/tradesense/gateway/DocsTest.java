package io.tradesense.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DocsTest {
    private static final String CONTRACT = """
            openapi: 3.1.0
            info: { title: %1$s, version: 1.0.0 }
            security: [{ bearer: [] }]
            paths:
              %2$s:
                get:
                  operationId: list
                  responses:
                    200:
                      description: some
                      content: { application/json: { schema: { $ref: '#/components/schemas/Thing' } } }
              /internal/secret:
                get: { operationId: secret, responses: { '200': { description: hidden } } }
            components:
              securitySchemes: { bearer: { type: http, scheme: bearer } }
              schemas:
                Thing: { type: object, properties: { %1$s: { type: string } } }
            """;
    private static final String LONG = "[" + "\"row\",".repeat(1_000) + "\"last\"]";
    private static TestGateway gateway;

    @BeforeAll
    static void start() {
        gateway = TestGateway.start();
        for (String service : List.of("trading", "auth")) {
            String path = service.equals("auth") ? "/auth/users" : "/trades";
            FakeService.start(gateway.platform(), service, request -> {
                if (request.path().equals("/openapi.yaml")) {
                    request.response().end(CONTRACT.formatted(service, path));
                } else if (request.path().endsWith("/tagged")) {
                    request.response()
                            .putHeader("etag", "\"1\"")
                            .putHeader("content-type", "application/json")
                            .end(LONG);
                } else {
                    request.response()
                            .putHeader("content-type", "application/json")
                            .end(LONG);
                }
            });
        }
        gateway.until(() -> contract().getJsonObject("paths").size() == 2);
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    private static JsonObject contract() {
        return gateway.get("/api/openapi.json").bodyAsJsonObject();
    }

    @Test
    void what_can_be_reached_stands_in_one_contract_under_its_public_address() {
        var paths = contract().getJsonObject("paths");
        assertThat(paths.fieldNames()).containsExactly("/api/auth/users", "/api/trades");
        var auth = paths.getJsonObject("/api/auth/users").getJsonObject("get");
        var trading = paths.getJsonObject("/api/trades").getJsonObject("get");
        assertThat(auth.getJsonArray("tags")).containsExactly("auth");
        assertThat(auth.getString("operationId")).isEqualTo("list");
        assertThat(trading.getString("operationId")).isEqualTo("trading.list");
        assertThat(trading.getJsonArray("security")).hasSize(1);
        assertThat(trading.encode()).contains("#/components/schemas/trading.Thing");
        var schemas = contract().getJsonObject("components").getJsonObject("schemas");
        assertThat(schemas.getJsonObject("Thing").encode()).contains("auth");
        assertThat(schemas.getJsonObject("trading.Thing").encode()).contains("trading");
        assertThat(contract()
                        .getJsonObject("components")
                        .getJsonObject("securitySchemes")
                        .fieldNames())
                .containsExactly("bearer");
    }

    @Test
    void who_has_the_contract_gets_304() {
        var tag = gateway.get("/api/openapi.json").getHeader("etag");
        var again = TestGateway.await(gateway.request(HttpMethod.GET, "/api/openapi.json")
                .putHeader("if-none-match", tag)
                .send());
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isNull();
    }

    @Test
    void the_page_brings_its_own_scripts_and_lets_no_other_run() {
        var page = gateway.get("/docs");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.getHeader("content-type")).startsWith("text/html");
        assertThat(page.getHeader("content-security-policy"))
                .contains("default-src 'none'", "script-src 'self';", "frame-ancestors 'none'");
        assertThat(page.bodyAsString()).doesNotContainPattern("<script>|onload=|style=");
        for (String name : List.of("/docs/docs.js", "/docs/swagger-ui-bundle.js", "/docs/swagger-ui.css")) {
            assertThat(page.bodyAsString()).contains(name);
            assertThat(gateway.get(name).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void long_lists_are_compressed_and_what_holds_tokens_or_a_tag_is_not() {
        assertThat(encodingOf("/api/trades")).isEqualTo("gzip");
        assertThat(encodingOf("/api/trades/tagged")).isNull();
        assertThat(encodingOf("/api/auth/sessions")).isNull();
        assertThat(encodingOf("/health/live")).isNull();
        assertThat(encodingOf("/docs/swagger-ui.css")).isEqualTo("gzip");
    }

    private static @Nullable String encodingOf(String address) {
        String answer = gateway.raw(
                "GET " + address + " HTTP/1.1\r\nHost: a\r\nAccept-Encoding: gzip\r\nConnection: close\r\n\r\n");
        return answer.lines()
                .takeWhile(line -> !line.isEmpty())
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("content-encoding: "))
                .map(line -> line.substring("content-encoding: ".length()))
                .findFirst()
                .orElse(null);
    }
}
