package io.tradesense.auth;

import static io.tradesense.auth.TestAuth.PASSWORD;
import static io.tradesense.auth.TestAuth.newAddress;
import static io.tradesense.auth.TestAuth.registration;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class RegistrationTest {
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
    void registering_signs_in_and_tells_the_others() {
        var answer = auth.anonymous().post("/auth/register", registration("  New.Person@Mail.Example "));
        var body = answer.bodyAsJsonObject();
        var user = body.getJsonObject("user");
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.getHeader("cache-control")).isEqualTo("no-store");
        assertThat(user.getString("email")).isEqualTo("New.Person@mail.example");
        assertThat(user.getString("plan")).isEqualTo("free");
        assertThat(user.getBoolean("emailVerified")).isFalse();
        assertThat(body.getInteger("expiresIn")).isBetween(840, 960);
        assertThat(auth.eventTypes(UUID.fromString(user.getString("id")))).containsExactly("user-registered");
    }

    @Test
    void the_password_is_stored_as_an_argon2id_hash_with_its_parameters() {
        var person = auth.register();
        String stored = auth.rows("SELECT password_hash FROM users WHERE id = $1", person.id())
                .get(0)
                .getString(0);
        assertThat(stored).startsWith("$argon2id$v=19$m=19456,t=2,p=1$").doesNotContain(PASSWORD);
    }

    @Test
    void a_refused_password_comes_with_an_estimate_of_its_strength() {
        var answer = auth.anonymous()
                .post("/auth/register", registration(newAddress()).put("password", "Blink182!"));
        assertThat(answer.statusCode()).isEqualTo(422);
        var strength = answer.bodyAsJsonObject().getJsonObject("passwordStrength");
        assertThat(strength.getInteger("score")).isLessThan(2);
        assertThat(strength.getDouble("guesses")).isBetween(1.0, 30_000.0);
        assertThat(strength.getJsonArray("suggestions")).isNotEmpty();
    }

    @Test
    void every_bad_field_is_named_at_once() {
        var answer = auth.anonymous()
                .post(
                        "/auth/register",
                        new JsonObject()
                                .put("email", "nobody")
                                .put("password", "password1")
                                .put("name", " "));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.bodyAsJsonObject().getJsonArray("errors").stream()
                        .map(error -> ((JsonObject) error).getString("pointer")))
                .containsExactlyInAnyOrder("/email", "/password", "/name");
    }

    @Test
    void fields_that_are_too_short_hide_no_other_fault() {
        for (var body : List.of(
                new JsonObject().put("email", "nobody").put("password", "x").put("name", ""),
                new JsonObject().put("email", "").put("password", "password1").put("name", "n".repeat(101)))) {
            var answer = auth.anonymous().post("/auth/register", body);
            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(answer.bodyAsJsonObject().getJsonArray("errors").stream()
                            .map(error -> ((JsonObject) error).getString("pointer")))
                    .containsExactlyInAnyOrder("/email", "/password", "/name");
        }
    }

    @Test
    void a_field_that_is_missing_or_of_another_type_hides_no_other_fault() {
        for (var body : List.of(
                new JsonObject().put("email", "nobody").put("password", "password1"),
                new JsonObject()
                        .put("email", "nobody")
                        .put("password", "password1")
                        .put("name", 7))) {
            var answer = auth.anonymous().post("/auth/register", body);
            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(answer.bodyAsJsonObject().getJsonArray("errors").stream()
                            .map(error -> ((JsonObject) error).getString("pointer")))
                    .containsExactlyInAnyOrder("/email", "/password", "/name");
            assertThat(answer.bodyAsJsonObject().getJsonObject("passwordStrength"))
                    .isNotNull();
        }
    }

    @Test
    void a_refused_password_is_not_shown() {
        for (String password : List.of("hunter2!", "Bitcoin2021", "x".repeat(129))) {
            var answer = auth.anonymous()
                    .post("/auth/register", registration(newAddress()).put("password", password));
            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(answer.bodyAsString()).doesNotContain(password);
        }
    }

    @Test
    void a_retry_with_the_same_key_signs_in_to_the_same_account_with_fresh_tokens() {
        var keyed = auth.anonymous().with("Idempotency-Key", UUID.randomUUID().toString());
        var body = registration(newAddress());
        var first = keyed.post("/auth/register", body).bodyAsJsonObject();
        var answer = keyed.post("/auth/register", body);
        var second = answer.bodyAsJsonObject();
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(second.getJsonObject("user")).isEqualTo(first.getJsonObject("user"));
        assertThat(second.getString("refreshToken")).isNotEqualTo(first.getString("refreshToken"));
        assertThat(auth.eventTypes(UUID.fromString(first.getJsonObject("user").getString("id"))))
                .containsExactly("user-registered");
    }

    @Test
    void a_key_used_with_another_request_is_refused_the_same_way_whatever_differs() {
        var keyed = auth.anonymous().with("Idempotency-Key", UUID.randomUUID().toString());
        var body = registration(newAddress());
        assertThat(keyed.post("/auth/register", body).statusCode()).isEqualTo(201);
        for (var other : List.of(
                body.copy().put("password", PASSWORD + "x"),
                body.copy().put("name", "Somebody Else"),
                body.copy().put("email", newAddress()))) {
            var answer = keyed.post("/auth/register", other);
            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(answer.bodyAsJsonObject().getString("type")).endsWith(":idempotency-key-reused");
        }
    }

    @Test
    void ten_registrations_at_once_with_one_key_make_one_account() {
        var keyed = auth.anonymous().with("Idempotency-Key", UUID.randomUUID().toString());
        var body = registration(newAddress());
        assertThat(TestAuth.atOnce(10, () -> keyed.post("/auth/register", body)))
                .allSatisfy(answer -> assertThat(answer.statusCode()).isEqualTo(201))
                .extracting(answer ->
                        answer.bodyAsJsonObject().getJsonObject("user").getString("id"))
                .containsOnly(auth.login(body.getString("email")).id().toString());
    }

    @Test
    void a_refused_registration_does_not_use_up_its_key() {
        var keyed = auth.anonymous().with("Idempotency-Key", UUID.randomUUID().toString());
        var body = registration(newAddress());
        assertThat(keyed.post("/auth/register", body.copy().put("password", "password1"))
                        .statusCode())
                .isEqualTo(422);
        assertThat(keyed.post("/auth/register", body).statusCode()).isEqualTo(201);
    }

    @Test
    void what_is_not_asked_for_is_refused() {
        var answer = auth.anonymous()
                .post("/auth/register", registration(newAddress()).put("roles", List.of("admin")));
        assertThat(answer.statusCode()).isEqualTo(422);
    }
}
