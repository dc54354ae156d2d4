package io.tradesense.auth;

import static io.tradesense.auth.TestAuth.PASSWORD;
import static io.tradesense.auth.TestAuth.newAddress;
import static io.tradesense.auth.TestAuth.registration;
import static org.assertj.core.api.Assertions.assertThat;

import io.tradesense.auth.TestAuth.Person;
import io.tradesense.kit.testing.Asvs;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nobody learns from an answer whether an address has an account. */
class EnumerationTest {
    private static final String OTHER = "another rabbit 77 vq";

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
    @Asvs("6.3.8")
    void registering_a_taken_address_answers_as_for_a_free_one() {
        var owner = proved(auth.register());
        var free = register(newAddress(), OTHER);
        var taken = register(owner.email().toUpperCase(Locale.ROOT), OTHER);
        assertAlike(free, taken);
        assertThat(free.statusCode()).isEqualTo(201);
        assertThat(fields(free.bodyAsJsonObject())).isEqualTo(fields(taken.bodyAsJsonObject()));
        assertThat(Person.of(taken.bodyAsJsonObject()).id()).isNotEqualTo(owner.id());
    }

    @Test
    void a_stranger_under_a_taken_address_finds_nothing_that_tells() {
        var owner = proved(auth.register());
        var stranger = Person.of(register(owner.email(), OTHER).bodyAsJsonObject());
        var alone = Person.of(register(newAddress(), OTHER).bodyAsJsonObject());
        for (var person : new Person[] {stranger, alone}) {
            var login = auth.tryLogin(person.email(), OTHER);
            assertThat(login.statusCode()).isEqualTo(200);
            assertThat(Person.of(login.bodyAsJsonObject()).id()).isEqualTo(person.id());
            assertThat(auth.refresh(person.refreshToken()).statusCode()).isEqualTo(200);
            assertThat(auth.as(person).get("/auth/users/me").bodyAsJsonObject().getBoolean("emailVerified"))
                    .isFalse();
        }
        assertThat(auth.login(owner.email()).id()).isEqualTo(owner.id());
    }

    @Test
    void whoever_has_proved_the_address_comes_first_where_passwords_are_the_same() {
        var first = auth.register();
        assertThat(outbox.letter(first.email(), "confirm your address")).contains("token=");
        auth.clock.pass(Duration.ofSeconds(1));
        var second = Person.of(register(first.email(), PASSWORD).bodyAsJsonObject());
        assertThat(auth.login(first.email()).id()).isEqualTo(first.id());
        String token = outbox.token(second.email(), "confirm your address", 2);
        assertThat(verify(token).statusCode()).isEqualTo(204);
        assertThat(auth.login(first.email()).id()).isEqualTo(second.id());
    }

    @Test
    void the_owner_of_a_proved_address_is_told_and_the_stranger_gets_no_token() {
        var owner = proved(auth.register());
        assertThat(register(owner.email(), OTHER).statusCode()).isEqualTo(201);
        assertThat(outbox.letter(owner.email(), "you have an account already")).doesNotContain("token=");
    }

    @Test
    void only_one_account_can_prove_an_address() {
        var first = auth.register();
        String firstToken = outbox.token(first.email(), "confirm your address", 1);
        auth.clock.pass(Duration.ofSeconds(1));
        assertThat(register(first.email(), OTHER).statusCode()).isEqualTo(201);
        String secondToken = outbox.token(first.email(), "confirm your address", 2);
        assertThat(secondToken).isNotEqualTo(firstToken);
        assertThat(verify(secondToken).statusCode()).isEqualTo(204);
        var late = verify(firstToken);
        assertThat(late.statusCode()).isEqualTo(422);
        assertThat(late.bodyAsJsonObject().getString("type")).endsWith(":invalid-token");
    }

    @Test
    @Asvs("6.3.8")
    void asking_for_letters_answers_the_same_for_every_address() {
        var known = auth.register();
        var verified = proved(auth.register());
        for (String operation : new String[] {"/auth/password/forgot", "/auth/email/resend"}) {
            var unknown = ask(operation, newAddress());
            assertThat(unknown.statusCode()).isEqualTo(202);
            assertAlike(unknown, ask(operation, known.email()));
            assertAlike(unknown, ask(operation, verified.email()));
            assertThat(unknown.bodyAsString()).isNull();
        }
        assertThat(outbox.letter(known.email(), "reset your password")).contains("token=");
        assertThat(outbox.letters(known.email(), "confirm your address", 2)).hasSize(2);
    }

    private static void assertAlike(HttpResponse<Buffer> one, HttpResponse<Buffer> other) {
        assertThat(other.statusCode()).isEqualTo(one.statusCode());
        assertThat(List.copyOf(other.headers().names()))
                .isEqualTo(List.copyOf(one.headers().names()));
    }

    /** The names of all members, one level deep. */
    private static Object fields(JsonObject body) {
        return Map.of(
                "body", body.fieldNames(), "user", body.getJsonObject("user").fieldNames());
    }

    private static HttpResponse<Buffer> register(String email, String password) {
        return auth.anonymous().post("/auth/register", registration(email).put("password", password));
    }

    private static Person proved(Person person) {
        assertThat(verify(outbox.token(person.email(), "confirm your address", 1))
                        .statusCode())
                .isEqualTo(204);
        return person;
    }

    private static HttpResponse<Buffer> verify(String token) {
        return auth.anonymous().post("/auth/email/verify", new JsonObject().put("token", token));
    }

    private static HttpResponse<Buffer> ask(String operation, String email) {
        return auth.anonymous().post(operation, new JsonObject().put("email", email));
    }
}
