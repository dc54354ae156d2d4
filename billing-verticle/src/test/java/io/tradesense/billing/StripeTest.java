package io.tradesense.billing;

import static io.tradesense.kit.testing.Waiting.comesToBe;
import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.net.Webhook;
import io.tradesense.billing.standin.StandInStripe;
import io.tradesense.kit.testing.TestPostgres;
import io.tradesense.kit.testing.TestService;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;

/** A billing service that has the stand-in for its Stripe. */
abstract class StripeTest {
    static final String SECRET = "whsec_new";
    static final String OLD_SECRET = "whsec_old";
    final StandInStripe stripe = new StandInStripe().withCatalogue();
    final String database = TestPostgres.newDatabase();
    TestService service = start(database, Map.of());

    /** Settings of a test class beside those that all have; must not need anything of the instance. */
    Map<String, String> settings() {
        return Map.of();
    }

    final TestService start(String database, Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "BILLING_DATABASE_URL", database,
                "STRIPE_SECRET_KEY", "sk_test_stand_in",
                "STRIPE_API_BASE", stripe.url(),
                "STRIPE_WEBHOOK_SECRETS", SECRET + "," + OLD_SECRET,
                "STRIPE_READ_TIME", "1s",
                "BILLING_RETRY_PAUSE", "10ms",
                "BILLING_RETRIES", "3",
                "BILLING_RECOVERY", "200ms"));
        settings.putAll(settings());
        settings.putAll(more);
        return TestService.start(settings, new BillingService());
    }

    final void restart() {
        service.close();
        service = start(database, Map.of());
    }

    @AfterEach
    void close() {
        service.close();
        stripe.close();
    }

    final HttpResponse<Buffer> deliver(JsonObject event) {
        return deliver(event.encode(), SECRET);
    }

    final HttpResponse<Buffer> deliver(String body, String secret) {
        return service.anonymous("billing")
                .with("Stripe-Signature", signature(body, secret))
                .post("/billing/webhooks/stripe", Buffer.buffer(body), "application/json");
    }

    static String signature(String body, String secret) {
        try {
            return Webhook.Signature.generateSignatureHeader(body, secret);
        } catch (NoSuchAlgorithmException | InvalidKeyException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    final void told(JsonObject event) {
        assertThat(deliver(event).statusCode()).isEqualTo(200);
    }

    final void deliverAll() {
        for (JsonObject event : stripe.books.takeEvents()) {
            told(event);
        }
    }

    /** What came before must not be looked at in the middle of what comes next. */
    final void awaitNothingWaiting() {
        var admin = new BillingApi(service, UUID.randomUUID(), "admin");
        comesToBe(() -> admin.got("/billing/admin/webhooks?state=waiting").getJsonArray("items"), JsonArray::isEmpty);
    }

    /** Subscribes at the stand-in and has it told; answers the customer. */
    final String subscribe(BillingApi user, String plan) {
        String page = user.checkout(plan);
        String subscription = stripe.books.complete(page);
        deliverAll();
        user.becomes("trialing", plan);
        awaitNothingWaiting();
        return stripe.books.customerIds().stream()
                .filter(customer -> stripe.books.subscriptionsOf(customer).stream()
                        .anyMatch(each -> each.getString("id").equals(subscription)))
                .findFirst()
                .orElseThrow();
    }

    /** Pays the first month after the trial. */
    final String subscribeAndPay(BillingApi user, String plan) {
        String customer = subscribe(user, plan);
        stripe.books.renew(subscriptionOf(customer));
        deliverAll();
        user.becomes("active", plan);
        awaitNothingWaiting();
        return customer;
    }

    final String subscriptionOf(String customer) {
        List<JsonObject> all = stripe.books.subscriptionsOf(customer);
        return all.get(all.size() - 1).getString("id");
    }
}
