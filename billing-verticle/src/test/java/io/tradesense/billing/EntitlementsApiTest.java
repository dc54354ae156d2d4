package io.tradesense.billing;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradesense.kit.identity.Caller;
import io.tradesense.kit.testing.TestPostgres;
import io.tradesense.kit.testing.TestService;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class EntitlementsApiTest {
    private static final UUID ADA = UUID.randomUUID();
    private static final TestService SERVICE =
            TestService.start(Map.of("BILLING_DATABASE_URL", TestPostgres.newDatabase()), new BillingService());

    @AfterAll
    static void stop() {
        SERVICE.close();
    }

    @Test
    void the_catalogue_is_for_everybody() {
        var plans = SERVICE.anonymous("billing").get("/billing/plans");
        assertThat(plans.statusCode()).isEqualTo(200);
        assertThat(plans.bodyAsJsonObject().getJsonArray("items")).hasSize(3);
    }

    @Test
    void who_never_bought_anything_has_what_is_free() {
        var own = SERVICE.client("billing", ADA).get("/billing/entitlements").bodyAsJsonObject();
        assertThat(own.getString("plan")).isEqualTo("free");
        assertThat(own.getString("status")).isEqualTo("none");
        assertThat(own.getJsonObject("entitlements").getLong("accounts")).isEqualTo(1);
        assertThat(SERVICE.anonymous("billing").get("/billing/entitlements").statusCode())
                .isEqualTo(401);
    }

    @Test
    void a_service_asks_for_many_users_at_once_and_a_user_may_not() {
        var asked = new JsonObject().put("userIds", new JsonArray().add(ADA.toString()));
        var answer = SERVICE.client("billing", Caller.service("trading")).post("/internal/entitlements", asked);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.bodyAsJsonObject()
                        .getJsonArray("items")
                        .getJsonObject(0)
                        .getString("userId"))
                .isEqualTo(ADA.toString());
        assertThat(answer.bodyAsJsonObject().getJsonArray("plans")).hasSize(3);
        assertThat(SERVICE.client("billing", ADA)
                        .post("/internal/entitlements", asked)
                        .statusCode())
                .isEqualTo(403);
        assertThat(SERVICE.client("billing", Caller.service("trading"))
                        .post("/internal/entitlements", new JsonObject().put("userIds", "x"))
                        .statusCode())
                .isEqualTo(400);
    }
}
