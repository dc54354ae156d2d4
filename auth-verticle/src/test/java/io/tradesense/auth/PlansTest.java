package io.tradesense.auth;

import static io.tradesense.auth.TestAuth.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.tradesense.auth.TestAuth.Person;
import io.tradesense.auth.users.pg.PgPlans;
import io.tradesense.kit.events.Event;
import io.tradesense.kit.events.FeedPosition;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Billing is nowhere in this test but in what it tells: auth is up without it. */
class PlansTest {
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
    void a_plan_follows_what_billing_tells_and_comes_with_the_next_refresh() {
        var person = auth.register();
        apply(changed(person.id().toString(), "trader"), changed(person.id().toString(), "pro"));
        var refreshed = Person.of(auth.refresh(person.refreshToken()).bodyAsJsonObject());
        assertThat(TestAuth.claims(refreshed.accessToken()).getString("plan")).isEqualTo("pro");
        var me = auth.as(person).get("/auth/users/me");
        assertThat(me.bodyAsJsonObject().getString("plan")).isEqualTo("pro");
        assertThat(me.getHeader("etag")).isEqualTo("\"3\"");
        var standing = auth.anonymous()
                .post(
                        "/internal/users/validate",
                        new JsonObject().put("userIds", JsonArray.of(person.id().toString())))
                .bodyAsJsonObject()
                .getJsonArray("users")
                .getJsonObject(0);
        assertThat(standing.getString("plan")).isEqualTo("pro");
    }

    @Test
    void an_event_of_another_form_changes_nothing_and_stops_nothing() {
        var person = auth.register();
        apply(
                changed("nobody", "pro"),
                changed(person.id().toString(), "A plan?"),
                changed(UUID.randomUUID().toString(), "pro"),
                changed(person.id().toString(), "plus"));
        assertThat(auth.as(person).get("/auth/users/me").bodyAsJsonObject().getString("plan"))
                .isEqualTo("plus");
    }

    private static void apply(Event... events) {
        await(auth.sql.withTransaction(transaction -> new PgPlans().apply(transaction, List.of(events))));
    }

    private static Event changed(String userId, String plan) {
        return new Event(
                UUID.randomUUID(),
                PgPlans.SUBSCRIPTION_CHANGED,
                "billing",
                userId,
                auth.clock.instant(),
                "",
                FeedPosition.START,
                new JsonObject().put("userId", userId).put("plan", plan));
    }
}
