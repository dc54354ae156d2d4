package io.tradesense.benchmarks.billing;

import com.stripe.net.Webhook;
import io.tradesense.benchmarks.measure.Contestant;
import io.tradesense.benchmarks.measure.Starting;
import io.tradesense.billing.BillingService;
import io.tradesense.kit.config.Settings;
import io.tradesense.kit.identity.Caller;
import io.tradesense.kit.identity.InternalKeys;
import io.tradesense.kit.identity.InternalTokens;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The billing service as a process of its own, with the stand-in for Stripe, called as the gateway would. */
final class BillingUnderTest {
    private static final String SECRET = "whsec_benchmark";
    private static final int HEAP = 192;
    final Contestant process;
    private final InternalTokens tokens;
    private final HttpClient http = HttpClient.newHttpClient();

    private BillingUnderTest(Contestant process, InternalTokens tokens) {
        this.process = process;
        this.tokens = tokens;
    }

    static BillingUnderTest start(
            Vertx vertx, String processor, Map<String, String> settings, StandInStripe stripe, Path folder)
            throws Exception {
        int port = Starting.freePort();
        Map<String, String> environment = new HashMap<>(settings);
        environment.put("BILLING_HTTP_PORT", String.valueOf(port));
        environment.put("TRADESENSE_SHAPE", "addressed");
        environment.put("STRIPE_SECRET_KEY", "sk_test_benchmark");
        environment.put("STRIPE_API_BASE", stripe.url());
        environment.put("STRIPE_WEBHOOK_SECRETS", SECRET);
        environment.put("STRIPE_READ_TIME", "20s");
        for (String other : List.of("AUTH", "TRADING", "MARKET", "AI")) {
            environment.put(other + "_SERVICE_URL", "http://127.0.0.1:1");
        }
        var builder = Starting.java(BillingService.class, HEAP, List.of());
        builder.environment().putAll(environment);
        var process = Starting.on(processor, "billing", "/billing/plans", port, builder, folder);
        return new BillingUnderTest(
                process, new InternalTokens(vertx, InternalKeys.from(new Settings(settings)), Clock.systemUTC()));
    }

    String url() {
        return "http://127.0.0.1:" + process.port();
    }

    RequestOptions asks(UUID user, String path) {
        return new RequestOptions()
                .setHost("127.0.0.1")
                .setPort(process.port())
                .setURI(path)
                .putHeader(InternalTokens.HEADER, token(user));
    }

    RequestOptions delivers(JsonObject event) {
        String body = event.encode();
        return new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setHost("127.0.0.1")
                .setPort(process.port())
                .setURI("/billing/webhooks/stripe")
                .putHeader("content-type", "application/json")
                .putHeader("Stripe-Signature", signature(body))
                .putHeader(InternalTokens.HEADER, tokens.token(Caller.service("gateway"), "billing"));
    }

    /** Makes the user a customer; the portal does. The status it was answered. */
    int portal(UUID user) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(url() + "/billing/portal"))
                .header(InternalTokens.HEADER, token(user))
                .POST(BodyPublishers.noBody())
                .build();
        return http.send(request, BodyHandlers.discarding()).statusCode();
    }

    private String token(UUID user) {
        return tokens.token(new Caller("gateway", user, Set.of("user"), "benchmark"), "billing");
    }

    private static String signature(String body) {
        try {
            return Webhook.Signature.generateSignatureHeader(body, SECRET);
        } catch (java.security.GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** An event about a customer, of the size that Stripe's have. */
    static JsonObject event(String customer) {
        var object = new JsonObject()
                .put("id", "sub_" + customer)
                .put("object", "subscription")
                .put("customer", customer)
                .put("filler", "x".repeat(3_000));
        return new JsonObject()
                .put("id", "evt_" + UUID.randomUUID())
                .put("object", "event")
                .put("type", "customer.subscription.updated")
                .put("api_version", "2026-07-29.dahlia")
                .put("created", System.currentTimeMillis() / 1_000)
                .put("data", new JsonObject().put("object", object));
    }
}
