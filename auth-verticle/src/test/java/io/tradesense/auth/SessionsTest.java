package io.tradesense.auth;

import static io.tradesense.auth.TestAuth.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.tradesense.auth.TestAuth.Person;
import io.tradesense.kit.testing.Asvs;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SessionsTest {
    private static final Duration AFTER_GRACE = Duration.ofSeconds(30);
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
    @Asvs("7.2.2")
    void refreshing_keeps_the_session_and_changes_both_tokens() {
        var person = auth.register();
        var next = refreshed(person.refreshToken());
        assertThat(next.sessionId()).isEqualTo(person.sessionId());
        assertThat(next.refreshToken()).isNotEqualTo(person.refreshToken());
        assertThat(next.accessToken()).isNotEqualTo(person.accessToken());
    }

    @Test
    @Asvs("7.2.4")
    void signing_in_anew_makes_a_session_of_its_own_and_ends_the_one_it_was_made_from() {
        var person = auth.register();
        var elsewhere = auth.login(person.email());
        var credentials = new JsonObject().put("email", person.email()).put("password", TestAuth.PASSWORD);
        var next = Person.of(auth.as(person).post("/auth/login", credentials).bodyAsJsonObject());
        assertThat(next.sessionId()).isNotEqualTo(person.sessionId());
        assertThat(next.refreshToken()).isNotEqualTo(person.refreshToken());
        assertThat(auth.refresh(person.refreshToken()).statusCode()).isEqualTo(401);
        assertThat(auth.refresh(next.refreshToken()).statusCode()).isEqualTo(200);
        assertThat(auth.refresh(elsewhere.refreshToken()).statusCode()).isEqualTo(200);
        assertThat(auth.eventTypes(person.id())).containsExactly("user-registered", "session-revoked");
    }

    @Test
    void a_refused_sign_in_ends_nothing() {
        var person = auth.register();
        var wrong = new JsonObject().put("email", person.email()).put("password", "nothing of the kind");
        assertThat(auth.as(person).post("/auth/login", wrong).statusCode()).isEqualTo(401);
        assertThat(auth.refresh(person.refreshToken()).statusCode()).isEqualTo(200);
    }

    @Test
    void twenty_refreshes_at_once_all_get_the_same_successor() {
        var person = auth.register();
        var client = auth.anonymous();
        var body = new JsonObject().put("refreshToken", person.refreshToken());
        List<String> successors = TestAuth.atOnce(20, () -> client.post("/auth/refresh", body)).stream()
                .map(answer -> Person.of(answer.bodyAsJsonObject()).refreshToken())
                .distinct()
                .toList();
        assertThat(successors).hasSize(1);
        assertThat(auth.refresh(successors.get(0)).statusCode()).isEqualTo(200);
        assertThat(auth.rows("SELECT 1 FROM refresh_tokens WHERE session_id = $1", person.sessionId()))
                .hasSize(3);
    }

    @Test
    void a_spent_token_in_the_grace_leads_to_the_same_successor() {
        var person = auth.register();
        var next = refreshed(person.refreshToken());
        auth.clock.pass(AFTER_GRACE.minusNanos(1_000));
        assertThat(refreshed(person.refreshToken()).refreshToken()).isEqualTo(next.refreshToken());
    }

    @Test
    void a_spent_token_after_the_grace_ends_the_whole_session() {
        var person = auth.register();
        var other = auth.login(person.email());
        var next = refreshed(person.refreshToken());
        auth.clock.pass(AFTER_GRACE);
        assertThat(auth.refresh(person.refreshToken()).statusCode()).isEqualTo(401);
        assertThat(auth.refresh(next.refreshToken()).statusCode()).isEqualTo(401);
        assertThat(auth.refresh(other.refreshToken()).statusCode()).isEqualTo(200);
        assertThat(auth.events(person.id()).get(1).getJsonObject("data"))
                .isEqualTo(new JsonObject()
                        .put("userId", person.id().toString())
                        .put("sessionId", person.sessionId().toString()));
        assertThat(auth.refresh(person.refreshToken()).statusCode()).isEqualTo(401);
        assertThat(auth.eventTypes(person.id())).containsExactly("user-registered", "session-revoked");
    }

    @Test
    void nobodys_tokens_are_refused_alike() {
        for (String token : List.of("x", "A".repeat(43), "*".repeat(43), "A".repeat(256))) {
            var answer = auth.refresh(token);
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.bodyAsJsonObject().getString("type")).endsWith(":invalid-refresh-token");
        }
    }

    @Test
    @Asvs("7.3.1")
    void a_session_nobody_uses_is_over_after_a_week() {
        var person = auth.register();
        auth.clock.pass(Duration.ofDays(7).minusSeconds(1));
        var next = refreshed(person.refreshToken());
        auth.clock.pass(Duration.ofDays(7));
        assertThat(auth.refresh(next.refreshToken()).statusCode()).isEqualTo(401);
        assertThat(sessions(person)).isEmpty();
    }

    @Test
    @Asvs("7.3.2")
    void a_session_is_over_after_a_month_however_much_it_is_used() {
        var person = auth.register();
        String token = person.refreshToken();
        for (int day = 5; day < 30; day += 5) {
            auth.clock.pass(Duration.ofDays(5));
            token = refreshed(token).refreshToken();
        }
        auth.clock.pass(Duration.ofDays(5));
        assertThat(auth.refresh(token).statusCode()).isEqualTo(401);
    }

    @Test
    @Asvs("7.2.3")
    void no_token_stands_in_the_database() {
        var person = auth.register();
        var next = refreshed(person.refreshToken());
        assertThat(auth.rows("SELECT t::text FROM refresh_tokens t UNION ALL SELECT s::text FROM sessions s"))
                .allSatisfy(row -> assertThat(row.getString(0))
                        .doesNotContain(person.refreshToken())
                        .doesNotContain(next.refreshToken()));
    }

    @Test
    @Asvs("7.4.1")
    void signing_out_ends_this_session_and_no_other() {
        var person = auth.register();
        var other = auth.login(person.email());
        assertThat(auth.as(person).post("/auth/logout", null).statusCode()).isEqualTo(204);
        assertThat(auth.as(person).post("/auth/logout", null).statusCode()).isEqualTo(204);
        assertThat(auth.refresh(person.refreshToken()).statusCode()).isEqualTo(401);
        assertThat(auth.refresh(other.refreshToken()).statusCode()).isEqualTo(200);
        assertThat(auth.eventTypes(person.id())).containsExactly("user-registered", "session-revoked");
    }

    @Test
    @Asvs("7.4.1")
    void signing_out_everywhere_ends_every_session_and_starts_a_new_epoch() {
        var person = auth.register();
        var other = auth.login(person.email());
        assertThat(auth.as(person).post("/auth/logout-all", null).statusCode()).isEqualTo(204);
        assertThat(auth.refresh(person.refreshToken()).statusCode()).isEqualTo(401);
        assertThat(auth.refresh(other.refreshToken()).statusCode()).isEqualTo(401);
        assertThat(auth.events(person.id()).get(1).getJsonObject("data"))
                .isEqualTo(
                        new JsonObject().put("userId", person.id().toString()).put("epoch", 1));
        assertThat(auth.rows("SELECT epoch FROM users WHERE id = $1", person.id())
                        .get(0)
                        .getLong(0))
                .isEqualTo(1);
    }

    @Test
    void a_sign_in_that_all_sessions_ending_overtakes_opens_none() {
        var person = auth.register();
        var holding = await(auth.sql.getConnection());
        var transaction = await(holding.begin());
        assertThat(await(holding.preparedQuery("UPDATE users SET epoch = epoch + 1 WHERE id = $1")
                                .execute(Tuple.of(person.id())))
                        .rowCount())
                .isEqualTo(1);
        var late = CompletableFuture.supplyAsync(() -> auth.tryLogin(person.email(), TestAuth.PASSWORD));
        assertThat(await(somebodyWaitsForALock())).isTrue();
        await(transaction.commit().eventually(holding::close));
        assertThat(late.join().statusCode()).isEqualTo(401);
        assertThat(auth.login(person.email()).id()).isEqualTo(person.id());
    }

    private static Future<Boolean> somebodyWaitsForALock() {
        return auth.sql
                .query("SELECT EXISTS (SELECT 1 FROM pg_stat_activity"
                        + " WHERE datname = current_database() AND wait_event_type = 'Lock')")
                .execute()
                .compose(rows -> rows.iterator().next().getBoolean(0)
                        ? Future.succeededFuture(true)
                        : auth.service
                                .running()
                                .platform()
                                .vertx()
                                .timer(10, TimeUnit.MILLISECONDS)
                                .compose(later -> somebodyWaitsForALock()));
    }

    @Test
    void without_a_session_there_is_nothing_to_sign_out_of() {
        assertThat(auth.anonymous().post("/auth/logout", null).statusCode()).isEqualTo(401);
        assertThat(auth.anonymous().post("/auth/logout-all", null).statusCode()).isEqualTo(401);
        assertThat(auth.service
                        .client("auth", auth.register().id())
                        .post("/auth/logout", null)
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void devices_are_listed_newest_first_with_what_is_known_of_them() {
        var person = auth.register();
        auth.clock.pass(Duration.ofMinutes(1));
        var phone = auth.anonymous()
                .with("x-forwarded-for", "203.0.113.9, 198.51.100.7")
                .with("user-agent", "Phone/1.0");
        var second = Person.of(phone.post(
                        "/auth/login",
                        new JsonObject().put("email", person.email()).put("password", TestAuth.PASSWORD))
                .bodyAsJsonObject());
        var items = sessions(person);
        assertThat(items)
                .extracting(item -> item.getString("id"))
                .containsExactly(
                        second.sessionId().toString(), person.sessionId().toString());
        assertThat(items).extracting(item -> item.getBoolean("current")).containsExactly(false, true);
        assertThat(items.get(0).getString("address")).isEqualTo("198.51.100.7");
        assertThat(items.get(0).getString("userAgent")).isEqualTo("Phone/1.0");
    }

    @Test
    void pages_of_devices_hold_each_once() {
        var person = auth.register();
        var second = auth.login(person.email());
        var third = auth.login(person.email());
        var first = auth.as(person).get("/auth/sessions?limit=2").bodyAsJsonObject();
        var rest = auth.as(person)
                .get("/auth/sessions?limit=2&cursor=" + first.getString("nextCursor"))
                .bodyAsJsonObject();
        assertThat(first.getJsonArray("items")).hasSize(2);
        assertThat(rest.getString("nextCursor")).isNull();
        assertThat(IntStream.range(0, 3)
                        .mapToObj(n -> n < 2
                                ? first.getJsonArray("items").getJsonObject(n)
                                : rest.getJsonArray("items").getJsonObject(0))
                        .map(item -> UUID.fromString(item.getString("id"))))
                .containsExactlyInAnyOrder(person.sessionId(), second.sessionId(), third.sessionId());
    }

    @Test
    void bad_questions_about_devices_are_refused() {
        var client = auth.as(auth.register());
        for (String query : List.of("limit=0", "limit=501", "limit=x", "cursor=x", "cursor=WyJhIiwiYiJd")) {
            assertThat(client.get("/auth/sessions?" + query).statusCode()).isEqualTo(400);
        }
        assertThat(auth.anonymous().get("/auth/sessions").statusCode()).isEqualTo(401);
    }

    @Test
    @Asvs("7.5.2")
    void a_device_is_signed_out_by_its_owner_only() {
        var person = auth.register();
        var stranger = auth.register();
        String device = "/auth/sessions/" + person.sessionId();
        assertThat(auth.as(stranger).delete(device).statusCode()).isEqualTo(404);
        assertThat(auth.refresh(person.refreshToken()).statusCode()).isEqualTo(200);
        assertThat(auth.as(person).delete(device).statusCode()).isEqualTo(204);
        assertThat(auth.as(person).delete(device).statusCode()).isEqualTo(404);
        assertThat(auth.as(person).delete("/auth/sessions/x").statusCode()).isEqualTo(400);
        assertThat(auth.anonymous().delete(device).statusCode()).isEqualTo(401);
        assertThat(auth.eventTypes(person.id())).containsExactly("user-registered", "session-revoked");
    }

    private static Person refreshed(String token) {
        var answer = auth.refresh(token);
        assertThat(answer.statusCode()).as(answer.bodyAsString()).isEqualTo(200);
        return Person.of(answer.bodyAsJsonObject());
    }

    private static List<JsonObject> sessions(Person person) {
        return auth.as(person).get("/auth/sessions").bodyAsJsonObject().getJsonArray("items").stream()
                .map(JsonObject.class::cast)
                .toList();
    }
}
