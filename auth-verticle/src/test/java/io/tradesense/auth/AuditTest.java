package io.tradesense.auth;

import static io.tradesense.auth.TestAuth.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tradesense.auth.audit.pg.PgAuditTrail;
import io.tradesense.kit.testing.Asvs;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class AuditTest {
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
    @Asvs({"16.2.1", "16.3.1"})
    void everything_that_happens_to_an_account_is_in_its_log() {
        var person = auth.register();
        var client = auth.as(person);
        assertThat(auth.tryLogin(person.email(), "wrong password").statusCode()).isEqualTo(401);
        assertThat(client.patch("/auth/users/me", new JsonObject().put("name", "Grace"))
                        .statusCode())
                .isEqualTo(200);
        var other = auth.login(person.email());
        assertThat(client.delete("/auth/sessions/" + other.sessionId()).statusCode())
                .isEqualTo(204);
        assertThat(auth.refresh(person.refreshToken()).statusCode()).isEqualTo(200);
        auth.clock.pass(AFTER_GRACE);
        assertThat(auth.refresh(person.refreshToken()).statusCode()).isEqualTo(401);
        var third = auth.login(person.email());
        assertThat(auth.as(third).post("/auth/logout", null).statusCode()).isEqualTo(204);
        var last = auth.login(person.email());
        assertThat(auth.as(last).post("/auth/logout-all", null).statusCode()).isEqualTo(204);
        assertThat(auth.as(last)
                        .delete("/auth/users/me", new JsonObject().put("password", TestAuth.PASSWORD))
                        .statusCode())
                .isEqualTo(204);
        assertThat(auth.audit(person.id()))
                .filteredOn(kind -> !kind.equals("SIGN_IN_REFUSED"))
                .containsExactly(
                        "DELETED",
                        "SIGNED_OUT_EVERYWHERE",
                        "SIGNED_IN",
                        "SIGNED_OUT",
                        "SIGNED_IN",
                        "REFRESH_TOKEN_REPLAYED",
                        "SESSION_ENDED",
                        "SIGNED_IN",
                        "PROFILE_CHANGED",
                        "SIGNED_IN",
                        "REGISTERED");
        assertThat(auth.audit(person.id())).contains("SIGN_IN_REFUSED");
    }

    @Test
    void an_entry_says_from_where_and_on_what_device() {
        var person = auth.register();
        var client = auth.as(person).with("x-forwarded-for", "198.51.100.7").with("user-agent", "Firefox");
        assertThat(client.patch("/auth/users/me", new JsonObject().put("name", "Grace"))
                        .statusCode())
                .isEqualTo(200);
        JsonObject newest = page(client.get("/auth/audit").bodyAsJsonObject()).getJsonObject(0);
        assertThat(newest.getString("kind")).isEqualTo("PROFILE_CHANGED");
        assertThat(newest.getString("address")).isEqualTo("198.51.100.7");
        assertThat(newest.getString("userAgent")).isEqualTo("Firefox");
        assertThat(newest.getString("sessionId")).isEqualTo(person.sessionId().toString());
        assertThat(newest.getBoolean("byAdministrator")).isFalse();
    }

    @Test
    void pages_go_on_where_the_last_one_ended_and_show_nobody_elses() {
        var person = auth.register();
        for (int i = 0; i < 4; i++) {
            assertThat(auth.login(person.email()).id()).isEqualTo(person.id());
            assertThat(auth.register().id()).isNotEqualTo(person.id());
        }
        List<String> ids = new ArrayList<>();
        String cursor = "";
        do {
            var page = auth.as(person).get("/auth/audit?limit=2" + cursor).bodyAsJsonObject();
            page(page).forEach(entry -> ids.add(((JsonObject) entry).getString("id")));
            cursor = page.getString("nextCursor") == null ? "" : "&cursor=" + page.getString("nextCursor");
        } while (!cursor.isEmpty());
        assertThat(ids).doesNotHaveDuplicates().hasSize(6);
    }

    @Test
    @Asvs("16.4.2")
    void the_log_can_be_neither_changed_nor_forgotten_before_its_time() {
        var person = auth.register();
        for (String attack :
                List.of("UPDATE audit_events SET kind = 'X'", "DELETE FROM audit_events", "TRUNCATE audit_events")) {
            assertThatThrownBy(() -> await(auth.sql.query(attack).execute()))
                    .as(attack)
                    .hasMessageContaining("only ever added to");
        }
        var trail = new PgAuditTrail(auth.sql);
        await(trail.forget(auth.clock.instant()));
        assertThat(auth.audit(person.id())).hasSize(2);
        await(trail.forget(auth.clock.instant().plusNanos(1_000)));
        assertThat(auth.audit(person.id())).isEmpty();
    }

    private static JsonArray page(JsonObject answer) {
        return answer.getJsonArray("items");
    }
}
