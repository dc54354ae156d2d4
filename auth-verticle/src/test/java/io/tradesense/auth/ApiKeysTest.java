package io.tradesense.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradesense.auth.TestAuth.Person;
import io.tradesense.kit.identity.ApiKey;
import io.tradesense.kit.testing.Asvs;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ApiKeysTest {
    private static final String KEYS = "/auth/api-keys";
    private static final String VERIFY = "/internal/api-keys/verify";
    private static TestAuth auth;

    @BeforeAll
    static void start() {
        auth = TestAuth.start();
    }

    @AfterAll
    static void stop() {
        auth.close();
    }

    @Test
    void a_key_is_shown_once_and_stored_as_a_digest() {
        var person = auth.register();
        var made = auth.as(person).post(KEYS, order().put("requestsPerMinute", 30));
        assertThat(made.statusCode()).isEqualTo(201);
        assertThat(made.getHeader("cache-control")).isEqualTo("no-store");
        String key = made.bodyAsJsonObject().getString("key");
        assertThat(ApiKey.parse(key)).isPresent();
        assertThat(key).startsWith(made.bodyAsJsonObject().getString("hint"));
        var listed = auth.as(person).get(KEYS).bodyAsJsonObject();
        assertThat(listed.encode()).doesNotContain(key);
        assertThat(listed.getJsonArray("items")).hasSize(1);
        assertThat(auth.rows("SELECT row_to_json(k)::text AS row FROM api_keys k WHERE user_id = $1", person.id())
                        .get(0)
                        .getString("row"))
                .doesNotContain(key)
                .contains(ApiKey.parse(key).orElseThrow().digest());
        assertThat(auth.audit(person.id())).startsWith("API_KEY_CREATED");
    }

    @Test
    void the_gateway_learns_whom_a_key_speaks_for() {
        var person = auth.register();
        var made = issued(person, order().put("requestsPerMinute", 30));
        var answer = verify(made.getString("key"));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.bodyAsJsonObject())
                .isEqualTo(new JsonObject()
                        .put("keyId", made.getString("id"))
                        .put("userId", person.id().toString())
                        .put("roles", JsonArray.of("user"))
                        .put("scopes", JsonArray.of("journal:write", "trades:read"))
                        .put("plan", "free")
                        .put("requestsPerMinute", 30)
                        .put("expiresAt", null)
                        .put("epoch", 0));
    }

    @Test
    void unknown_expired_and_revoked_keys_are_refused_alike() {
        var person = auth.register();
        var revoked = issued(person, order());
        var expiring = issued(
                person,
                order().put("expiresAt", auth.clock.instant().plusSeconds(60).toString()));
        assertThat(verify(expiring.getString("key")).statusCode()).isEqualTo(200);
        assertThat(auth.as(person).delete(KEYS + "/" + revoked.getString("id")).statusCode())
                .isEqualTo(204);
        auth.clock.pass(Duration.ofSeconds(60));
        for (String key : List.of(ApiKey.random().reveal(), revoked.getString("key"), expiring.getString("key"))) {
            var refused = verify(key);
            assertThat(refused.statusCode()).isEqualTo(404);
            assertThat(refused.bodyAsJsonObject().getString("type")).endsWith("unknown-api-key");
        }
        assertThat(auth.eventTypes(person.id())).containsExactly("user-registered", "api-key-revoked");
        assertThat(auth.events(person.id()).get(1).getJsonObject("data").getString("keyId"))
                .isEqualTo(revoked.getString("id"));
        assertThat(auth.audit(person.id())).startsWith("API_KEY_REVOKED");
    }

    @Test
    void a_retry_makes_no_second_key_and_does_not_show_the_first() {
        var client = auth.as(auth.register())
                .with("Idempotency-Key", UUID.randomUUID().toString());
        var first = client.post(KEYS, order());
        var again = client.post(KEYS, order());
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.bodyAsJsonObject())
                .isEqualTo(first.bodyAsJsonObject().copy().putNull("key"));
        var other = client.post(KEYS, order().put("name", "another"));
        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(other.bodyAsJsonObject().getString("type")).endsWith("idempotency-key-reused");
    }

    @Test
    void thirty_orders_at_once_leave_twenty_five_keys_and_an_expired_one_makes_room() {
        var person = auth.register();
        var client = auth.as(person);
        var expiring =
                order().put("expiresAt", auth.clock.instant().plusSeconds(30).toString());
        assertThat(issued(person, expiring).getString("key")).isNotNull();
        List<Integer> statuses =
                TestAuth.atOnce(30, () -> client.post(KEYS, order()).statusCode());
        assertThat(statuses)
                .containsOnly(201, 409)
                .filteredOn(status -> status == 201)
                .hasSize(24);
        auth.clock.pass(Duration.ofSeconds(30));
        assertThat(client.post(KEYS, order()).statusCode()).isEqualTo(201);
        assertThat(client.get(KEYS).bodyAsJsonObject().getJsonArray("items")).hasSize(25);
    }

    @Test
    @Asvs({"7.5.1", "8.2.1"})
    void a_key_cannot_make_end_or_replace_keys_and_an_old_session_cannot_make_one() {
        var person = auth.register();
        var made = issued(person, order());
        var byKey = auth.keyOf(person);
        assertThat(byKey.post(KEYS, order()).bodyAsJsonObject().getString("type"))
                .endsWith("session-required");
        assertThat(byKey.delete(KEYS + "/" + made.getString("id")).statusCode()).isEqualTo(403);
        assertThat(byKey.post("/auth/logout", null).statusCode()).isEqualTo(403);
        assertThat(byKey.post("/auth/logout-all", null).statusCode()).isEqualTo(403);
        assertThat(byKey.patch("/auth/users/me", new JsonObject().put("name", "Other"))
                        .statusCode())
                .isEqualTo(403);
        auth.clock.pass(Duration.ofMinutes(10));
        var late = auth.as(person).post(KEYS, order());
        assertThat(late.statusCode()).isEqualTo(403);
        assertThat(late.bodyAsJsonObject().getString("type")).endsWith("step-up-required");
    }

    @Test
    void use_is_noted_once_a_minute() {
        var person = auth.register();
        String key = issued(person, order()).getString("key");
        assertThat(lastUsed(person)).isNull();
        assertThat(verify(key).statusCode()).isEqualTo(200);
        String first = lastUsed(person);
        auth.clock.pass(Duration.ofSeconds(59));
        assertThat(verify(key).statusCode()).isEqualTo(200);
        assertThat(lastUsed(person)).isEqualTo(first);
        auth.clock.pass(Duration.ofSeconds(1));
        assertThat(verify(key).statusCode()).isEqualTo(200);
        assertThat(lastUsed(person))
                .isEqualTo(Instant.parse(first).plus(Duration.ofMinutes(1)).toString());
    }

    @Test
    void anothers_key_is_not_found() {
        var made = issued(auth.register(), order());
        var stranger = auth.as(auth.register());
        assertThat(stranger.delete(KEYS + "/" + made.getString("id")).statusCode())
                .isEqualTo(404);
        assertThat(verify(made.getString("key")).statusCode()).isEqualTo(200);
    }

    @Test
    void bad_orders_are_refused_whole() {
        var client = auth.as(auth.register());
        for (var wrong : List.of(
                order().put("scopes", new JsonArray()),
                order().put("scopes", JsonArray.of("auth:write")),
                order().put("requestsPerMinute", 0),
                order().put("requestsPerMinute", 10_001),
                order().put("name", "a\u0007b"),
                order().put("expiresAt", "tomorrow"),
                order().put("expiresAt", auth.clock.instant().minusSeconds(1).toString()),
                order().put("digest", "mine"))) {
            assertThat(client.post(KEYS, wrong).statusCode()).as(wrong.encode()).isEqualTo(422);
        }
        assertThat(client.get(KEYS).bodyAsJsonObject().getJsonArray("items")).isEmpty();
        assertThat(auth.anonymous()
                        .post(VERIFY, new JsonObject().put("digest", "x"))
                        .statusCode())
                .isEqualTo(422);
        assertThat(auth.anonymous()
                        .post(VERIFY, Buffer.buffer("["), "application/json")
                        .statusCode())
                .isEqualTo(400);
    }

    private static JsonObject order() {
        return new JsonObject().put("name", " My robot ").put("scopes", JsonArray.of("trades:read", "journal:write"));
    }

    private static JsonObject issued(Person person, JsonObject order) {
        var made = auth.as(person).post(KEYS, order);
        assertThat(made.statusCode()).as(made.bodyAsString()).isEqualTo(201);
        return made.bodyAsJsonObject();
    }

    private static HttpResponse<Buffer> verify(String key) {
        return auth.anonymous()
                .post(
                        VERIFY,
                        new JsonObject()
                                .put("digest", ApiKey.parse(key).orElseThrow().digest()));
    }

    private static @Nullable String lastUsed(Person person) {
        return auth.as(person)
                .get(KEYS)
                .bodyAsJsonObject()
                .getJsonArray("items")
                .getJsonObject(0)
                .getString("lastUsedAt");
    }
}
