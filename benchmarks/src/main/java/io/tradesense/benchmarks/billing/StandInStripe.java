package io.tradesense.benchmarks.billing;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** As much of Stripe's API as a look at a customer takes: lists of what they have. It can be slow, or silent. */
final class StandInStripe {
    static final long NEVER = -1;
    private static final long MONTH = 30L * 86_400;
    private final Vertx vertx;
    private final HttpServer server;
    private final AtomicInteger customers = new AtomicInteger();
    private final Map<String, String> planOf = new ConcurrentHashMap<>();
    private volatile long delayMillis;

    private StandInStripe(Vertx vertx) throws Exception {
        this.vertx = vertx;
        this.server = vertx.createHttpServer()
                .requestHandler(request -> request.body().onSuccess(body -> answer(request, body)))
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
    }

    static StandInStripe start(Vertx vertx) throws Exception {
        return new StandInStripe(vertx);
    }

    String url() {
        return "http://127.0.0.1:" + server.actualPort();
    }

    /** How long it takes to answer from now on; {@link #NEVER} for no answer at all. */
    void takes(long millis) {
        delayMillis = millis;
    }

    /** From now on the customer has this plan alone. */
    void sells(String customer, String plan) {
        planOf.put(customer, plan);
    }

    private void answer(HttpServerRequest request, Buffer body) {
        JsonObject answer = answer(request);
        long delay = delayMillis;
        if (delay == NEVER) {
            return;
        }
        if (delay > 0) {
            vertx.setTimer(delay, timer -> send(request, answer));
        } else {
            send(request, answer);
        }
    }

    private static void send(HttpServerRequest request, JsonObject answer) {
        request.response().putHeader("content-type", "application/json").end(answer.toBuffer());
    }

    private JsonObject answer(HttpServerRequest request) {
        return switch (request.path()) {
            case "/v1/customers" ->
                new JsonObject().put("id", "cus_" + customers.incrementAndGet()).put("object", "customer");
            case "/v1/billing_portal/sessions" ->
                new JsonObject()
                        .put("id", "bps_1")
                        .put("object", "billing_portal.session")
                        .put("url", "https://portal.example/");
            case "/v1/subscriptions" -> list(subscriptions(request.getParam("customer")));
            default -> list(new JsonArray());
        };
    }

    private JsonArray subscriptions(String customer) {
        String plan = planOf.get(customer);
        return plan == null ? new JsonArray() : new JsonArray().add(subscription(customer, plan));
    }

    private static JsonObject list(JsonArray data) {
        return new JsonObject()
                .put("object", "list")
                .put("url", "/v1/list")
                .put("data", data)
                .put("has_more", false);
    }

    private static JsonObject subscription(String customer, String plan) {
        long now = Instant.now().getEpochSecond();
        var price = new JsonObject()
                .put("id", "price_" + plan)
                .put("object", "price")
                .put("currency", "usd")
                .put("unit_amount", 1_900)
                .put("recurring", new JsonObject().put("interval", "month"))
                .put("metadata", new JsonObject().put("plan", plan));
        var item = new JsonObject()
                .put("id", "si_" + customer)
                .put("object", "subscription_item")
                .put("quantity", 1)
                .put("price", price)
                .put("current_period_start", now - now % MONTH)
                .put("current_period_end", now - now % MONTH + MONTH);
        return new JsonObject()
                .put("id", "sub_" + customer)
                .put("object", "subscription")
                .put("customer", customer)
                .put("status", "active")
                .put("currency", "usd")
                .put("created", now - now % MONTH)
                .put("cancel_at_period_end", false)
                .put("items", list(new JsonArray().add(item)));
    }
}
