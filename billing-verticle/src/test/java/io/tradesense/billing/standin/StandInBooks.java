package io.tradesense.billing.standin;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the stand-in remembers, and what happens there by itself: payments, renewals, refunds, each with its events. */
public final class StandInBooks {
    static final long MONTH = 30L * 86_400;
    final Map<String, JsonObject> customers = new LinkedHashMap<>();
    final Map<String, JsonObject> products = new LinkedHashMap<>();
    final Map<String, JsonObject> prices = new LinkedHashMap<>();
    final Map<String, JsonObject> coupons = new LinkedHashMap<>();
    final Map<String, JsonObject> sessions = new LinkedHashMap<>();
    final Map<String, JsonObject> subscriptions = new LinkedHashMap<>();
    final Map<String, JsonObject> invoices = new LinkedHashMap<>();
    final Map<String, JsonObject> charges = new LinkedHashMap<>();
    final Map<String, JsonObject> meterEvents = new LinkedHashMap<>();
    private final List<JsonObject> events = new ArrayList<>();
    private int numbers;
    /** Seconds since 1970; it stands, so that many events fall into one second. */
    private long now = Instant.now().getEpochSecond();

    synchronized String id(String prefix) {
        return prefix + "_" + ++numbers;
    }

    synchronized long now() {
        return now;
    }

    /** Whether payments of a customer fail from now on. */
    public synchronized void cardDeclines(String customer, boolean declines) {
        customers.get(customer).put("declines", declines);
    }

    public synchronized void pass(long seconds) {
        now += seconds;
    }

    /** Events that were not taken before. */
    public synchronized List<JsonObject> takeEvents() {
        var taken = List.copyOf(events);
        events.clear();
        return taken;
    }

    public synchronized List<String> customerIds() {
        return List.copyOf(customers.keySet());
    }

    public synchronized long charged(String customer) {
        return charges.values().stream()
                .filter(charge -> charge.getString("customer").equals(customer))
                .filter(charge -> charge.getBoolean("paid"))
                .count();
    }

    /** What was reported to meters, as it came. */
    public synchronized List<JsonObject> meterEvents() {
        return meterEvents.values().stream().map(JsonObject::copy).toList();
    }

    /** What costs how much under a name now, in cents. */
    public synchronized List<Long> pricesNamed(String lookupKey) {
        return prices.values().stream()
                .filter(price -> lookupKey.equals(price.getString("lookup_key")) && price.getBoolean("active"))
                .map(price -> price.getLong("unit_amount"))
                .toList();
    }

    public synchronized boolean isDeleted(String customer) {
        return customers.get(customer).getBoolean("deleted", false);
    }

    public synchronized List<JsonObject> subscriptionsOf(String customer) {
        return subscriptions.values().stream()
                .filter(each -> each.getString("customer").equals(customer))
                .toList();
    }

    synchronized void tell(String type, JsonObject object) {
        events.add(new JsonObject()
                .put("id", id("evt"))
                .put("object", "event")
                .put("type", type)
                .put("api_version", "2026-07-29.dahlia")
                .put("created", now)
                .put("livemode", false)
                .put("data", new JsonObject().put("object", object.copy())));
    }

    /** Uses a checkout page: subscribes, with a trial or a first payment. */
    public synchronized String complete(String sessionId) {
        JsonObject session = sessions.get(sessionId);
        if (session == null || !"open".equals(session.getString("status"))) {
            throw new IllegalStateException("the page cannot be used: " + session);
        }
        session.put("status", "complete");
        String customer = session.getString("customer");
        long trial = session.getLong("trialDays") * 86_400;
        var item = new JsonObject()
                .put("id", id("si"))
                .put("object", "subscription_item")
                .put("quantity", 1)
                .put("price", prices.get(session.getString("priceId")))
                .put("current_period_start", now)
                .put("current_period_end", now + (trial > 0 ? trial : MONTH));
        var subscription = new JsonObject()
                .put("id", id("sub"))
                .put("object", "subscription")
                .put("customer", customer)
                .put("status", trial > 0 ? "trialing" : "active")
                .put("currency", "usd")
                .put("created", now)
                .put("start_date", now)
                .put("trial_end", trial > 0 ? now + trial : null)
                .put("cancel_at_period_end", false)
                .put("discounts", new JsonArray())
                .put("items", list(List.of(item)));
        subscriptions.put(subscription.getString("id"), subscription);
        tell("customer.subscription.created", subscription);
        if (trial == 0) {
            pay(invoice(subscription, amount(subscription)));
        }
        tell("checkout.session.completed", session);
        return subscription.getString("id");
    }

    /** The period ends: a trial is paid for, a month renewed, what was to end ends. */
    public synchronized void renew(String id) {
        JsonObject subscription = subscriptions.get(id);
        if (subscription.getString("status").equals("canceled")) {
            return;
        }
        if (subscription.getBoolean("cancel_at_period_end")) {
            cancel(id);
            return;
        }
        JsonObject item = item(subscription);
        long start = item.getLong("current_period_end");
        item.put("current_period_start", start).put("current_period_end", start + MONTH);
        if (subscription.getString("status").equals("trialing")) {
            subscription.put("status", "active");
        }
        tell("customer.subscription.updated", subscription);
        if (subscription.getJsonObject("pause_collection") == null) {
            pay(invoice(subscription, amount(subscription)));
        }
    }

    public synchronized void cancel(String id) {
        JsonObject subscription = subscriptions.get(id);
        subscription.put("status", "canceled").put("ended_at", now);
        tell("customer.subscription.deleted", subscription);
    }

    /** Tries again to have everything paid that is owed. */
    public synchronized void retry(String subscriptionId) {
        for (JsonObject invoice : List.copyOf(invoices.values())) {
            if (invoice.getString("status").equals("open")
                    && subscriptionId.equals(StandInViews.subscription(invoice))) {
                pay(invoice);
            }
        }
    }

    public synchronized void refund(String customer) {
        charges.values().stream()
                .filter(charge -> charge.getString("customer").equals(customer))
                .filter(charge -> charge.getBoolean("paid") && charge.getLong("amount_refunded") == 0)
                .findFirst()
                .ifPresent(charge -> {
                    charge.put("amount_refunded", charge.getLong("amount"));
                    tell("charge.refunded", charge);
                });
    }

    synchronized JsonObject invoice(JsonObject subscription, long amount) {
        var invoice = new JsonObject()
                .put("id", id("in"))
                .put("object", "invoice")
                .put("number", "N-" + numbers)
                .put("customer", subscription.getString("customer"))
                .put("status", "open")
                .put("currency", "usd")
                .put("total", amount)
                .put("amount_due", amount)
                .put("amount_remaining", amount)
                .put("amount_paid", 0)
                .put("attempt_count", 0)
                .put("created", now)
                .put("period_start", item(subscription).getLong("current_period_start"))
                .put("period_end", item(subscription).getLong("current_period_end"))
                .put("hosted_invoice_url", "https://invoice.example/" + numbers)
                .put(
                        "parent",
                        new JsonObject()
                                .put("type", "subscription_details")
                                .put(
                                        "subscription_details",
                                        new JsonObject().put("subscription", subscription.getString("id"))))
                .put("payments", list(List.of()));
        invoices.put(invoice.getString("id"), invoice);
        tell("invoice.created", invoice);
        return invoice;
    }

    /** One attempt to have an invoice paid, with what follows for its subscription. */
    synchronized void pay(JsonObject invoice) {
        String customer = invoice.getString("customer");
        boolean declines = customers.get(customer).getBoolean("declines", false);
        JsonObject subscription = subscriptions.get(StandInViews.subscription(invoice));
        invoice.put("attempt_count", invoice.getInteger("attempt_count") + 1);
        var charge = charge(invoice, customer, !declines);
        if (declines) {
            invoice.put("next_payment_attempt", now + 3 * 86_400);
            subscription.put("status", "past_due");
            tell("charge.failed", charge);
            tell("invoice.payment_failed", invoice);
            tell("customer.subscription.updated", subscription);
            return;
        }
        invoice.put("status", "paid")
                .put("amount_paid", invoice.getLong("amount_due"))
                .put("amount_remaining", 0)
                .putNull("next_payment_attempt");
        if (subscription.getString("status").equals("past_due")) {
            subscription.put("status", "active");
            tell("customer.subscription.updated", subscription);
        }
        tell("charge.succeeded", charge);
        tell("invoice.paid", invoice);
    }

    private JsonObject charge(JsonObject invoice, String customer, boolean paid) {
        String intent = id("pi");
        var charge = new JsonObject()
                .put("id", id("ch"))
                .put("object", "charge")
                .put("customer", customer)
                .put("amount", invoice.getLong("amount_due"))
                .put("amount_refunded", 0L)
                .put("currency", "usd")
                .put("created", now)
                .put("paid", paid)
                .put("payment_intent", intent);
        charges.put(charge.getString("id"), charge);
        invoice.getJsonObject("payments")
                .getJsonArray("data")
                .add(new JsonObject()
                        .put("id", id("inpay"))
                        .put("object", "invoice_payment")
                        .put(
                                "payment",
                                new JsonObject().put("type", "payment_intent").put("payment_intent", intent)));
        return charge;
    }

    static JsonObject item(JsonObject subscription) {
        return subscription.getJsonObject("items").getJsonArray("data").getJsonObject(0);
    }

    static long amount(JsonObject subscription) {
        return item(subscription).getJsonObject("price").getLong("unit_amount");
    }

    static JsonObject list(List<JsonObject> data) {
        return new JsonObject()
                .put("object", "list")
                .put("data", new JsonArray(new ArrayList<>(data)))
                .put("has_more", false);
    }

    synchronized @Nullable JsonObject price(String lookupKey) {
        return prices.values().stream()
                .filter(each -> lookupKey.equals(each.getString("lookup_key")))
                .findFirst()
                .orElse(null);
    }
}
