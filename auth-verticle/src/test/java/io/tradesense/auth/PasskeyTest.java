package io.tradesense.auth;

import static io.tradesense.auth.TestAuth.claims;
import static org.assertj.core.api.Assertions.assertThat;

import io.tradesense.auth.SoftwareAuthenticator.Claims;
import io.tradesense.auth.TestAuth.Person;
import io.tradesense.auth.passkeys.domain.PasskeyProof;
import io.tradesense.kit.testing.Asvs;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PasskeyTest {
    private static final String PASSKEYS = "/auth/passkeys";
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
    void a_passkey_signs_in_as_both_factors() {
        var person = auth.register();
        var device = added(person);
        var signedIn = signIn(device, Claims.HONEST);
        assertThat(signedIn.statusCode()).as(signedIn.bodyAsString()).isEqualTo(200);
        assertThat(Person.of(signedIn.bodyAsJsonObject()).id()).isEqualTo(person.id());
        assertThat(claims(signedIn.bodyAsJsonObject().getString("accessToken")).getJsonArray("amr"))
                .containsExactly("passkey", "mfa");
    }

    @Test
    void options_ask_for_a_discoverable_key_and_a_recognised_user() {
        var person = auth.register();
        var device = added(person);
        var options = creationOptions(person).getJsonObject("publicKey");
        assertThat(options.getJsonObject("rp").getString("id")).isEqualTo("localhost");
        assertThat(options.getString("attestation")).isEqualTo("none");
        assertThat(options.getJsonObject("authenticatorSelection"))
                .isEqualTo(new JsonObject()
                        .put("residentKey", "required")
                        .put("requireResidentKey", true)
                        .put("userVerification", "required"));
        assertThat(options.getJsonArray("excludeCredentials").getJsonObject(0).getString("id"))
                .isEqualTo(device.id());
    }

    @Test
    void what_is_asked_at_sign_in_depends_on_nobody() {
        var asked = signInOptions().getJsonObject("publicKey");
        assertThat(asked.fieldNames()).containsExactlyInAnyOrder("challenge", "timeout", "rpId", "userVerification");
        assertThat(signInOptions().getJsonObject("publicKey").getString("challenge"))
                .isNotEqualTo(asked.getString("challenge"));
    }

    @Test
    void users_see_their_own_passkeys_and_nobody_elses() {
        var person = auth.register();
        var device = added(person);
        assertThat(signIn(device, Claims.HONEST).statusCode()).isEqualTo(200);
        var listed = list(person).getJsonObject(0);
        assertThat(listed.getString("name")).isEqualTo("Telephone");
        assertThat(listed.getString("lastUsedAt"))
                .isEqualTo(auth.clock.instant().truncatedTo(ChronoUnit.MICROS).toString());
        String path = PASSKEYS + "/" + listed.getString("id");
        assertThat(auth.as(person).get(path).bodyAsJsonObject()).isEqualTo(listed);
        var stranger = auth.register();
        assertThat(auth.as(stranger).get(path).statusCode()).isEqualTo(404);
        assertThat(auth.as(stranger).delete(path).statusCode()).isEqualTo(404);
        assertThat(list(stranger)).isEmpty();
    }

    @Test
    void a_removed_passkey_signs_nobody_in() {
        var person = auth.register();
        var device = added(person);
        String id = list(person).getJsonObject(0).getString("id");
        assertThat(auth.as(person).delete(PASSKEYS + "/" + id).statusCode()).isEqualTo(204);
        assertRefused(signIn(device, Claims.HONEST), 401, "invalid-passkey");
        assertThat(kinds(person)).contains("PASSKEY_ADDED", "PASSKEY_REMOVED");
        assertThat(auth.rows("SELECT 1 FROM letters")).isNotEmpty();
    }

    @Test
    void another_origin_another_host_and_an_unrecognised_user_are_refused() {
        var person = auth.register();
        var device = added(person);
        for (var lie : List.of(
                Claims.HONEST.from("http://localhost:8081"),
                Claims.HONEST.from("https://localhost:8080"),
                Claims.HONEST.from("http://localhost.example.com:8080"),
                Claims.HONEST.at("example.com"),
                Claims.HONEST.unrecognised())) {
            assertRefused(signIn(device, lie), 401, "invalid-passkey");
            var other = new SoftwareAuthenticator();
            assertRefused(add(person, other.create(creationOptions(person), lie)), 422, "invalid-passkey");
        }
        assertThat(list(person)).hasSize(1);
        assertThat(signIn(device, Claims.HONEST).statusCode()).isEqualTo(200);
    }

    @Test
    @Asvs("6.5.1")
    void an_answer_is_good_once() {
        var device = added(auth.register());
        var answer = device.get(signInOptions(), Claims.HONEST);
        var answers = TestAuth.atOnce(8, () -> signIn(answer));
        assertThat(answers).extracting(HttpResponse::statusCode).containsOnlyOnce(200);
        assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(200, 401);
        assertRefused(signIn(answer), 401, "invalid-passkey");
    }

    @Test
    @Asvs("6.5.5")
    void an_answer_is_good_for_five_minutes() {
        var device = added(auth.register());
        var options = signInOptions();
        auth.clock.pass(Duration.ofMinutes(5));
        assertRefused(signIn(device.get(options, Claims.HONEST)), 401, "invalid-passkey");
    }

    @Test
    void an_answer_to_one_question_is_none_to_another() {
        var person = auth.register();
        var device = added(person);
        var stepUp = auth.as(person).post(PASSKEYS + "/step-up/options", null).bodyAsJsonObject();
        assertRefused(signIn(device.get(stepUp, Claims.HONEST)), 401, "invalid-passkey");
        assertRefused(stepUp(person, device.get(signInOptions(), Claims.HONEST)), 401, "invalid-passkey");
        var strangers = creationOptions(auth.register());
        assertRefused(
                add(person, new SoftwareAuthenticator().create(strangers, Claims.HONEST)), 422, "invalid-passkey");
        var invented = new JsonObject().put("publicKey", new JsonObject().put("challenge", "A".repeat(75)));
        assertRefused(signIn(device.get(invented, Claims.HONEST)), 401, "invalid-passkey");
    }

    @Test
    void a_new_key_is_no_signature() {
        var device = added(auth.register());
        var options = signInOptions();
        options.getJsonObject("publicKey").put("user", new JsonObject().put("id", "x"));
        var made = device.create(options, Claims.HONEST);
        made.getJsonObject("response")
                .put("authenticatorData", "AAAA")
                .put("signature", "AAAA")
                .put("userHandle", "AAAA");
        assertRefused(signIn(made), 401, "invalid-passkey");
    }

    @Test
    void a_passkey_signs_in_the_user_it_was_made_for_and_no_other() {
        var device = added(auth.register());
        var other = auth.register();
        device.callUser(PasskeyProof.handle(other.id()));
        assertRefused(signIn(device, Claims.HONEST), 401, "invalid-passkey");
        device.callUser("");
        assertRefused(signIn(device, Claims.HONEST), 401, "invalid-passkey");
        assertRefused(signIn(new SoftwareAuthenticator(), Claims.HONEST), 401, "invalid-passkey");
    }

    @Test
    void a_counter_that_goes_back_is_refused_and_on_record() {
        var person = auth.register();
        var device = added(person);
        device.count(40);
        assertThat(signIn(device, Claims.HONEST).statusCode()).isEqualTo(200);
        device.count(40);
        assertRefused(signIn(device, Claims.HONEST), 401, "invalid-passkey");
        device.count(0);
        assertRefused(signIn(device, Claims.HONEST), 401, "invalid-passkey");
        assertThat(kinds(person)).contains("SIGN_IN_REFUSED");
        device.count(41);
        assertThat(signIn(device, Claims.HONEST).statusCode()).isEqualTo(200);
    }

    @Test
    void a_changed_signature_is_refused() {
        var device = added(auth.register());
        var answer = device.get(signInOptions(), Claims.HONEST);
        var response = answer.getJsonObject("response");
        String signature = response.getString("signature");
        for (String bad : List.of("AAAA", signature.substring(0, 60), new SoftwareAuthenticator().id())) {
            response.put("signature", bad);
            assertRefused(signIn(answer), 401, "invalid-passkey");
        }
        response.put("signature", signature);
        assertThat(signIn(answer).statusCode()).isEqualTo(200);
    }

    @Test
    void what_cannot_be_read_is_refused() {
        var device = added(auth.register());
        for (String bad : List.of("e30", "bnVsbA", "W10", "AAAA", "eyJjaGFsbGVuZ2UiOjF9")) {
            var answer = device.get(signInOptions(), Claims.HONEST);
            answer.getJsonObject("response").put("clientDataJSON", bad);
            assertRefused(signIn(answer), 401, "invalid-passkey");
        }
        assertThat(signIn(new JsonObject()).statusCode()).isEqualTo(422);
        var person = auth.register();
        var made = new SoftwareAuthenticator().create(creationOptions(person), Claims.HONEST);
        made.getJsonObject("response").put("attestationObject", "AAAA");
        assertRefused(add(person, made), 422, "invalid-passkey");
    }

    @Test
    void adding_the_same_passkey_again_is_a_retry_and_nobody_elses() {
        var person = auth.register();
        var device = new SoftwareAuthenticator();
        var made = device.create(creationOptions(person), Claims.HONEST);
        var first = add(person, made);
        var again = add(person, made);
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.bodyAsJsonObject()).isEqualTo(first.bodyAsJsonObject());
        var other = auth.register();
        assertRefused(add(other, device.create(creationOptions(other), Claims.HONEST)), 422, "invalid-passkey");
    }

    @Test
    void nobody_has_more_than_twenty() {
        var person = auth.register();
        assertThat(auth.rows("""
                INSERT INTO passkeys (id, user_id, credential_id, public_key, counter, model, name, created_at)
                SELECT gen_random_uuid(), $1, gen_random_uuid()::text, '', 0, '', 'old', now()
                FROM generate_series(1, 19) RETURNING id
                """, person.id())).hasSize(19);
        var late = creationOptions(person);
        assertThat(signIn(added(person), Claims.HONEST).statusCode()).isEqualTo(200);
        assertRefused(auth.as(person).post(PASSKEYS + "/register/options", null), 409, "too-many-passkeys");
        assertRefused(add(person, new SoftwareAuthenticator().create(late, Claims.HONEST)), 409, "too-many-passkeys");
    }

    @Test
    @Asvs("7.5.1")
    void changes_ask_for_a_fresh_proof_which_a_passkey_gives() {
        var person = auth.register();
        var device = added(person);
        String id = list(person).getJsonObject(0).getString("id");
        auth.clock.pass(Duration.ofMinutes(11));
        assertRefused(auth.as(person).post(PASSKEYS + "/register/options", null), 403, "step-up-required");
        assertRefused(auth.as(person).delete(PASSKEYS + "/" + id), 403, "step-up-required");
        var other = auth.register();
        var othersDevice = added(other);
        assertRefused(stepUp(person, othersDevice.get(stepUpOptions(person), Claims.HONEST)), 401, "invalid-passkey");
        var proved = stepUp(person, device.get(stepUpOptions(person), Claims.HONEST));
        assertThat(proved.statusCode()).as(proved.bodyAsString()).isEqualTo(204);
        assertThat(auth.as(person).delete(PASSKEYS + "/" + id).statusCode()).isEqualTo(204);
        assertThat(kinds(person)).contains("STEPPED_UP");
    }

    @Test
    void a_disabled_account_opens_to_no_passkey() {
        var person = auth.register();
        var device = added(person);
        assertThat(auth.rows("UPDATE users SET disabled = true WHERE id = $1 RETURNING id", person.id()))
                .hasSize(1);
        assertRefused(signIn(device, Claims.HONEST), 403, "account-disabled");
    }

    private static SoftwareAuthenticator added(Person person) {
        var device = new SoftwareAuthenticator();
        var answer = add(person, device.create(creationOptions(person), Claims.HONEST));
        assertThat(answer.statusCode()).as(answer.bodyAsString()).isEqualTo(201);
        return device;
    }

    private static JsonObject creationOptions(Person person) {
        var answer = auth.as(person).post(PASSKEYS + "/register/options", null);
        assertThat(answer.statusCode()).as(answer.bodyAsString()).isEqualTo(200);
        return answer.bodyAsJsonObject();
    }

    private static HttpResponse<Buffer> add(Person person, JsonObject credential) {
        return auth.as(person)
                .post(
                        PASSKEYS + "/register",
                        new JsonObject().put("name", " Telephone ").put("credential", credential));
    }

    private static JsonObject signInOptions() {
        return auth.anonymous().post(PASSKEYS + "/login/options", null).bodyAsJsonObject();
    }

    private static JsonObject stepUpOptions(Person person) {
        return auth.as(person).post(PASSKEYS + "/step-up/options", null).bodyAsJsonObject();
    }

    private static HttpResponse<Buffer> signIn(SoftwareAuthenticator device, Claims claims) {
        return signIn(device.get(signInOptions(), claims));
    }

    private static HttpResponse<Buffer> signIn(JsonObject credential) {
        return auth.anonymous().post(PASSKEYS + "/login", new JsonObject().put("credential", credential));
    }

    private static HttpResponse<Buffer> stepUp(Person person, JsonObject credential) {
        return auth.as(person).post(PASSKEYS + "/step-up", new JsonObject().put("credential", credential));
    }

    private static JsonArray list(Person person) {
        return auth.as(person).get(PASSKEYS).bodyAsJsonObject().getJsonArray("items");
    }

    private static List<String> kinds(Person person) {
        return auth.rows("SELECT kind FROM audit_events WHERE user_id = $1", person.id()).stream()
                .map(row -> row.getString(0))
                .toList();
    }

    private static void assertRefused(HttpResponse<Buffer> answer, int status, String type) {
        assertThat(answer.statusCode()).as(answer.bodyAsString()).isEqualTo(status);
        assertThat(answer.bodyAsJsonObject().getString("type")).isEqualTo("urn:tradesense:problem:" + type);
    }
}
