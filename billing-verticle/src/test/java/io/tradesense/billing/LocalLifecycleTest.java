package io.tradesense.billing;

import static io.tradesense.kit.testing.Waiting.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.tradesense.kit.testing.TestPostgres;
import io.tradesense.kit.testing.TestService;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** The whole life of a subscription at the local stand-in, over HTTP. */
class LocalLifecycleTest {
    private static final TestService SERVICE =
            TestService.start(Map.of("BILLING_DATABASE_URL", TestPostgres.newDatabase()), new BillingService());
    private final BillingApi ada = new BillingApi(SERVICE, UUID.randomUUID());

    @AfterAll
    static void stop() {
        SERVICE.close();
    }

    @Test
    void a_trial_begins_turns_into_a_paid_month_and_renews() {
        ada.subscribesTo("pro");
        var trial = ada.awaitStatus("trialing", "pro");
        assertThat(trial.getBoolean("trialAvailable")).isFalse();
        assertThat(ada.got("/billing/entitlements")
                        .getJsonObject("entitlements")
                        .getLong("accounts"))
                .isEqualTo(10);
        ada.moves("P14D");
        ada.becomes("active", "pro");
        assertThat(ada.got("/billing/invoices").getJsonArray("items")).hasSize(1);
        ada.moves("P62D");
        var three = eventually(() -> ada.got("/billing/invoices").getJsonArray("items"), items -> items.size() == 3);
        assertThat(three.getJsonObject(0).getString("status")).isEqualTo("paid");
        assertThat(ada.got("/billing/invoices?limit=2").getString("nextCursor")).isNotNull();
    }

    @Test
    void the_same_checkout_is_the_same_page_and_another_plan_another() {
        String first = ada.checkout("pro");
        assertThat(ada.checkout("pro")).isEqualTo(first);
        String other = ada.checkout("premium");
        assertThat(other).isNotEqualTo(first);
        assertThat(SERVICE.anonymous("billing")
                        .get("/billing/local/checkouts/" + first)
                        .statusCode())
                .as("a page that was replaced cannot be used any more")
                .isEqualTo(404);
        assertThat(SERVICE.anonymous("billing")
                        .get("/billing/local/checkouts/" + other)
                        .bodyAsString())
                .contains("no money moves");
    }

    @Test
    void who_has_a_subscription_changes_it_and_gets_no_second_one() {
        ada.subscribesTo("pro");
        ada.becomes("trialing", "pro");
        var second = ada.post("/billing/checkout", new JsonObject().put("planId", "premium"));
        assertThat(second.statusCode()).isEqualTo(409);
        assertThat(second.bodyAsJsonObject().getString("type")).endsWith("already-subscribed");
    }

    @Test
    void a_change_costs_what_its_preview_says() {
        ada.subscribesTo("pro");
        ada.moves("P14D");
        ada.becomes("active", "pro");
        ada.moves("P10D");
        var preview = ada.posted("/subscriptions/preview", new JsonObject().put("planId", "premium"));
        assertThat(new BigDecimal(preview.getString("dueNow"))).isBetween(new BigDecimal(15), new BigDecimal(25));
        ada.moves("P3D");
        var changed = ada.posted(
                "/subscriptions/change",
                new JsonObject().put("planId", "premium").put("prorationAt", preview.getString("prorationAt")));
        assertThat(changed.getString("plan")).isEqualTo("premium");
        assertThat(ada.got("/billing/invoices?limit=1")
                        .getJsonArray("items")
                        .getJsonObject(0)
                        .getString("total"))
                .isEqualTo(preview.getString("dueNow"));
        assertThat(ada.post("/subscriptions/change", new JsonObject().put("planId", "premium"))
                        .statusCode())
                .isEqualTo(409);
    }

    @Test
    void cancelling_ends_it_with_the_period_unless_it_is_resumed() {
        ada.subscribesTo("pro");
        ada.moves("P15D");
        ada.becomes("active", "pro");
        assertThat(ada.posted("/subscriptions/cancel", null)
                        .getJsonObject("subscription")
                        .getString("cancelAt"))
                .isNotNull();
        assertThat(ada.posted("/subscriptions/resume", null)
                        .getJsonObject("subscription")
                        .getString("cancelAt"))
                .isNull();
        var unused = ada.posted("/subscriptions/cancel", null);
        ada.moves("P31D");
        ada.becomes("canceled", "free");
        assertThat(ada.got("/billing/entitlements")
                        .getJsonObject("entitlements")
                        .getLong("accounts"))
                .isEqualTo(1);
    }

    @Test
    void what_was_meant_for_another_state_than_it_has_now_is_not_done() {
        ada.subscribesTo("pro");
        ada.moves("P15D");
        ada.becomes("active", "pro");
        String read = String.valueOf(ada.get("/subscriptions/current").getHeader("etag"));
        assertThat(ada.get("/subscriptions/current").getHeader("etag")).isEqualTo(read);
        var cancelled = ada.postIf(read, "/subscriptions/cancel", null);
        assertThat(cancelled.statusCode()).isEqualTo(200);
        assertThat(cancelled.getHeader("etag")).isNotEqualTo(read);
        var change = new JsonObject().put("planId", "premium");
        assertThat(ada.postIf(read, "/subscriptions/change", change).statusCode())
                .isEqualTo(412);
        assertThat(ada.postIf(read, "/subscriptions/pause", null).statusCode()).isEqualTo(412);
        assertThat(ada.postIf(read, "/subscriptions/resume", null).statusCode()).isEqualTo(412);
        assertThat(ada.current().getString("plan")).isEqualTo("pro");
        assertThat(ada.postIf(cancelled.getHeader("etag"), "/subscriptions/resume", null)
                        .statusCode())
                .isEqualTo(200);
        assertThat(ada.postIf("*", "/subscriptions/pause", null).statusCode()).isEqualTo(200);
    }

    @Test
    void what_is_paused_gives_nothing_and_costs_nothing_until_it_is_resumed() {
        ada.subscribesTo("pro");
        ada.moves("P15D");
        ada.becomes("active", "pro");
        assertThat(ada.posted("/subscriptions/pause", null).getString("plan")).isEqualTo("free");
        ada.moves("P31D");
        assertThat(ada.got("/billing/invoices").getJsonArray("items")).hasSize(1);
        assertThat(ada.posted("/subscriptions/resume", null).getString("plan")).isEqualTo("pro");
    }

    @Test
    void a_payment_that_fails_leaves_a_grace_before_the_plan_is_lost() {
        ada.subscribesTo("pro");
        ada.moves("P15D");
        ada.becomes("active", "pro");
        ada.cardDeclines(true);
        ada.moves("P31D");
        var late = ada.awaitStatus("past_due", "pro");
        assertThat(late.getString("graceEndsAt")).isNotNull();
        ada.moves("P7D");
        ada.becomes("past_due", "free");
        ada.cardDeclines(false);
        ada.becomes("active", "pro");
    }

    @Test
    void after_the_last_attempt_the_subscription_ends_and_another_can_be_bought_without_a_trial() {
        ada.subscribesTo("pro");
        ada.moves("P15D");
        ada.becomes("active", "pro");
        ada.cardDeclines(true);
        ada.moves("P60D");
        ada.becomes("canceled", "free");
        ada.cardDeclines(false);
        assertThat(ada.current().getBoolean("trialAvailable")).isFalse();
        ada.subscribesTo("pro");
        ada.becomes("active", "pro");
    }

    @Test
    void a_coupon_of_the_catalogue_makes_it_cheaper_and_an_unknown_one_is_refused() {
        var wrong = ada.post(
                "/billing/checkout", new JsonObject().put("planId", "pro").put("coupon", "NONE"));
        assertThat(wrong.statusCode()).isEqualTo(409);
        var page = ada.posted(
                "/billing/checkout", new JsonObject().put("planId", "pro").put("coupon", "WELCOME20"));
        String url = page.getString("url");
        assertThat(SERVICE.anonymous("billing")
                        .post("/billing/local/checkouts/" + url.substring(url.lastIndexOf('/') + 1), (JsonObject) null)
                        .statusCode())
                .isEqualTo(200);
        ada.moves("P14D");
        var active = ada.awaitStatus("active", "pro");
        assertThat(active.getJsonObject("subscription").getString("monthly")).isEqualTo("15.20");
        assertThat(ada.got("/billing/invoices")
                        .getJsonArray("items")
                        .getJsonObject(0)
                        .getString("paid"))
                .isEqualTo("15.20");
    }

    @Test
    void a_plan_or_an_interval_that_is_not_sold_is_refused_by_name() {
        var unknown = ada.post("/billing/checkout", new JsonObject().put("planId", "gold"));
        assertThat(unknown.statusCode()).isEqualTo(422);
        assertThat(ada.post("/billing/checkout", new JsonObject().put("planId", "free"))
                        .statusCode())
                .isEqualTo(422);
        assertThat(ada.post(
                                "/billing/checkout",
                                new JsonObject().put("planId", "pro").put("interval", "week"))
                        .statusCode())
                .isIn(400, 422);
        assertThat(ada.post("/subscriptions/cancel", null).statusCode()).isEqualTo(409);
    }

    @Test
    void the_figures_and_the_audit_are_for_administrators() {
        var admin = new BillingApi(SERVICE, UUID.randomUUID(), "user", "admin");
        assertThat(ada.get("/billing/admin/figures").statusCode()).isEqualTo(403);
        ada.subscribesTo("pro");
        ada.becomes("trialing", "pro");
        ada.moves("P15D");
        ada.becomes("active", "pro");
        var figures = admin.got("/billing/admin/figures?days=366");
        assertThat(new BigDecimal(figures.getString("mrr"))).isGreaterThanOrEqualTo(new BigDecimal("19.00"));
        assertThat(figures.getInteger("trialsConverted")).isPositive();
        assertThat(figures.getDouble("trialConversion")).isBetween(0.01, 1.0);
        var audit = admin.got("/billing/admin/audit?userId=" + ada.userId).getJsonArray("items");
        assertThat(audit).isNotEmpty();
        assertThat(audit.encode()).contains("trialing").contains("webhook");
    }

    @Test
    void health_says_that_no_money_moves() {
        var health = SERVICE.anonymous("billing").get("/health").bodyAsJsonObject();
        assertThat(health.getJsonObject("dependencies")
                        .getJsonObject("provider")
                        .getString("provider"))
                .isEqualTo("local");
    }
}
