package io.tradesense.auth;

import static io.tradesense.auth.TestAuth.PASSWORD;
import static io.tradesense.auth.TestAuth.newAddress;
import static org.assertj.core.api.Assertions.assertThat;

import io.tradesense.auth.TestAuth.Person;
import io.tradesense.kit.testing.Asvs;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SignInTest {
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
    void the_right_password_signs_in_however_the_address_is_spelt() {
        var person = auth.register();
        var again = auth.login(person.email().toUpperCase(Locale.ROOT));
        assertThat(again.id()).isEqualTo(person.id());
        assertThat(again.sessionId()).isNotEqualTo(person.sessionId());
    }

    @Test
    @Asvs("6.3.8")
    void an_unknown_address_and_a_wrong_password_get_one_answer() {
        var wrong = auth.tryLogin(auth.register().email(), PASSWORD + "x");
        for (String address : new String[] {newAddress(), "no address"}) {
            var unknown = auth.tryLogin(address, PASSWORD);
            assertThat(unknown.statusCode()).isEqualTo(wrong.statusCode()).isEqualTo(401);
            assertThat(withoutRequest(unknown.bodyAsJsonObject())).isEqualTo(withoutRequest(wrong.bodyAsJsonObject()));
        }
    }

    @Test
    @Asvs("6.2.8")
    void passwords_are_compared_exactly() {
        var person = auth.register();
        for (String near : new String[] {" " + PASSWORD, PASSWORD + " ", PASSWORD.toUpperCase(Locale.ROOT)}) {
            assertThat(auth.tryLogin(person.email(), near).statusCode()).isEqualTo(401);
        }
    }

    @Test
    void that_an_account_is_disabled_is_said_only_to_whoever_knows_its_password() {
        var person = auth.register();
        assertThat(auth.rows("UPDATE users SET disabled = true WHERE id = $1 RETURNING id", person.id()))
                .hasSize(1);
        assertThat(auth.tryLogin(person.email(), PASSWORD).statusCode()).isEqualTo(403);
        assertThat(auth.tryLogin(person.email(), PASSWORD + "x").statusCode()).isEqualTo(401);
        assertThat(auth.refresh(person.refreshToken()).statusCode()).isEqualTo(401);
        assertThat(validate(person.id()).getBoolean("enabled")).isFalse();
    }

    @Test
    void a_hash_that_became_too_weak_is_replaced_at_sign_in() {
        var person = auth.register();
        try (var stronger = TestAuth.on(auth.database, auth.clock, Map.of("AUTH_ARGON2_PASSES", "3"))) {
            assertThat(stronger.tryLogin(person.email(), PASSWORD + "x").statusCode())
                    .isEqualTo(401);
            assertThat(hashOf(person)).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
            assertThat(stronger.tryLogin(person.email(), PASSWORD).statusCode()).isEqualTo(200);
            assertThat(hashOf(person)).startsWith("$argon2id$v=19$m=19456,t=3,p=1$");
        }
        assertThat(auth.tryLogin(person.email(), PASSWORD).statusCode()).isEqualTo(200);
    }

    @Test
    void a_full_queue_refuses_at_once_and_says_when_to_come_back() {
        var person = auth.register();
        try (var narrow =
                TestAuth.on(auth.database, auth.clock, Map.of("AUTH_HASH_THREADS", "1", "AUTH_HASH_QUEUE", "1"))) {
            var client = narrow.anonymous();
            var login = new JsonObject().put("email", person.email()).put("password", PASSWORD);
            var answers = TestAuth.atOnce(12, () -> client.post("/auth/login", login));
            assertThat(answers).extracting(answer -> answer.statusCode()).containsOnly(200, 503);
            assertThat(answers)
                    .filteredOn(answer -> answer.statusCode() == 503)
                    .allSatisfy(answer ->
                            assertThat(answer.getHeader("retry-after")).isEqualTo("1"));
            assertThat(narrow.tryLogin(person.email(), PASSWORD).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void other_services_learn_the_standing_of_many_users_at_once() {
        var person = auth.register();
        var stranger = UUID.randomUUID();
        var users = auth.anonymous()
                .post(
                        "/internal/users/validate",
                        new JsonObject()
                                .put(
                                        "userIds",
                                        new JsonArray()
                                                .add(stranger.toString())
                                                .add(person.id().toString())))
                .bodyAsJsonObject()
                .getJsonArray("users");
        assertThat(users).containsExactly(standing(stranger, false, 0), standing(person.id(), true, 0));
    }

    @Test
    void bad_questions_about_users_are_refused() {
        var many = new JsonArray();
        IntStream.range(0, 501).forEach(n -> many.add(UUID.randomUUID().toString()));
        for (Object ids : new Object[] {new JsonArray(), "x", many, new JsonArray().add("x"), new JsonArray().add(1)}) {
            var answer = auth.anonymous().post("/internal/users/validate", new JsonObject().put("userIds", ids));
            assertThat(answer.statusCode()).isEqualTo(422);
        }
        assertThat(auth.anonymous().post("/internal/users/validate", null).statusCode())
                .isEqualTo(422);
        assertThat(auth.anonymous()
                        .post("/internal/users/validate", Buffer.buffer("[1"), "application/json")
                        .statusCode())
                .isEqualTo(400);
    }

    private static JsonObject validate(UUID id) {
        return auth.anonymous()
                .post("/internal/users/validate", new JsonObject().put("userIds", new JsonArray().add(id.toString())))
                .bodyAsJsonObject()
                .getJsonArray("users")
                .getJsonObject(0);
    }

    private static JsonObject standing(UUID id, boolean exists, long epoch) {
        return new JsonObject()
                .put("userId", id.toString())
                .put("exists", exists)
                .put("enabled", exists)
                .put("plan", "free")
                .put("epoch", (int) epoch);
    }

    private static String hashOf(Person person) {
        return auth.rows("SELECT password_hash FROM users WHERE id = $1", person.id())
                .get(0)
                .getString(0);
    }

    private static JsonObject withoutRequest(JsonObject problem) {
        problem.remove("requestId");
        return problem;
    }
}
