package io.tradesense.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tradesense.auth.TestAuth.Person;
import io.tradesense.kit.config.Settings;
import io.tradesense.kit.identity.ApiKey;
import io.tradesense.kit.testing.Asvs;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdministrationTest {
    private static final String USERS = "/auth/users";
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
    @Asvs({"8.2.1", "8.2.2", "8.3.1"})
    void whoever_is_no_administrator_learns_nothing() {
        var other = auth.register();
        for (var client : List.of(auth.as(auth.register()), auth.service.client("auth", other.id(), "user"))) {
            for (String path : List.of("", "/" + other.id(), "/" + UUID.randomUUID(), "/" + other.id() + "/audit")) {
                assertThat(client.get(USERS + path).statusCode()).isEqualTo(403);
            }
        }
        var stranger = auth.as(auth.register());
        assertThat(detail(stranger.get(USERS + "/" + other.id())))
                .isEqualTo(detail(stranger.get(USERS + "/" + UUID.randomUUID())));
        assertThat(stranger.patch(USERS + "/" + other.id(), disabled(true)).statusCode())
                .isEqualTo(403);
        assertThat(auth.anonymous().get(USERS).statusCode()).isEqualTo(401);
    }

    @Test
    @Asvs("6.3.2")
    void an_empty_installation_has_no_account_and_no_administrator() {
        try (var fresh = TestAuth.start()) {
            assertThat(fresh.rows("SELECT id FROM users")).isEmpty();
            assertThat(fresh.register().id())
                    .isEqualTo(fresh.rows("SELECT id FROM users WHERE roles = '{user}'")
                            .get(0)
                            .getUUID("id"));
        }
    }

    @Test
    @Asvs({"7.5.1", "8.3.2"})
    void the_role_is_read_from_the_database_and_a_fresh_proof_is_asked_for() {
        var administrator = auth.administrator();
        assertThat(auth.as(administrator).get(USERS).statusCode()).isEqualTo(200);
        assertThat(auth.keyOf(administrator).get(USERS).statusCode()).isEqualTo(403);
        var claimed = auth.register();
        assertThat(auth.service
                        .client("auth", claimed.id(), "user", "admin")
                        .get(USERS)
                        .statusCode())
                .isEqualTo(403);
        auth.clock.pass(Duration.ofMinutes(10));
        var late = auth.as(administrator).get(USERS);
        assertThat(late.statusCode()).isEqualTo(403);
        assertThat(type(late)).endsWith("step-up-required");
    }

    @Test
    void accounts_are_found_by_how_their_address_or_name_begins_and_paged() {
        var administrator = auth.as(auth.administrator());
        String word = "w" + UUID.randomUUID().toString().substring(0, 8);
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            String email = word.toUpperCase(Locale.ROOT) + i + "@mail.example";
            assertThat(auth.anonymous()
                            .post("/auth/register", TestAuth.registration(email))
                            .statusCode())
                    .isEqualTo(201);
            expected.add(email);
        }
        List<String> found = new ArrayList<>();
        String cursor = "";
        do {
            var page = administrator
                    .get(USERS + "?limit=2&role=user&disabled=false&q=" + word.toUpperCase(Locale.ROOT) + cursor)
                    .bodyAsJsonObject();
            page.getJsonArray("items").forEach(item -> found.add(((JsonObject) item).getString("email")));
            cursor = page.getString("nextCursor") == null ? "" : "&cursor=" + page.getString("nextCursor");
        } while (!cursor.isEmpty());
        assertThat(found).isEqualTo(expected);
        assertThat(items(administrator.get(USERS + "?q=%25"))).isEmpty();
        assertThat(items(administrator.get(USERS + "?q=ada%20tr&limit=1"))).hasSize(1);
        assertThat(items(administrator.get(USERS + "?disabled=true&q=" + word))).isEmpty();
        assertThat(administrator.get(USERS + "?cursor=x").statusCode()).isEqualTo(400);
    }

    @Test
    @Asvs({"7.4.2", "7.4.5"})
    void disabling_ends_sessions_keys_and_tokens_and_enabling_brings_none_back() {
        var administrator = auth.administrator();
        var person = auth.register();
        var key = auth.as(person)
                .post("/auth/api-keys", new JsonObject().put("name", "k").put("scopes", JsonArray.of("ai:read")))
                .bodyAsJsonObject();
        var changed = auth.as(administrator).patch(USERS + "/" + person.id(), disabled(true));
        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(changed.bodyAsJsonObject().getBoolean("disabled")).isTrue();
        assertThat(auth.eventTypes(person.id()))
                .containsExactly("user-registered", "session-revoked", "user-disabled", "api-key-revoked");
        assertThat(auth.events(person.id()).get(2).getJsonObject("data").getLong("epoch"))
                .isEqualTo(1);
        assertKeptOut(person, key.getString("key"));
        assertThat(type(auth.tryLogin(person.email(), TestAuth.PASSWORD))).endsWith("account-disabled");

        assertThat(auth.as(administrator)
                        .patch(USERS + "/" + person.id(), disabled(false))
                        .statusCode())
                .isEqualTo(200);
        assertKeptOut(person, key.getString("key"));
        var again = auth.login(person.email());
        assertThat(TestAuth.claims(again.accessToken()).getLong("epoch")).isEqualTo(1);
        assertThat(auth.audit(person.id()))
                .containsSubsequence("SIGNED_IN", "ENABLED", "DISABLED", "API_KEY_CREATED", "REGISTERED");
    }

    @Test
    void new_roles_outdate_tokens_and_leave_sessions() {
        var administrator = auth.administrator();
        var person = auth.register();
        var path = USERS + "/" + person.id();
        var promoted = auth.as(administrator)
                .with("If-Match", "\"1\"")
                .patch(path, new JsonObject().put("roles", JsonArray.of("user", "admin")));
        assertThat(promoted.getHeader("etag")).isEqualTo("\"2\"");
        assertThat(auth.as(administrator)
                        .with("If-Match", "\"1\"")
                        .patch(path, disabled(true))
                        .statusCode())
                .isEqualTo(412);
        assertThat(auth.eventTypes(person.id())).containsExactly("user-registered", "session-revoked");
        JsonObject claims =
                TestAuth.claims(Person.of(auth.refresh(person.refreshToken()).bodyAsJsonObject())
                        .accessToken());
        assertThat(claims.getJsonArray("roles")).containsExactly("admin", "user");
        assertThat(claims.getLong("epoch")).isEqualTo(1);
        assertThat(auth.as(administrator)
                        .patch(path, new JsonObject().put("roles", JsonArray.of("admin")))
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    @Asvs("16.2.1")
    void the_log_says_which_administrator_it_was_and_the_user_is_not_told_from_where() {
        var administrator = auth.administrator();
        var person = auth.register();
        var byAdministrator = auth.as(administrator).with("x-forwarded-for", "203.0.113.9");
        assertThat(byAdministrator
                        .patch(USERS + "/" + person.id(), new JsonObject().put("roles", JsonArray.of("admin", "user")))
                        .statusCode())
                .isEqualTo(200);
        JsonObject full = items(auth.as(administrator).get(USERS + "/" + person.id() + "/audit"))
                .getJsonObject(0);
        assertThat(full.getString("kind")).isEqualTo("ROLES_CHANGED");
        assertThat(full.getString("detail")).isEqualTo("admin, user");
        assertThat(full.getString("actorId")).isEqualTo(administrator.id().toString());
        assertThat(full.getString("address")).isEqualTo("203.0.113.9");
        JsonObject own = items(auth.as(person).get("/auth/audit")).getJsonObject(0);
        assertThat(own.getBoolean("byAdministrator")).isTrue();
        assertThat(own.encode())
                .doesNotContain("203.0.113.9", administrator.id().toString());
    }

    @Test
    void of_two_administrators_who_remove_each_other_at_once_one_stays() {
        try (var alone = TestAuth.start()) {
            var first = alone.administrator();
            var second = alone.administrator();
            var calls = new ConcurrentLinkedQueue<Callable<Integer>>();
            calls.add(() -> demote(alone, first, second));
            calls.add(() -> demote(alone, second, first));
            List<Integer> statuses = TestAuth.atOnce(2, () -> calls.remove().call());
            assertThat(statuses).contains(200).containsAnyOf(403, 409);
            assertThat(alone.rows("SELECT id FROM users WHERE 'admin' = ANY (roles)"))
                    .hasSize(1);
        }
    }

    @Test
    void the_last_administrator_can_be_neither_disabled_demoted_nor_deleted() {
        try (var alone = TestAuth.start()) {
            var last = alone.administrator();
            var client = alone.as(last);
            for (var change : List.of(disabled(true), new JsonObject().put("roles", JsonArray.of("user")))) {
                var refused = client.patch(USERS + "/" + last.id(), change);
                assertThat(refused.statusCode()).isEqualTo(409);
                assertThat(type(refused)).endsWith("last-admin");
            }
            var password = new JsonObject().put("password", TestAuth.PASSWORD);
            assertThat(client.delete(USERS + "/me", password).statusCode()).isEqualTo(409);
            alone.makeAdministrator(alone.register());
            assertThat(client.delete(USERS + "/me", password).statusCode()).isEqualTo(204);
        }
    }

    @Test
    void the_user_hears_by_mail_of_keys_roles_and_being_kept_out() {
        var administrator = auth.as(auth.administrator());
        var person = auth.register();
        var key = auth.as(person)
                .post("/auth/api-keys", new JsonObject().put("name", "k").put("scopes", JsonArray.of("ai:read")))
                .bodyAsJsonObject();
        assertThat(auth.as(person)
                        .delete("/auth/api-keys/" + key.getString("id"))
                        .statusCode())
                .isEqualTo(204);
        for (var change : List.of(
                new JsonObject().put("roles", JsonArray.of("admin", "user")), disabled(true), disabled(false))) {
            assertThat(administrator.patch(USERS + "/" + person.id(), change).statusCode())
                    .isEqualTo(200);
        }
        for (String news : List.of(
                "an API key was created",
                "an API key was revoked",
                "your roles were changed",
                "your account was disabled",
                "your account was enabled again")) {
            assertThat(outbox.letter(person.email(), news)).doesNotContain(key.getString("key"));
        }
    }

    @Test
    void accounts_under_one_address_are_all_listed_and_the_command_wants_the_one_that_proved_it() {
        var administrator = auth.as(auth.administrator());
        var first = auth.register();
        for (int more = 0; more < 2; more++) {
            assertThat(auth.anonymous()
                            .post("/auth/register", TestAuth.registration(first.email()))
                            .statusCode())
                    .isEqualTo(201);
        }
        String path = USERS + "?limit=1&q=" + first.email();
        List<String> ids = new ArrayList<>();
        var page = administrator.get(path).bodyAsJsonObject();
        while (true) {
            page.getJsonArray("items").forEach(item -> ids.add(((JsonObject) item).getString("id")));
            if (page.getString("nextCursor") == null) {
                break;
            }
            page = administrator
                    .get(path + "&cursor=" + page.getString("nextCursor"))
                    .bodyAsJsonObject();
        }
        assertThat(ids).hasSize(3).doesNotHaveDuplicates();
        var settings = new Settings(Map.of("AUTH_DATABASE_URL", auth.database));
        assertThatThrownBy(() -> GrantAdmin.grant(settings, first.email())).hasMessageContaining("prove it first");
        String token = outbox.token(first.email(), "confirm your address", 3);
        assertThat(auth.anonymous()
                        .post("/auth/email/verify", new JsonObject().put("token", token))
                        .statusCode())
                .isEqualTo(204);
        assertThat(GrantAdmin.grant(settings, first.email())).contains("is an administrator");
    }

    @Test
    void the_command_names_what_is_wrong_and_may_be_repeated() {
        var settings = new Settings(Map.of("AUTH_DATABASE_URL", auth.database));
        assertThatThrownBy(() -> GrantAdmin.grant(settings, "nobody@mail.example"))
                .hasMessageContaining("there is no account");
        assertThatThrownBy(() -> GrantAdmin.grant(settings, "x")).hasMessageContaining("not an address");
        var person = auth.register();
        auth.makeAdministrator(person);
        assertThat(GrantAdmin.grant(settings, person.email())).contains("already");
        assertThat(auth.eventTypes(person.id())).containsExactly("user-registered", "session-revoked");
        assertThat(auth.audit(person.id())).startsWith("ROLES_CHANGED");
    }

    private static int demote(TestAuth in, Person by, Person whom) {
        return in.as(by)
                .patch(USERS + "/" + whom.id(), new JsonObject().put("roles", JsonArray.of("user")))
                .statusCode();
    }

    private static void assertKeptOut(Person person, String key) {
        assertThat(auth.refresh(person.refreshToken()).statusCode()).isEqualTo(401);
        String digest = ApiKey.parse(key).orElseThrow().digest();
        assertThat(auth.anonymous()
                        .post("/internal/api-keys/verify", new JsonObject().put("digest", digest))
                        .statusCode())
                .isEqualTo(404);
    }

    private static JsonObject disabled(boolean disabled) {
        return new JsonObject().put("disabled", disabled);
    }

    private static JsonArray items(HttpResponse<Buffer> answer) {
        return answer.bodyAsJsonObject().getJsonArray("items");
    }

    private static String type(HttpResponse<Buffer> problem) {
        return problem.bodyAsJsonObject().getString("type");
    }

    private static String detail(HttpResponse<Buffer> problem) {
        return problem.statusCode() + problem.bodyAsJsonObject().getString("detail");
    }
}
