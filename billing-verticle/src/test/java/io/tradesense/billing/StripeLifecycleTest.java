package io.tradesense.billing;

import static io.tradesense.kit.testing.Waiting.comesToBe;
import static io.tradesense.kit.testing.Waiting.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.tradesense.billing.standin.StandInStripe.Mood;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StripeLifecycleTest extends StripeTest {
    private final UUID adasId = UUID.randomUUID();
    private BillingApi ada = new BillingApi(service, adasId);

    @Test
    void a_subscription_goes_through_its_life_by_commands_and_events() {
        String customer = subscribeAndPay(ada, "pro");
        var preview = ada.posted("/subscriptions/preview", new JsonObject().put("planId", "premium"));
        assertThat(preview.getString("dueNow")).isEqualTo("30.00");
        var changed = ada.posted(
                "/subscriptions/change",
                new JsonObject().put("planId", "premium").put("prorationAt", preview.getString("prorationAt")));
        assertThat(changed.getString("plan")).isEqualTo("premium");
        assertThat(ada.posted("/subscriptions/pause", null).getString("status")).isEqualTo("paused");
        assertThat(ada.posted("/subscriptions/resume", null).getString("status"))
                .isEqualTo("active");
        assertThat(ada.posted("/subscriptions/cancel", null)
                        .getJsonObject("subscription")
                        .getString("cancelAt"))
                .isNotNull();
        stripe.books.refund(customer);
        stripe.books.renew(subscriptionOf(customer));
        deliverAll();
        ada.becomes("canceled", "free");
        var invoices = ada.got("/billing/invoices").getJsonArray("items");
        assertThat(invoices).hasSize(2);
        assertThat(invoices.encode()).contains("\"refunded\":\"19.00\"");
        assertThat(ada.posted("/billing/portal", null).getString("url")).contains(customer);
    }

    @Test
    void a_page_has_the_trial_the_coupon_and_the_tax_that_are_due() {
        assertThat(ada.checkout("pro")).isNotEmpty();
        var plain = stripe.lastSession().getJsonObject("asked");
        assertThat(plain.getString("subscription_data[trial_period_days]")).isEqualTo("14");
        assertThat(plain.getString("allow_promotion_codes")).isEqualTo("true");
        assertThat(plain.getString("automatic_tax[enabled]")).isNull();
        service.close();
        service = start(database, Map.of("BILLING_TAX", "true"));
        ada = new BillingApi(service, adasId);
        var withCoupon = new JsonObject().put("planId", "premium").put("coupon", "WELCOME20");
        assertThat(ada.posted("/billing/checkout", withCoupon).getString("url")).isNotEmpty();
        var taxed = stripe.lastSession().getJsonObject("asked");
        assertThat(taxed.getString("automatic_tax[enabled]")).isEqualTo("true");
        assertThat(taxed.getString("tax_id_collection[enabled]")).isEqualTo("true");
        assertThat(taxed.getString("customer_update[address]")).isEqualTo("auto");
        assertThat(taxed.getString("discounts[0][coupon]")).isEqualTo("WELCOME20");
        assertThat(taxed.getString("allow_promotion_codes")).isNull();
    }

    @Test
    void a_payment_that_fails_is_told_once_an_attempt_and_leaves_a_grace() {
        String customer = subscribeAndPay(ada, "pro");
        stripe.books.cardDeclines(customer, true);
        stripe.books.renew(subscriptionOf(customer));
        var events = stripe.books.takeEvents();
        events.forEach(this::told);
        events.forEach(this::told);
        var late = ada.awaitStatus("past_due", "pro");
        assertThat(late.getString("graceEndsAt")).isNotNull();
        stripe.books.retry(subscriptionOf(customer));
        deliverAll();
        eventually(() -> TestFeed.of(service, "payment-failed"), told -> told.size() == 2)
                .forEach(told -> assertThat(told.getString("userId")).isEqualTo(adasId.toString()));
        stripe.books.cardDeclines(customer, false);
        stripe.books.retry(subscriptionOf(customer));
        deliverAll();
        ada.becomes("active", "pro");
    }

    @Test
    void whatever_races_a_user_has_one_customer_and_one_page() {
        try (var another = start(database, Map.of())) {
            var second = new BillingApi(another, adasId);
            var asked = new JsonObject().put("planId", "pro");
            List<Integer> statuses = IntStream.range(0, 24)
                    .mapToObj(number -> CompletableFuture.supplyAsync(() -> (number % 2 == 0 ? ada : second)
                            .post("/billing/checkout", asked)
                            .statusCode()))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();
            assertThat(statuses).contains(200).allMatch(status -> status == 200 || status == 409);
            assertThat(stripe.books.customerIds()).hasSize(1);
            assertThat(ada.checkout("pro")).isEqualTo(second.checkout("pro"));
        }
    }

    @Test
    void a_crash_between_the_call_and_our_commit_charges_once() {
        String customer = subscribeAndPay(ada, "pro");
        long charged = stripe.books.charged(customer);
        stripe.mood(Mood.SILENT_AFTER, call -> call.startsWith("POST /v1/subscriptions/"));
        var unanswered = ada.post("/subscriptions/change", new JsonObject().put("planId", "premium"));
        assertThat(unanswered.statusCode()).isEqualTo(503);
        assertThat(unanswered.bodyAsJsonObject().getString("type")).endsWith("provider-unavailable");
        assertThat(ada.current().getJsonObject("underWay").getString("kind")).isEqualTo("change");
        service.close();
        stripe.well();
        service = start(database, Map.of());
        ada = new BillingApi(service, adasId);
        ada.becomes("active", "premium");
        comesToBe(ada::current, now -> now.getJsonObject("underWay") == null);
        assertThat(stripe.books.charged(customer)).isEqualTo(charged + 1);
    }

    @Test
    void a_customer_made_just_before_a_crash_is_found_again() {
        stripe.mood(Mood.SILENT_AFTER, call -> call.equals("POST /v1/customers"));
        assertThat(ada.post("/billing/checkout", new JsonObject().put("planId", "pro"))
                        .statusCode())
                .isEqualTo(503);
        stripe.well();
        restart();
        ada = new BillingApi(service, adasId);
        assertThat(ada.checkout("pro")).isNotEmpty();
        assertThat(stripe.books.customerIds()).hasSize(1);
    }

    @Test
    void a_declined_change_is_refused_changes_nothing_and_can_be_tried_again() {
        String customer = subscribeAndPay(ada, "pro");
        stripe.books.cardDeclines(customer, true);
        var declined = ada.post("/subscriptions/change", new JsonObject().put("planId", "premium"));
        assertThat(declined.statusCode()).isEqualTo(402);
        assertThat(declined.bodyAsJsonObject().getString("type")).endsWith("payment-declined");
        assertThat(ada.current().getString("plan")).isEqualTo("pro");
        stripe.books.cardDeclines(customer, false);
        assertThat(ada.posted("/subscriptions/change", new JsonObject().put("planId", "premium"))
                        .getString("plan"))
                .isEqualTo("premium");
    }

    @Test
    void reconciliation_reports_and_mends_what_events_never_told() {
        String customer = subscribeAndPay(ada, "pro");
        stripe.books.cancel(subscriptionOf(customer));
        var lost = stripe.books.takeEvents();
        assertThat(lost).isNotEmpty();
        assertThat(ada.current().getString("status")).isEqualTo("active");
        var admin = new BillingApi(service, UUID.randomUUID(), "admin");
        var begun = admin.post("/billing/admin/reconciliations", null);
        assertThat(begun.statusCode()).isEqualTo(202);
        String id = begun.bodyAsJsonObject().getString("id");
        var report = eventually(
                () -> admin.got("/billing/admin/reconciliations/" + id),
                found -> found.getString("finishedAt") != null);
        assertThat(report.getInteger("differences")).isEqualTo(1);
        assertThat(report.getJsonArray("found").encode()).contains("canceled");
        ada.becomes("canceled", "free");
    }
}
