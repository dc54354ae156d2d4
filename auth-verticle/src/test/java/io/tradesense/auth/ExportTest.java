package io.tradesense.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradesense.kit.testing.Asvs;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ExportTest {
    private static final String EXPORT = "/auth/users/me/export";
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
    void users_get_everything_that_is_known_of_them_and_no_secret() {
        var person = auth.register();
        var client = auth.as(person);
        String secret =
                client.post("/auth/mfa/totp/enroll", null).bodyAsJsonObject().getString("secret");
        var code = AuthenticatorApp.of(secret).code(auth.clock.instant());
        assertThat(client.post("/auth/mfa/totp/activate", new JsonObject().put("code", code))
                        .statusCode())
                .isEqualTo(200);
        var options = client.post("/auth/passkeys/register/options", null).bodyAsJsonObject();
        var device = new SoftwareAuthenticator();
        var passkey = new JsonObject()
                .put("name", "Telephone")
                .put("credential", device.create(options, SoftwareAuthenticator.Claims.HONEST));
        assertThat(client.post("/auth/passkeys/register", passkey).statusCode()).isEqualTo(201);
        String key = client.post(
                        "/auth/api-keys", new JsonObject().put("name", "robot").put("scopes", JsonArray.of("ai:read")))
                .bodyAsJsonObject()
                .getString("key");
        var answer = client.get(EXPORT);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.getHeader("content-disposition")).startsWith("attachment");
        JsonObject document = answer.bodyAsJsonObject();
        assertThat(document.getJsonObject("profile").getString("email")).isEqualTo(person.email());
        assertThat(document.getJsonObject("profile").getString("createdAt"))
                .isEqualTo(client.get("/auth/users/me").bodyAsJsonObject().getString("createdAt"));
        assertThat(document.getJsonArray("sessions").getJsonObject(0).getString("id"))
                .isEqualTo(person.sessionId().toString());
        assertThat(document.getJsonObject("secondFactor").getString("activatedAt"))
                .isNotNull();
        assertThat(document.getJsonObject("secondFactor").getInteger("recoveryCodesLeft"))
                .isEqualTo(10);
        assertThat(document.getJsonArray("passkeys").getJsonObject(0).getString("name"))
                .isEqualTo("Telephone");
        assertThat(document.getJsonArray("knownDevices")).hasSize(1);
        assertThat(document.getJsonArray("apiKeys").getJsonObject(0).getString("name"))
                .isEqualTo("robot");
        assertThat(document.getJsonArray("audit").stream().map(entry -> ((JsonObject) entry).getString("kind")))
                .containsExactly(
                        "EXPORTED", "API_KEY_CREATED", "PASSKEY_ADDED", "TOTP_ENABLED", "SIGNED_IN", "REGISTERED");
        assertThat(document.encode()).doesNotContain(key, secret, person.refreshToken(), "argon2", "digest", "hash");
    }

    @Test
    @Asvs("7.5.1")
    void it_takes_a_session_and_a_fresh_proof() {
        var person = auth.register();
        assertThat(auth.keyOf(person).get(EXPORT).statusCode()).isEqualTo(403);
        assertThat(auth.anonymous().get(EXPORT).statusCode()).isEqualTo(401);
        auth.clock.pass(Duration.ofMinutes(10));
        assertThat(auth.as(person).get(EXPORT).bodyAsJsonObject().getString("type"))
                .endsWith("step-up-required");
    }
}
