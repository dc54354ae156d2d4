package io.tradesense.auth;

import static io.tradesense.auth.TestAuth.PASSWORD;
import static io.tradesense.auth.TestAuth.claims;
import static org.assertj.core.api.Assertions.assertThat;

import io.tradesense.auth.TestAuth.Person;
import io.tradesense.kit.testing.Asvs;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SecondFactorTest {
    private static final String PROBLEM = "urn:tradesense:problem:";
    private static TestAuth auth;

    /** Somebody whose telephone has the secret. */
    record Enrolled(Person person, AuthenticatorApp app, List<String> recoveryCodes) {}

    @BeforeAll
    static void start() {
        auth = TestAuth.start();
    }

    @AfterAll
    static void stop() {
        auth.close();
    }

    @Test
    void a_secret_comes_with_a_uri_for_a_qr_code_and_counts_only_after_its_first_code() {
        var person = auth.register();
        var secret = enrol(person);
        assertThat(secret.getString("uri"))
                .isEqualTo("otpauth://totp/TradeSense:" + person.email().replace("@", "%40") + "?secret="
                        + secret.getString("secret") + "&issuer=TradeSense&algorithm=SHA1&digits=6&period=30");
        assertThat(auth.tryLogin(person.email(), PASSWORD).statusCode()).isEqualTo(200);
        assertThat(status(person).getJsonObject("totp").getBoolean("active")).isFalse();
        var app = AuthenticatorApp.of(secret.getString("secret"));
        assertThat(activate(person, app.wrong(auth.clock.instant())).statusCode())
                .isEqualTo(422);
        assertThat(auth.tryLogin(person.email(), PASSWORD).statusCode()).isEqualTo(200);
        assertThat(activate(person, app.code(auth.clock.instant())).statusCode())
                .isEqualTo(200);
        assertThat(status(person).getJsonObject("totp").getBoolean("active")).isTrue();
        assertThat(status(person).getInteger("recoveryCodesLeft")).isEqualTo(10);
    }

    @Test
    void the_secret_is_nowhere_to_be_read() {
        var person = auth.register();
        byte[] secret = AuthenticatorApp.of(enrol(person).getString("secret")).secret();
        var row = auth.rows("SELECT secret FROM totp_secrets WHERE user_id = $1", person.id())
                .get(0);
        assertThat(row.getBuffer(0).toString(StandardCharsets.ISO_8859_1))
                .doesNotContain(new String(secret, StandardCharsets.ISO_8859_1));
        assertThat(row.getBuffer(0).length()).isEqualTo(12 + 20 + 16);
    }

    @Test
    void a_session_opens_only_after_password_and_code() {
        var enrolled = enrolled();
        var email = enrolled.person().email();
        assertRefused(auth.tryLogin(email, PASSWORD), 401, "mfa-required");
        assertRefused(login(enrolled, enrolled.app().wrong(auth.clock.instant())), 401, "invalid-otp");
        assertRefused(auth.tryLogin(email, PASSWORD + "x"), 401, "invalid-credentials");
        assertRefused(login(email, PASSWORD + "x", fresh(enrolled)), 401, "invalid-credentials");
        int before = sessions(enrolled.person());
        var signedIn = login(enrolled, fresh(enrolled));
        assertThat(signedIn.statusCode()).isEqualTo(200);
        assertThat(sessions(enrolled.person())).isEqualTo(before + 1);
        var claims = claims(signedIn.bodyAsJsonObject().getString("accessToken"));
        assertThat(claims.getJsonArray("amr")).containsExactly("pwd", "otp", "mfa");
        assertThat(claims.getLong("auth_time")).isEqualTo(auth.clock.instant().getEpochSecond());
    }

    @Test
    void how_and_when_somebody_signed_in_stays_in_their_tokens() {
        var enrolled = enrolled();
        var person = Person.of(login(enrolled, fresh(enrolled)).bodyAsJsonObject());
        long signedIn = auth.clock.instant().getEpochSecond();
        auth.clock.pass(Duration.ofHours(1));
        var refreshed = auth.refresh(person.refreshToken()).bodyAsJsonObject();
        var claims = claims(refreshed.getString("accessToken"));
        assertThat(claims.getJsonArray("amr")).containsExactly("pwd", "otp", "mfa");
        assertThat(claims.getLong("auth_time")).isEqualTo(signedIn);
        assertThat(claims(auth.register().accessToken()).getJsonArray("amr")).containsExactly("pwd");
    }

    @Test
    @Asvs("6.5.1")
    void a_code_is_accepted_once() {
        var enrolled = enrolled();
        String code = fresh(enrolled);
        var answers = TestAuth.atOnce(4, () -> login(enrolled, code));
        assertThat(answers).extracting(HttpResponse::statusCode).containsOnlyOnce(200);
        assertThat(answers).extracting(HttpResponse::statusCode).contains(401);
        auth.clock.pass(Duration.ofSeconds(30));
        assertRefused(login(enrolled, code), 401, "invalid-otp");
    }

    @Test
    void the_code_that_proved_the_secret_is_spent() {
        var person = auth.register();
        var app = AuthenticatorApp.of(enrol(person).getString("secret"));
        String code = app.code(auth.clock.instant());
        assertThat(activate(person, code).statusCode()).isEqualTo(200);
        assertRefused(login(person.email(), PASSWORD, code), 401, "invalid-otp");
    }

    @Test
    @Asvs("6.3.1")
    void forty_guesses_at_once_are_no_more_than_five() {
        var person = auth.register();
        var app = AuthenticatorApp.of(enrol(person).getString("secret"));
        String wrong = app.wrong(auth.clock.instant());
        var answers = TestAuth.atOnce(40, () -> activate(person, wrong));
        assertThat(answers).filteredOn(answer -> answer.statusCode() == 422).hasSize(5);
        assertThat(answers)
                .filteredOn(answer -> answer.statusCode() == 429)
                .hasSize(35)
                .allSatisfy(
                        answer -> assertThat(answer.getHeader("retry-after")).isEqualTo("900"));
    }

    @Test
    void the_sixth_guess_at_sign_in_waits_even_if_it_is_right() {
        var enrolled = enrolled();
        String wrong = enrolled.app().wrong(auth.clock.instant());
        var answers = TestAuth.atOnce(12, () -> login(enrolled, wrong));
        assertThat(answers).filteredOn(answer -> answer.statusCode() == 401).hasSize(5);
        assertThat(answers).filteredOn(answer -> answer.statusCode() == 429).hasSize(7);
        assertRefused(login(enrolled, fresh(enrolled)), 429, "too-many-attempts");
        auth.clock.pass(Duration.ofMinutes(15));
        assertThat(login(enrolled, fresh(enrolled)).statusCode()).isEqualTo(200);
    }

    @Test
    @Asvs({"6.4.4", "6.5.1"})
    void a_recovery_code_stands_in_for_the_telephone_once() {
        var enrolled = enrolled();
        String code = enrolled.recoveryCodes().get(3);
        var answers = TestAuth.atOnce(10, () -> login(enrolled, code));
        assertThat(answers).extracting(HttpResponse::statusCode).containsOnlyOnce(200);
        assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(200, 401, 429);
        assertThat(status(enrolled.person()).getInteger("recoveryCodesLeft")).isEqualTo(9);
        assertThat(kinds(enrolled.person())).contains("TOTP_ENABLED").containsOnlyOnce("RECOVERY_CODE_USED");
    }

    @Test
    void a_recovery_code_of_somebody_else_is_none() {
        var other = enrolled();
        assertRefused(login(enrolled(), other.recoveryCodes().get(0)), 401, "invalid-otp");
    }

    @Test
    @Asvs("6.5.2")
    void recovery_codes_are_kept_as_digests_and_can_be_replaced() {
        var enrolled = enrolled();
        var kept = auth.rows(
                "SELECT digest FROM recovery_codes WHERE user_id = $1",
                enrolled.person().id());
        assertThat(kept)
                .hasSize(10)
                .allSatisfy(row -> assertThat(enrolled.recoveryCodes()).doesNotContain(row.getString(0)));
        var replaced = auth.as(enrolled.person()).post("/auth/mfa/recovery-codes", null);
        assertThat(replaced.statusCode()).isEqualTo(200);
        assertRefused(login(enrolled, enrolled.recoveryCodes().get(0)), 401, "invalid-otp");
        assertThat(login(enrolled, codes(replaced).get(0).replace("-", "").toLowerCase(Locale.ROOT))
                        .statusCode())
                .isEqualTo(200);
        assertThat(kinds(enrolled.person())).contains("RECOVERY_CODES_REPLACED");
    }

    @Test
    void disabling_asks_for_the_password_alone_again_and_ends_no_session() {
        var enrolled = enrolled();
        assertThat(auth.as(enrolled.person())
                        .post("/auth/mfa/totp/disable", null)
                        .statusCode())
                .isEqualTo(204);
        assertThat(auth.tryLogin(enrolled.person().email(), PASSWORD).statusCode())
                .isEqualTo(200);
        assertThat(auth.refresh(enrolled.person().refreshToken()).statusCode()).isEqualTo(200);
        assertThat(status(enrolled.person()).getInteger("recoveryCodesLeft")).isZero();
        assertThat(kinds(enrolled.person())).contains("TOTP_DISABLED");
        assertRefused(auth.as(enrolled.person()).post("/auth/mfa/recovery-codes", null), 409, "totp-not-enrolled");
    }

    @Test
    void an_active_secret_is_not_replaced() {
        var enrolled = enrolled();
        var client = auth.as(enrolled.person());
        assertRefused(client.post("/auth/mfa/totp/enroll", null), 409, "totp-active");
        assertRefused(activate(enrolled.person(), fresh(enrolled)), 409, "totp-active");
        assertRefused(activate(auth.register(), "123456"), 409, "totp-not-enrolled");
    }

    @Test
    @Asvs("7.5.1")
    void every_change_asks_for_a_fresh_proof_and_a_session() {
        var enrolled = enrolled();
        auth.clock.pass(Duration.ofMinutes(10));
        for (String path : List.of("totp/enroll", "totp/disable", "recovery-codes")) {
            assertRefused(auth.as(enrolled.person()).post("/auth/mfa/" + path, null), 403, "step-up-required");
            assertThat(auth.anonymous().post("/auth/mfa/" + path, null).statusCode())
                    .isEqualTo(401);
        }
        assertRefused(activate(enrolled.person(), "123456"), 403, "step-up-required");
    }

    @Test
    @Asvs("7.5.1")
    void stepping_up_takes_the_code_as_well_as_the_password() {
        var enrolled = enrolled();
        auth.clock.pass(Duration.ofMinutes(10));
        assertRefused(stepUp(enrolled, new JsonObject()), 401, "mfa-required");
        assertRefused(auth.as(enrolled.person()).post("/auth/mfa/recovery-codes", null), 403, "step-up-required");
        assertRefused(
                stepUp(enrolled, new JsonObject().put("otp", enrolled.app().wrong(auth.clock.instant()))),
                401,
                "invalid-otp");
        assertThat(stepUp(enrolled, new JsonObject().put("otp", fresh(enrolled)))
                        .statusCode())
                .isEqualTo(204);
        assertThat(auth.as(enrolled.person())
                        .post("/auth/mfa/recovery-codes", null)
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void a_wrong_code_is_on_record() {
        var enrolled = enrolled();
        assertRefused(login(enrolled, enrolled.app().wrong(auth.clock.instant())), 401, "invalid-otp");
        assertThat(kinds(enrolled.person())).contains("SIGN_IN_REFUSED");
    }

    private static Enrolled enrolled() {
        var person = auth.register();
        var app = AuthenticatorApp.of(enrol(person).getString("secret"));
        var activated = activate(person, app.code(auth.clock.instant()));
        assertThat(activated.statusCode()).as(activated.bodyAsString()).isEqualTo(200);
        return new Enrolled(person, app, codes(activated));
    }

    /** A code of a step that none was accepted for. */
    private static String fresh(Enrolled enrolled) {
        auth.clock.pass(Duration.ofSeconds(30));
        return enrolled.app().code(auth.clock.instant());
    }

    private static JsonObject enrol(Person person) {
        var answer = auth.as(person).post("/auth/mfa/totp/enroll", null);
        assertThat(answer.statusCode()).as(answer.bodyAsString()).isEqualTo(200);
        return answer.bodyAsJsonObject();
    }

    private static HttpResponse<Buffer> activate(Person person, String code) {
        return auth.as(person).post("/auth/mfa/totp/activate", new JsonObject().put("code", code));
    }

    private static List<String> codes(HttpResponse<Buffer> answer) {
        JsonArray codes = answer.bodyAsJsonObject().getJsonArray("recoveryCodes");
        return codes.stream().map(String.class::cast).toList();
    }

    private static JsonObject status(Person person) {
        return auth.as(person).get("/auth/mfa").bodyAsJsonObject();
    }

    private static HttpResponse<Buffer> login(Enrolled enrolled, String otp) {
        return login(enrolled.person().email(), PASSWORD, otp);
    }

    private static HttpResponse<Buffer> login(String email, String password, String otp) {
        return auth.anonymous()
                .post("/auth/login", login(otp).put("email", email).put("password", password));
    }

    private static HttpResponse<Buffer> stepUp(Enrolled enrolled, JsonObject proof) {
        return auth.as(enrolled.person()).post("/auth/step-up", proof.put("password", PASSWORD));
    }

    private static JsonObject login(String otp) {
        return new JsonObject().put("password", PASSWORD).put("otp", otp);
    }

    private static int sessions(Person person) {
        return auth.rows("SELECT 1 FROM sessions WHERE user_id = $1", person.id())
                .size();
    }

    private static List<String> kinds(Person person) {
        return auth.rows("SELECT kind FROM audit_events WHERE user_id = $1 ORDER BY number", person.id()).stream()
                .map(row -> row.getString(0))
                .toList();
    }

    private static void assertRefused(HttpResponse<Buffer> answer, int status, String type) {
        assertThat(answer.statusCode()).as(answer.bodyAsString()).isEqualTo(status);
        assertThat(answer.bodyAsJsonObject().getString("type")).isEqualTo(PROBLEM + type);
    }
}
