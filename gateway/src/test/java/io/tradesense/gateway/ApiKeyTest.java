package io.tradesense.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradesense.contracts.ApiKeyRevoked;
import io.tradesense.contracts.UserDisabled;
import io.tradesense.kit.identity.ApiKey;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApiKeyTest {
    private static final JsonArray EVERYTHING = new JsonArray(List.of(
            "trades:read",
            "trades:write",
            "portfolio:read",
            "portfolio:write",
            "journal:read",
            "journal:write",
            "analytics:read",
            "analytics:write",
            "market:read",
            "market:write",
            "billing:read",
            "billing:write",
            "ai:read",
            "ai:write",
            "profile:read"));
    private static TestGateway gateway;
    private static FakeAuth auth;
    private static FakeService trading;
    private final ApiKey key = ApiKey.random();
    private final UUID keyId = UUID.randomUUID();
    private final UUID user = UUID.randomUUID();

    @BeforeAll
    static void start() {
        gateway = TestGateway.start(Map.of("GATEWAY_LIMITS", "on"));
        auth = FakeAuth.start(gateway.platform());
        trading = FakeService.start(
                gateway.platform(), "trading", request -> request.response().end("ok"));
        for (String service : List.of("analytics", "market", "billing", "ai")) {
            FakeService.start(
                    gateway.platform(), service, request -> request.response().end("ok"));
        }
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    private JsonObject grant(JsonArray scopes) {
        return new JsonObject()
                .put("keyId", keyId.toString())
                .put("userId", user.toString())
                .put("roles", new JsonArray().add("user"))
                .put("scopes", scopes)
                .put("plan", "pro")
                .putNull("requestsPerMinute")
                .putNull("expiresAt")
                .put("epoch", 3);
    }

    private HttpResponse<Buffer> ask(HttpMethod method, String address) {
        return TestGateway.await(send(method, address));
    }

    private Future<HttpResponse<Buffer>> send(HttpMethod method, String address) {
        return gateway.request(method, address)
                .putHeader("authorization", "Bearer " + key.reveal())
                .send();
    }

    @Test
    void a_key_becomes_its_user_without_a_session() {
        auth.grant(key, grant(new JsonArray().add("trades:read")));
        var answer = ask(HttpMethod.GET, "/api/trades");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.getHeader("ratelimit-policy")).contains("\"plan-pro\"");
        var headers = trading.last().headers();
        assertThat(headers.contains("authorization")).isFalse();
        var caller = TestGateway.await(gateway.platform().tokens().verify(headers.get("x-internal-token"), "trading"));
        assertThat(caller.userId()).isEqualTo(user);
        assertThat(caller.sessionId()).isNull();
        assertThat(caller.roles()).containsExactly("user");
    }

    @ParameterizedTest
    @CsvSource({
        "GET,/api/trades/1,trades:read",
        "PATCH,/api/trades/1,trades:write",
        "GET,/api/portfolio,portfolio:read",
        "POST,/api/portfolio/cash,portfolio:write",
        "HEAD,/api/journal/entries,journal:read",
        "DELETE,/api/journal/entries/1,journal:write",
        "GET,/api/patterns,analytics:read",
        "GET,/api/performance/summary,analytics:read",
        "POST,/api/analytics/simulations,analytics:write",
        "GET,/api/quotes,market:read",
        "POST,/api/market-data/watchlists,market:write",
        "GET,/api/subscriptions/current,billing:read",
        "GET,/api/billing/invoices,billing:read",
        "POST,/api/ai/chat,ai:write",
        "GET,/api/intelligence/insights,ai:read",
        "GET,/api/auth/users/me,profile:read"
    })
    void a_key_opens_what_its_scope_says_and_nothing_else(String method, String address, String scope) {
        auth.grant(key, grant(new JsonArray().add(scope)));
        assertThat(ask(HttpMethod.valueOf(method), address).statusCode()).isEqualTo(200);
        var other = ApiKey.random();
        var without = EVERYTHING.copy();
        without.remove(scope);
        auth.grant(other, grant(without));
        var refused = TestGateway.await(gateway.request(HttpMethod.valueOf(method), address)
                .putHeader("authorization", "Bearer " + other.reveal())
                .send());
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.getHeader("www-authenticate"))
                .isEqualTo("Bearer error=\"insufficient_scope\", scope=\"" + scope + "\"");
    }

    @ParameterizedTest
    @CsvSource({
        "PATCH,/api/auth/users/me",
        "DELETE,/api/auth/users/me",
        "GET,/api/auth/users/me/export",
        "GET,/api/auth/sessions",
        "POST,/api/auth/api-keys",
        "POST,/api/auth/refresh",
        "POST,/api/billing/checkout",
        "POST,/api/subscriptions/cancel"
    })
    void some_addresses_no_key_opens(String method, String address) {
        auth.grant(key, grant(EVERYTHING));
        var refused = ask(HttpMethod.valueOf(method), address);
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.getHeader("www-authenticate")).isEqualTo("Bearer error=\"insufficient_scope\"");
        assertThat(refused.bodyAsJsonObject().getString("type")).endsWith("insufficient-scope");
    }

    @Test
    void auth_is_asked_once_for_many_and_never_for_what_cannot_be_a_key() {
        long before = auth.keyQuestions();
        auth.grant(key, grant(EVERYTHING));
        var answers = TestGateway.await(Future.all(Stream.generate(() -> send(HttpMethod.GET, "/api/trades"))
                .limit(50)
                .toList()));
        assertThat(answers.<HttpResponse<Buffer>>list()).allMatch(answer -> answer.statusCode() == 200);
        assertThat(auth.keyQuestions()).isEqualTo(before + 1);
        String text = key.reveal();
        char last = text.charAt(text.length() - 1) == 'a' ? 'b' : 'a';
        for (String bad : List.of("tsk_", "tsk_x", text + "0", text.substring(0, text.length() - 1) + last)) {
            assertThat(gateway.get("/api/trades", bad).statusCode()).isEqualTo(401);
        }
        assertThat(auth.keyQuestions()).isEqualTo(before + 1);
    }

    @Test
    void an_unknown_key_is_refused_and_asked_about_once() {
        long before = auth.keyQuestions();
        for (int i = 0; i < 10; i++) {
            assertThat(ask(HttpMethod.GET, "/api/trades").statusCode()).isEqualTo(401);
        }
        assertThat(auth.keyQuestions()).isEqualTo(before + 1);
    }

    @Test
    void a_key_that_is_revoked_or_whose_user_is_disabled_is_refused_at_once() {
        auth.grant(key, grant(EVERYTHING));
        assertThat(ask(HttpMethod.GET, "/api/trades").statusCode()).isEqualTo(200);
        auth.forget(key);
        var revoked = auth.tell(ApiKeyRevoked.TYPE, user, Instant.now(), new ApiKeyRevoked(user, keyId).toJson());
        TestGateway.await(gateway.platform().events().publish(revoked));
        gateway.until(() -> ask(HttpMethod.GET, "/api/trades").statusCode() == 401);

        var second = ApiKey.random();
        auth.grant(second, grant(EVERYTHING).put("keyId", UUID.randomUUID().toString()));
        assertThat(gateway.get("/api/trades", second.reveal()).statusCode()).isEqualTo(200);
        auth.forget(second);
        var disabled = auth.tell(UserDisabled.TYPE, user, Instant.now(), new UserDisabled(user, 4).toJson());
        TestGateway.await(gateway.platform().events().publish(disabled));
        gateway.until(() -> gateway.get("/api/trades", second.reveal()).statusCode() == 401);
    }

    @Test
    void a_key_outlives_the_end_of_its_users_sessions() {
        auth.grant(key, grant(EVERYTHING));
        assertThat(ask(HttpMethod.GET, "/api/trades").statusCode()).isEqualTo(200);
        auth.grant(key, grant(EVERYTHING).put("epoch", 4));
        long before = auth.keyQuestions();
        TestGateway.await(gateway.platform().events().publish(auth.revoke(user, null, Instant.now(), 4)));
        gateway.until(() -> ask(HttpMethod.GET, "/api/trades").statusCode() == 200 && auth.keyQuestions() > before);
    }

    @Test
    void a_key_has_a_limit_of_its_own() {
        auth.grant(key, grant(EVERYTHING).put("requestsPerMinute", 2));
        assertThat(ask(HttpMethod.GET, "/api/trades").statusCode()).isEqualTo(200);
        assertThat(ask(HttpMethod.GET, "/api/trades").statusCode()).isEqualTo(200);
        var refused = ask(HttpMethod.GET, "/api/trades");
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.getHeader("ratelimit-policy")).contains("\"api-key\";q=2;w=60");
    }
}
