package io.tradesense.billing;

import static io.tradesense.kit.testing.Waiting.comesToBe;
import static io.tradesense.kit.testing.Waiting.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.net.Webhook;
import io.tradesense.billing.standin.StandInStripe.Mood;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class WebhooksTest extends StripeTest {
    private final BillingApi ada = new BillingApi(service, UUID.randomUUID());
    private final BillingApi admin = new BillingApi(service, UUID.randomUUID(), "admin");

    private static JsonObject event(String id, String customer) {
        return new JsonObject()
                .put("id", id)
                .put("object", "event")
                .put("type", "customer.subscription.updated")
                .put("created", Instant.now().getEpochSecond())
                .put("data", new JsonObject().put("object", new JsonObject().put("customer", customer)));
    }

    private int answered(String body, String header) {
        return service.anonymous("billing")
                .with("Stripe-Signature", header)
                .post("/billing/webhooks/stripe", Buffer.buffer(body), "application/json")
                .statusCode();
    }

    @Test
    void both_secrets_sign_and_nothing_else_does() throws Exception {
        String body = event("evt_a", "cus_a").encode();
        assertThat(deliver(body, SECRET).statusCode()).isEqualTo(200);
        assertThat(deliver(body, OLD_SECRET).statusCode()).isEqualTo(200);
        assertThat(deliver(body, "whsec_other").statusCode()).isEqualTo(400);
        assertThat(answered(body, "nonsense")).isEqualTo(400);
        assertThat(answered(body, "t=,v1=")).isEqualTo(400);
        assertThat(answered(body + " ", signature(body, SECRET)))
                .as("the body as it came, to the byte")
                .isEqualTo(400);
        long old = Instant.now().minusSeconds(600).getEpochSecond();
        assertThat(answered(body, Webhook.Signature.generateSignatureHeader(body, SECRET, old)))
                .as("too old")
                .isEqualTo(400);
        assertThat(service.anonymous("billing")
                        .post("/billing/webhooks/stripe", Buffer.buffer(body), "application/json")
                        .statusCode())
                .as("no signature")
                .isEqualTo(400);
        assertThat(answered("{}", signature("{}", SECRET))).as("no event").isEqualTo(400);
        assertThat(answered("[]", signature("[]", SECRET))).isEqualTo(422);
    }

    @Test
    void a_signature_with_several_parts_is_good_if_one_is() {
        String body = event("evt_b", "cus_b").encode();
        String good = signature(body, SECRET);
        String several = good + ",v1=" + "0".repeat(64) + ",v0=abc";
        assertThat(answered(body, several)).isEqualTo(200);
    }

    @Test
    void what_concerns_nobody_of_ours_is_ignored_and_kept() {
        assertThat(deliver(event("evt_c", "cus_stranger")).statusCode()).isEqualTo(200);
        assertThat(deliver(new JsonObject().put("id", "evt_d").put("type", "v9.never.heard.of"))
                        .statusCode())
                .isEqualTo(200);
        var ignored = eventually(
                () -> admin.got("/billing/admin/webhooks?state=ignored").getJsonArray("items"),
                items -> items.size() == 2);
        assertThat(ignored.encode()).contains("v9.never.heard.of").contains("cus_stranger");
    }

    @Test
    void an_event_of_another_api_version_or_an_unknown_type_still_has_the_customer_looked_at() {
        String customer = subscribeAndPay(ada, "pro");
        stripe.books.cancel(subscriptionOf(customer));
        var unused = stripe.books.takeEvents();
        var strange = event("evt_e", customer).put("api_version", "2019-03-14").put("type", "subscription.vanished");
        strange.getJsonObject("data").getJsonObject("object").put("plan", new JsonObject().put("id", "gold"));
        assertThat(deliver(strange).statusCode()).isEqualTo(200);
        ada.becomes("canceled", "free");
    }

    @Test
    void old_news_that_comes_late_changes_nothing() {
        String customer = subscribeAndPay(ada, "pro");
        stripe.books.cardDeclines(customer, true);
        stripe.books.renew(subscriptionOf(customer));
        var failed = stripe.books.takeEvents();
        stripe.books.cardDeclines(customer, false);
        stripe.books.retry(subscriptionOf(customer));
        deliverAll();
        failed.forEach(this::told);
        awaitNothingWaiting();
        ada.becomes("active", "pro");
        assertThat(TestFeed.of(service, "payment-failed")).isEmpty();
    }

    @Test
    void while_stripe_fails_events_wait_and_are_not_parked() {
        String customer = subscribe(ada, "pro");
        stripe.mood(Mood.FAILING, call -> call.startsWith("GET"));
        stripe.books.renew(subscriptionOf(customer));
        deliverAll();
        comesToBe(
                () -> admin.got("/billing/admin/webhooks?state=waiting").getJsonArray("items"),
                items -> !items.isEmpty() && items.getJsonObject(0).getInteger("attempts") > 3);
        assertThat(admin.got("/billing/admin/webhooks").getJsonArray("items")).isEmpty();
        stripe.well();
        ada.becomes("active", "pro");
    }

    @Test
    void what_fails_again_and_again_is_parked_until_an_operator_replays_it() {
        String customer = subscribe(ada, "pro");
        var subscription = stripe.books.subscriptionsOf(customer).get(0);
        subscription.put("status", "a status of next year");
        assertThat(deliver(event("evt_f", customer)).statusCode()).isEqualTo(200);
        var parked = eventually(
                () -> admin.got("/billing/admin/webhooks?state=parked").getJsonArray("items"),
                items -> items.size() == 1);
        assertThat(parked.getJsonObject(0).getString("failure")).contains("a status of next year");
        subscription.put("status", "active");
        assertThat(ada.post("/billing/admin/webhooks/evt_f/replay", null).statusCode())
                .isEqualTo(403);
        assertThat(admin.posted("/billing/admin/webhooks/evt_f/replay", null).getString("state"))
                .isEqualTo("waiting");
        ada.becomes("active", "pro");
        assertThat(admin.got("/billing/admin/webhooks?state=parked").getJsonArray("items"))
                .isEmpty();
        assertThat(admin.post("/billing/admin/webhooks/evt_none/replay", null).statusCode())
                .isEqualTo(404);
        assertThat(admin.got("/billing/admin/audit").encode()).contains("operator:" + admin.userId);
    }
}
