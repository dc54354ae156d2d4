package io.tradesense.auth;

import static io.tradesense.auth.TestAuth.PASSWORD;
import static io.tradesense.auth.TestAuth.newAddress;
import static org.assertj.core.api.Assertions.assertThat;

import io.tradesense.auth.TestAuth.Person;
import io.tradesense.kit.testing.Asvs;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecoveryTest {
    private static final String FRESH = "another rabbit 77 vq";
    private static final String RESET = "reset your password";

    private static TestAuth auth;
    private static Outbox outbox;

    @BeforeAll
    static void start(@TempDir Path folder) {
        auth = TestAuth.start(Map.of("AUTH_MAIL_FOLDER", folder.toString()));
        outbox = Outbox.of(auth, folder);
    }

    @AfterAll
    static void stop() {
        auth.close();
    }

    @Test
    void a_mailed_token_resets_the_password_once_and_ends_every_session() {
        var person = auth.register();
        String token = forgot(person, 1);
        assertThat(reset(token, FRESH).statusCode()).isEqualTo(204);
        assertThat(auth.refresh(person.refreshToken()).statusCode()).isEqualTo(401);
        assertThat(auth.tryLogin(person.email(), PASSWORD).statusCode()).isEqualTo(401);
        var login = auth.tryLogin(person.email(), FRESH);
        assertThat(login.statusCode()).isEqualTo(200);
        assertThat(login.bodyAsJsonObject().getJsonObject("user").getBoolean("emailVerified"))
                .as("whoever reads the mail has proved the address")
                .isTrue();
        assertThat(reset(token, FRESH + "x").statusCode()).isEqualTo(422);
        assertThat(auth.eventTypes(person.id())).containsExactly("user-registered", "session-revoked");
        assertThat(audited(person)).contains("PASSWORD_RESET_ASKED", "PASSWORD_RESET");
        assertThat(outbox.letter(person.email(), "your password was reset")).doesNotContain("token=");
    }

    @Test
    void a_reset_answers_no_tokens() {
        var answer = reset(forgot(auth.register(), 1), FRESH);
        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(answer.body()).isNull();
    }

    @Test
    @Asvs("6.4.3")
    void a_reset_does_not_pass_by_the_second_factor() {
        var person = auth.register();
        var client = auth.as(person);
        var secret =
                client.post("/auth/mfa/totp/enroll", null).bodyAsJsonObject().getString("secret");
        var code = AuthenticatorApp.of(secret).code(auth.clock.instant());
        assertThat(client.post("/auth/mfa/totp/activate", new JsonObject().put("code", code))
                        .statusCode())
                .isEqualTo(200);
        assertThat(reset(forgot(person, 1), FRESH).statusCode()).isEqualTo(204);
        var login = auth.tryLogin(person.email(), FRESH);
        assertThat(login.statusCode()).isEqualTo(401);
        assertThat(login.bodyAsJsonObject().getString("type")).endsWith(":mfa-required");
    }

    @Test
    void a_refused_password_does_not_spend_the_token() {
        String token = forgot(auth.register(), 1);
        var refused = reset(token, "password1");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.bodyAsJsonObject().getJsonObject("passwordStrength").getInteger("score"))
                .isZero();
        assertThat(reset(token, FRESH).statusCode()).isEqualTo(204);
    }

    @Test
    @Asvs("6.4.1")
    void a_reset_token_is_good_for_half_an_hour() {
        String token = forgot(auth.register(), 1);
        auth.clock.pass(Duration.ofMinutes(30));
        assertThat(reset(token, FRESH).statusCode()).isEqualTo(422);
    }

    @Test
    void a_token_presented_many_times_at_once_works_once() {
        String token = forgot(auth.register(), 1);
        assertThat(TestAuth.atOnce(6, () -> reset(token, FRESH).statusCode()))
                .containsOnlyOnce(204)
                .containsOnly(204, 422);
    }

    @Test
    void one_purpose_does_not_serve_another() {
        var person = auth.register();
        String verification = outbox.token(person.email(), "confirm your address", 1);
        assertThat(reset(verification, FRESH).statusCode()).isEqualTo(422);
        assertThat(verify(forgot(person, 1)).statusCode()).isEqualTo(422);
        assertThat(verify(verification).statusCode()).isEqualTo(204);
        assertThat(verify(verification).statusCode()).isEqualTo(422);
    }

    @Test
    @Asvs({"6.2.2", "6.2.3", "7.4.3"})
    void a_change_of_password_ends_the_other_sessions_and_is_told() {
        var person = auth.register();
        var other = auth.login(person.email());
        assertThat(change(person, PASSWORD + "x", FRESH).statusCode()).isEqualTo(403);
        assertThat(change(person, PASSWORD, "password1").statusCode()).isEqualTo(422);
        assertThat(change(person, PASSWORD, FRESH).statusCode()).isEqualTo(204);
        assertThat(auth.refresh(person.refreshToken()).statusCode()).isEqualTo(200);
        assertThat(auth.refresh(other.refreshToken()).statusCode()).isEqualTo(401);
        assertThat(auth.tryLogin(person.email(), FRESH).statusCode()).isEqualTo(200);
        assertThat(audited(person)).contains("PASSWORD_CHANGED");
        assertThat(outbox.letter(person.email(), "your password was changed")).contains("Was it you?");
    }

    /** A sign-in that has checked the old password already names the old epoch, and opens no session. */
    @Test
    void a_change_of_password_starts_a_new_epoch() {
        var person = auth.register();
        assertThat(change(person, PASSWORD, FRESH).statusCode()).isEqualTo(204);
        assertThat(auth.rows("SELECT epoch FROM users WHERE id = $1", person.id())
                        .get(0)
                        .getLong(0))
                .isEqualTo(1);
        assertThat(auth.refresh(person.refreshToken()).statusCode()).isEqualTo(200);
    }

    @Test
    void a_change_of_password_makes_mailed_tokens_worthless() {
        var person = auth.register();
        String token = forgot(person, 1);
        assertThat(change(person, PASSWORD, FRESH).statusCode()).isEqualTo(204);
        assertThat(reset(token, FRESH + "x").statusCode()).isEqualTo(422);
    }

    @Test
    void a_new_address_is_confirmed_by_itself_and_told_to_the_old_one() {
        var person = auth.register();
        String address = newAddress();
        var asked = new JsonObject().put("email", address).put("password", PASSWORD);
        assertThat(auth.as(person).post("/auth/email/change", asked).statusCode())
                .isEqualTo(202);
        String token = outbox.token(address, "confirm your new address", 1);
        assertThat(auth.login(person.email()).id()).isEqualTo(person.id());
        assertThat(verify(token).statusCode()).isEqualTo(204);
        assertThat(auth.login(address).id()).isEqualTo(person.id());
        assertThat(auth.tryLogin(person.email(), PASSWORD).statusCode()).isEqualTo(401);
        assertThat(outbox.letter(person.email(), "your address was changed")).contains("If not:");
        assertThat(audited(person)).contains("EMAIL_CHANGED");
    }

    @Test
    void an_address_somebody_has_proved_cannot_be_taken_and_nobody_learns_it() {
        var owner = auth.register();
        assertThat(verify(outbox.token(owner.email(), "confirm your address", 1))
                        .statusCode())
                .isEqualTo(204);
        var other = auth.register();
        var asked = new JsonObject().put("email", owner.email()).put("password", PASSWORD);
        assertThat(auth.as(other).post("/auth/email/change", asked).statusCode())
                .isEqualTo(202);
        assertThat(outbox.letter(owner.email(), "you have an account already")).doesNotContain("token=");
    }

    @Test
    @Asvs("7.5.1")
    void an_old_session_must_step_up_before_it_changes_the_address() {
        var person = auth.register();
        auth.clock.pass(Duration.ofMinutes(11));
        var asked = new JsonObject().put("email", newAddress()).put("password", PASSWORD);
        var client = auth.as(person);
        var refused = client.post("/auth/email/change", asked);
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.bodyAsJsonObject().getString("type")).endsWith(":step-up-required");
        var proof = new JsonObject().put("password", PASSWORD);
        assertThat(client.post("/auth/step-up", proof.copy().put("password", "wrong"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(client.post("/auth/step-up", proof).statusCode()).isEqualTo(204);
        assertThat(client.post("/auth/email/change", asked).statusCode()).isEqualTo(202);
        assertThat(audited(person)).contains("STEPPED_UP");
    }

    @Test
    void at_most_three_resets_are_under_way() {
        var person = auth.register();
        for (int time = 0; time < 5; time++) {
            assertThat(ask(person).statusCode()).isEqualTo(202);
        }
        var next = auth.register();
        assertThat(forgot(next, 1)).isNotEmpty();
        assertThat(outbox.letters(person.email(), RESET, 3)).hasSize(3);
    }

    @Test
    void neither_tokens_nor_letters_lie_in_the_database_readably() {
        var person = auth.register();
        String token = forgot(person, 1);
        assertThat(auth.rows("SELECT * FROM mailed_tokens WHERE user_id = $1", person.id()))
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.deepToString()).doesNotContain(token));
    }

    private static HttpResponse<Buffer> ask(Person person) {
        return auth.anonymous().post("/auth/password/forgot", new JsonObject().put("email", person.email()));
    }

    /** The token in the latest of so many letters. */
    private static String forgot(Person person, int letters) {
        assertThat(ask(person).statusCode()).isEqualTo(202);
        return outbox.token(person.email(), RESET, letters);
    }

    private static HttpResponse<Buffer> reset(String token, String password) {
        return auth.anonymous()
                .post(
                        "/auth/password/reset",
                        new JsonObject().put("token", token).put("password", password));
    }

    private static HttpResponse<Buffer> verify(String token) {
        return auth.anonymous().post("/auth/email/verify", new JsonObject().put("token", token));
    }

    private static HttpResponse<Buffer> change(Person person, String current, String fresh) {
        return auth.as(person)
                .post(
                        "/auth/password/change",
                        new JsonObject().put("currentPassword", current).put("newPassword", fresh));
    }

    private static List<String> audited(Person person) {
        return auth.rows("SELECT kind FROM audit_events WHERE user_id = $1", person.id()).stream()
                .map(row -> row.getString("kind"))
                .toList();
    }
}
