package io.tradesense.auth;

import static io.tradesense.auth.TestAuth.PASSWORD;
import static io.tradesense.auth.TestAuth.newAddress;
import static org.assertj.core.api.Assertions.assertThat;

import io.tradesense.auth.TestAuth.Person;
import io.tradesense.auth.domain.Digest;
import io.tradesense.kit.testing.Asvs;
import io.tradesense.kit.testing.ContractClient;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ThrottlingTest {
    private static final AtomicInteger NETWORKS = new AtomicInteger();

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
    @Asvs("6.3.1")
    void after_some_failures_a_client_has_to_wait_and_is_told_how_long() {
        var person = auth.register();
        var guesser = client(newNetwork(), "curl");
        fail(guesser, person.email(), 5);
        var sixth = login(guesser, person.email(), PASSWORD);
        assertThat(sixth.statusCode()).isEqualTo(429);
        assertThat(sixth.bodyAsJsonObject().getString("type")).endsWith(":too-many-tries");
        long pause = Long.parseLong(sixth.getHeader("retry-after"));
        assertThat(pause).isBetween(1L, 2L);
        auth.clock.pass(Duration.ofSeconds(pause));
        assertThat(login(guesser, person.email(), PASSWORD).statusCode()).isEqualTo(200);
    }

    @Test
    void the_pause_doubles_with_every_failure_more() {
        var person = auth.register();
        var guesser = client(newNetwork(), "curl");
        fail(guesser, person.email(), 5);
        long before = 1;
        for (int more = 0; more < 5; more++) {
            long pause = Long.parseLong(login(guesser, person.email(), "wrong").getHeader("retry-after"));
            assertThat(pause).isGreaterThan(before);
            before = pause;
            auth.clock.pass(Duration.ofSeconds(pause));
            assertThat(login(guesser, person.email(), "wrong").statusCode()).isEqualTo(401);
        }
    }

    @Test
    void an_unknown_address_is_slowed_down_the_same_way() {
        var guesser = client(newNetwork(), "curl");
        String nobody = newAddress();
        fail(guesser, nobody, 5);
        var sixth = login(guesser, nobody, PASSWORD);
        assertThat(sixth.statusCode()).isEqualTo(429);
        assertThat(sixth.getHeader("retry-after")).isEqualTo("2");
    }

    @Test
    void deleting_an_account_is_no_place_to_guess_its_password() {
        var person = auth.register();
        var thief = auth.as(person);
        var wrong = new JsonObject().put("password", "wrong");
        for (int tries = 0; tries < 5; tries++) {
            assertThat(thief.delete("/auth/users/me", wrong).statusCode()).isEqualTo(403);
        }
        var sixth = thief.delete("/auth/users/me", new JsonObject().put("password", PASSWORD));
        assertThat(sixth.statusCode()).isEqualTo(429);
        assertThat(sixth.getHeader("retry-after")).isEqualTo("2");
    }

    @Test
    void failures_of_one_client_do_not_hold_up_another() {
        var person = auth.register();
        fail(client(newNetwork(), "curl"), person.email(), 5);
        assertThat(login(client(newNetwork(), "curl"), person.email(), PASSWORD).statusCode())
                .isEqualTo(200);
    }

    @Test
    void a_device_that_signed_in_before_is_never_locked_out_by_others() {
        String home = newNetwork();
        var laptop = client(home, "Mozilla/5.0 (X11; rv:128.0) Gecko Firefox/128.0");
        String email = newAddress();
        assertThat(laptop.post("/auth/register", TestAuth.registration(email)).statusCode())
                .isEqualTo(201);
        fail(client(home, "curl/8.1"), email, 5);
        asIfThereHadBeen(50, "account\n" + email);
        assertThat(login(client(newNetwork(), "curl"), email, PASSWORD).statusCode())
                .as("the account's ceiling holds new devices")
                .isEqualTo(429);
        var updated = client(home, "Mozilla/5.0 (X11; rv:129.0) Gecko Firefox/129.0");
        assertThat(login(updated, email, PASSWORD).statusCode()).isEqualTo(200);
    }

    @Test
    @Asvs("6.3.1")
    void a_network_that_tries_many_accounts_is_held_and_others_are_not() {
        String stuffing = newNetwork();
        fail(client(stuffing, "curl"), newAddress(), 4);
        asIfThereHadBeen(100, "network\n" + stuffing);
        var person = auth.register();
        assertThat(login(client(stuffing, "curl"), person.email(), PASSWORD).statusCode())
                .isEqualTo(429);
        assertThat(login(client(newNetwork(), "curl"), person.email(), PASSWORD).statusCode())
                .isEqualTo(200);
    }

    @Test
    void every_instance_counts_the_same_failures() {
        var person = auth.register();
        String network = newNetwork();
        fail(client(network, "curl"), person.email(), 5);
        try (var other = TestAuth.on(auth.database, auth.clock, Map.of())) {
            var client = other.anonymous().with("x-forwarded-for", network).with("user-agent", "curl");
            assertThat(login(client, person.email(), PASSWORD).statusCode()).isEqualTo(429);
        }
    }

    @Test
    void after_a_pause_one_try_goes_through_whoever_hurries() {
        var person = auth.register();
        var guesser = client(newNetwork(), "curl");
        fail(guesser, person.email(), 5);
        auth.clock.pass(Duration.ofSeconds(2));
        var body = new JsonObject().put("email", person.email()).put("password", "wrong");
        assertThat(TestAuth.atOnce(8, () -> guesser.post("/auth/login", body)))
                .extracting(HttpResponse::statusCode)
                .containsOnlyOnce(401)
                .containsOnly(401, 429);
    }

    @Test
    void the_owner_hears_of_a_new_device_and_not_of_a_known_one() {
        String email = newAddress();
        var laptop = client(newNetwork(), "Mozilla/5.0 Firefox/128.0");
        assertThat(laptop.post("/auth/register", TestAuth.registration(email)).statusCode())
                .isEqualTo(201);
        assertThat(login(laptop, email, PASSWORD).statusCode()).isEqualTo(200);
        String elsewhere = newNetwork();
        assertThat(login(client(elsewhere, "Mozilla/5.0 Safari/17"), email, PASSWORD)
                        .statusCode())
                .isEqualTo(200);
        var letters = outbox.letters(email, "a sign-in from a new device", 1);
        assertThat(letters)
                .singleElement()
                .satisfies(letter -> assertThat(letter).contains(elsewhere));
    }

    @Test
    @Asvs("16.3.1")
    void a_refusal_stands_in_the_audit_log_of_the_account() {
        var person = auth.register();
        String network = newNetwork();
        fail(client(network, "curl"), person.email(), 1);
        assertThat(auth.rows(
                        "SELECT address FROM audit_events WHERE user_id = $1 AND kind = 'SIGN_IN_REFUSED'",
                        person.id()))
                .singleElement()
                .satisfies(row -> assertThat(row.getString("address")).isEqualTo(network));
    }

    @Test
    void guessing_at_the_password_of_a_stolen_session_is_slowed_down_too() {
        Person person = auth.register();
        var thief = auth.as(person);
        for (int guess = 0; guess < 5; guess++) {
            assertThat(thief.post("/auth/step-up", new JsonObject().put("password", "wrong"))
                            .statusCode())
                    .isEqualTo(403);
        }
        assertThat(thief.post("/auth/step-up", new JsonObject().put("password", PASSWORD))
                        .statusCode())
                .isEqualTo(429);
    }

    /** More failures than a test has time to hash: there must have been some under that key. */
    private static void asIfThereHadBeen(double failures, String key) {
        assertThat(auth.rows(
                        "UPDATE sign_in_brakes SET failures = $1 WHERE key = $2 RETURNING key",
                        failures,
                        Digest.of(key).text()))
                .hasSize(1);
    }

    private static void fail(ContractClient client, String email, int times) {
        for (int time = 0; time < times; time++) {
            assertThat(login(client, email, "wrong").statusCode()).isEqualTo(401);
        }
    }

    private static HttpResponse<Buffer> login(ContractClient client, String email, String password) {
        return client.post("/auth/login", new JsonObject().put("email", email).put("password", password));
    }

    private static ContractClient client(String network, String agent) {
        return auth.anonymous().with("x-forwarded-for", network).with("user-agent", agent);
    }

    /** An address nobody used in a test before. */
    private static String newNetwork() {
        int number = NETWORKS.incrementAndGet();
        return "198.51." + number / 250 + "." + (number % 250 + 1);
    }
}
