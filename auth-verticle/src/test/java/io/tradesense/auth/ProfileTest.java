package io.tradesense.auth;

import static io.tradesense.auth.TestAuth.PASSWORD;
import static io.tradesense.auth.TestAuth.registration;
import static org.assertj.core.api.Assertions.assertThat;

import io.tradesense.kit.testing.Asvs;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ProfileTest {
    private static final String ME = "/auth/users/me";
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
    void users_see_their_own_account() {
        var person = auth.register();
        var answer = auth.as(person).get(ME);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.getHeader("etag")).isEqualTo("\"1\"");
        assertThat(answer.bodyAsJsonObject().getString("email")).isEqualTo(person.email());
        assertThat(auth.anonymous().get(ME).statusCode()).isEqualTo(401);
    }

    @Test
    void a_change_is_held_against_the_version_that_was_read() {
        var client = auth.as(auth.register());
        var changed = client.with("If-Match", "\"1\"").patch(ME, new JsonObject().put("name", " Grace  "));
        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(changed.getHeader("etag")).isEqualTo("\"2\"");
        assertThat(changed.bodyAsJsonObject().getString("name")).isEqualTo("Grace");
        var late = client.with("If-Match", "\"1\"").patch(ME, new JsonObject().put("name", "Late"));
        assertThat(late.statusCode()).isEqualTo(412);
        assertThat(client.with("If-Match", "W/other")
                        .patch(ME, new JsonObject().put("name", "Late"))
                        .statusCode())
                .isEqualTo(412);
        assertThat(client.with("If-Match", "*")
                        .patch(ME, new JsonObject().put("name", "Any"))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    @Asvs("8.2.3")
    void bad_changes_are_refused() {
        var client = auth.as(auth.register());
        for (var body : new JsonObject[] {
            new JsonObject(),
            new JsonObject().put("name", ""),
            new JsonObject().put("name", "a\u0000b"),
            new JsonObject().put("name", "x".repeat(101)),
            new JsonObject().put("name", "Ada").put("plan", "pro"),
            new JsonObject().put("name", 1)
        }) {
            assertThat(client.patch(ME, body).statusCode()).isEqualTo(422);
        }
        assertThat(auth.anonymous()
                        .patch(ME, new JsonObject().put("name", "Ada"))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    @Asvs("7.4.2")
    void deleting_asks_for_the_password_and_removes_everything() {
        var person = auth.register();
        var client = auth.as(person);
        assertThat(client.delete(ME, new JsonObject().put("password", PASSWORD + "x"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(client.delete(ME).statusCode()).isEqualTo(422);
        assertThat(client.with("If-Match", "\"9\"")
                        .delete(ME, new JsonObject().put("password", PASSWORD))
                        .statusCode())
                .isEqualTo(412);
        assertThat(client.delete(ME, new JsonObject().put("password", PASSWORD)).statusCode())
                .isEqualTo(204);
        assertThat(client.get(ME).statusCode()).isEqualTo(401);
        assertThat(client.delete(ME, new JsonObject().put("password", PASSWORD)).statusCode())
                .isEqualTo(401);
        assertThat(auth.refresh(person.refreshToken()).statusCode()).isEqualTo(401);
        assertThat(auth.tryLogin(person.email(), PASSWORD).statusCode()).isEqualTo(401);
        assertThat(auth.eventTypes(person.id())).containsExactly("user-registered", "session-revoked", "user-deleted");
        assertThat(auth.rows("SELECT 1 FROM sessions WHERE user_id = $1", person.id()))
                .isEmpty();
    }

    @Test
    void an_address_is_free_again_after_its_account_was_deleted() {
        var person = auth.register();
        assertThat(auth.as(person)
                        .delete(ME, new JsonObject().put("password", PASSWORD))
                        .statusCode())
                .isEqualTo(204);
        assertThat(auth.anonymous()
                        .post("/auth/register", registration(person.email()))
                        .statusCode())
                .isEqualTo(201);
    }
}
