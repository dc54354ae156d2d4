package io.tradesense.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradesense.contracts.SubscriptionChanged;
import io.tradesense.kit.events.Event;
import io.tradesense.kit.events.FeedPosition;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LimitsTest {
    private TestGateway gateway = TestGateway.start();

    @AfterEach
    void stop() {
        gateway.close();
    }

    private void start(Map<String, String> settings) {
        gateway.close();
        gateway = TestGateway.start(settings);
    }

    @Test
    void an_address_that_asks_too_often_is_told_when_to_come_back() {
        start(Map.of("GATEWAY_LIMITS", "on", "GATEWAY_LIMIT_ADDRESS", "3"));
        FakeService.start(
                gateway.platform(), "trading", request -> request.response().end("ok"));
        var first = gateway.get("/api/trades");
        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(first.getHeader("ratelimit-policy")).isEqualTo("\"address\";q=3;w=60");
        assertThat(first.getHeader("ratelimit")).isEqualTo("\"address\";r=2;t=20");
        assertThat(gateway.get("/api/trades").statusCode()).isEqualTo(200);
        assertThat(gateway.get("/api/trades").statusCode()).isEqualTo(200);
        var refused = gateway.get("/api/trades");
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.bodyAsJsonObject().getString("type")).endsWith("rate-limited");
        assertThat(Integer.parseInt(refused.getHeader("retry-after"))).isBetween(1, 20);
        assertThat(gateway.get("/health").statusCode()).isEqualTo(200);
    }

    @Test
    void a_client_behind_a_trusted_proxy_is_counted_by_its_own_address_and_ipv6_by_its_network() {
        start(Map.of("GATEWAY_LIMITS", "on", "GATEWAY_LIMIT_ADDRESS", "1", "GATEWAY_TRUSTED_PROXIES", "127.0.0.1"));
        assertThat(from("9.9.9.9, 1.1.1.1")).isNotEqualTo(429);
        assertThat(from("8.8.8.8, 1.1.1.1")).isEqualTo(429);
        assertThat(from("1.1.1.2")).isNotEqualTo(429);
        assertThat(from("2001:db8:0:1::1")).isNotEqualTo(429);
        assertThat(from("2001:db8:0:1:ffff::2")).isEqualTo(429);
        assertThat(from("2001:db8:0:2::1")).isNotEqualTo(429);
        assertThat(from("::ffff:1.1.1.1")).isEqualTo(429);
    }

    private int from(String chain) {
        return TestGateway.await(gateway.request(HttpMethod.GET, "/api/trades")
                        .putHeader("x-forwarded-for", chain)
                        .send())
                .statusCode();
    }

    @Test
    void passwords_are_tried_registered_and_reset_more_rarely() {
        start(Map.of(
                "GATEWAY_LIMITS", "on",
                "GATEWAY_LIMIT_LOGIN", "2",
                "GATEWAY_LIMIT_REGISTER", "1",
                "GATEWAY_LIMIT_RESET", "1"));
        FakeAuth.start(gateway.platform());
        assertThat(List.of(post("/api/auth/login"), post("/api/auth/login"), post("/api/auth/login")))
                .containsExactly(200, 200, 429);
        assertThat(List.of(post("/api/auth/register"), post("/api/auth/register")))
                .containsExactly(200, 429);
        assertThat(List.of(post("/api/auth/password/forgot"), post("/api/auth/password/reset")))
                .containsExactly(200, 429);
        assertThat(post("/api/auth/refresh")).isEqualTo(200);
    }

    private int post(String address) {
        return TestGateway.await(gateway.request(HttpMethod.POST, address).send())
                .statusCode();
    }

    @Test
    void a_user_may_ask_as_often_as_the_plan_says_from_wherever() {
        start(Map.of("GATEWAY_LIMITS", "on", "GATEWAY_PLAN_LIMITS", "free=2,pro=4"));
        FakeAuth.start(gateway.platform());
        FakeService.start(
                gateway.platform(), "trading", request -> request.response().end("ok"));
        gateway.until(() -> as(UUID.randomUUID(), "free").statusCode() == 200);
        var one = UUID.randomUUID();
        assertThat(List.of(
                        as(one, "free").statusCode(),
                        as(one, "free").statusCode(),
                        as(one, "free").statusCode()))
                .containsExactly(200, 200, 429);
        var other = UUID.randomUUID();
        for (int i = 0; i < 4; i++) {
            assertThat(as(other, "pro").statusCode()).isEqualTo(200);
        }
        var refused = as(other, "pro");
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.getHeader("ratelimit-policy")).contains("\"plan-pro\";q=4;w=60");
    }

    @Test
    void a_users_limit_is_what_billing_says_and_changes_as_soon_as_it_tells() {
        start(Map.of("GATEWAY_LIMITS", "on", "GATEWAY_PLAN_LIMITS", "free=1000"));
        FakeAuth.start(gateway.platform());
        FakeService.start(
                gateway.platform(), "trading", request -> request.response().end("ok"));
        var user = UUID.randomUUID();
        gateway.until(() -> policy(user).contains("\"plan-free\";q=1000;w=60"));
        var billing = FakeService.start(
                gateway.platform(),
                "billing",
                request -> request.body()
                        .onSuccess(asked -> request.response().end(entitled(asked.toJsonObject(), "free", 200))));
        gateway.until(() -> policy(user).contains("\"plan-free\";q=200;w=60"));
        tell(user, "pro", 2);
        gateway.until(() -> policy(user).contains("\"plan-pro\";q=2;w=60"));
        gateway.until(() -> as(user, "free").statusCode() == 429);
        var refusal = as(user, "free").bodyAsJsonObject();
        assertThat(refusal.getString("type")).endsWith("rate-limited");
        assertThat(refusal.getString("plan")).isEqualTo("pro");
        assertThat(refusal.getLong("allowed")).isEqualTo(2);
        gateway.until(() -> as(user, "free")
                .bodyAsJsonObject()
                .getJsonArray("availableIn")
                .equals(JsonArray.of("free", "premium")));
        tell(user, "premium", -1);
        gateway.until(() -> !policy(user).contains("plan-"));
        billing.withdraw();
        assertThat(policy(UUID.randomUUID())).contains("\"plan-free\";q=1000;w=60");
    }

    private String policy(UUID user) {
        return String.valueOf(as(user, "free").getHeader("ratelimit-policy"));
    }

    private void tell(UUID user, String plan, long perMinute) {
        var changed = new SubscriptionChanged(
                user,
                plan,
                "active",
                Map.of("apiRequestsPerMinute", perMinute),
                Instant.now().toEpochMilli());
        TestGateway.await(gateway.platform()
                .events()
                .publish(new Event(
                        UUID.randomUUID(),
                        SubscriptionChanged.TYPE,
                        "billing",
                        user.toString(),
                        Instant.now(),
                        "",
                        FeedPosition.START,
                        changed.toJson())));
    }

    private static Buffer entitled(JsonObject asked, String plan, int perMinute) {
        var limits = new JsonObject().put("apiRequestsPerMinute", perMinute);
        var items = new JsonArray();
        asked.getJsonArray("userIds")
                .forEach(user -> items.add(new JsonObject()
                        .put("userId", user)
                        .put("plan", plan)
                        .put("status", "none")
                        .put("version", 0)
                        .put("entitlements", limits)));
        return new JsonObject()
                .put("items", items)
                .put("plans", JsonArray.of(plan("free", perMinute), plan("pro", 2), plan("premium", -1)))
                .toBuffer();
    }

    private static JsonObject plan(String name, int perMinute) {
        return new JsonObject()
                .put("id", name)
                .put("entitlements", new JsonObject().put("apiRequestsPerMinute", perMinute));
    }

    private HttpResponse<Buffer> as(UUID user, String plan) {
        var claims = FakeAuth.claims(user, UUID.randomUUID(), Instant.now()).put("plan", plan);
        return gateway.get("/api/trades", FakeAuth.token(claims));
    }

    @Test
    void what_matters_less_goes_first_when_there_is_too_much() {
        start(Map.of("GATEWAY_IN_FLIGHT", "10"));
        List<HttpServerResponse> waiting = Collections.synchronizedList(new ArrayList<>());
        for (String service : List.of("trading", "analytics", "auth")) {
            FakeService.start(gateway.platform(), service, request -> {
                if (request.path().endsWith("/wait")) {
                    waiting.add(request.response());
                } else {
                    request.response().end("ok");
                }
            });
        }
        List<Future<HttpResponse<Buffer>>> asked = new ArrayList<>();
        fill(asked, waiting, 7);
        assertThat(gateway.get("/api/trades/export").statusCode()).isEqualTo(503);
        assertThat(gateway.get("/api/performance/summary").statusCode()).isEqualTo(503);
        assertThat(gateway.get("/api/trades").statusCode()).isEqualTo(200);
        fill(asked, waiting, 9);
        var shed = gateway.get("/api/trades");
        assertThat(shed.statusCode()).isEqualTo(503);
        assertThat(shed.getHeader("retry-after")).isEqualTo("1");
        assertThat(shed.bodyAsJsonObject().getString("type")).endsWith("overloaded");
        assertThat(post("/api/auth/login")).isEqualTo(200);
        assertThat(gateway.get("/health").statusCode()).isEqualTo(200);
        waiting.forEach(HttpServerResponse::end);
        for (var each : asked) {
            assertThat(TestGateway.await(each).statusCode()).isEqualTo(200);
        }
        assertThat(gateway.get("/api/performance/summary").statusCode()).isEqualTo(200);
    }

    private void fill(List<Future<HttpResponse<Buffer>>> asked, List<HttpServerResponse> waiting, int upTo) {
        while (asked.size() < upTo) {
            asked.add(gateway.request(HttpMethod.GET, "/api/trades/wait").send());
        }
        gateway.until(() -> waiting.size() == upTo);
    }
}
