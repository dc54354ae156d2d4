package io.tradesense.billing.standin;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What each call does and answers. Parameters are flat, as they come in a form: {@code items[0][price]}. */
final class StandInCalls {
    private final StandInBooks books;

    StandInCalls(StandInBooks books) {
        this.books = books;
    }

    record Answer(int status, JsonObject body) {
        static Answer ok(JsonObject body) {
            return new Answer(200, body.copy());
        }
    }

    Answer answer(String method, String path, Map<String, String> given) {
        synchronized (books) {
            String[] parts = path.substring("/v1/".length()).split("/");
            return switch (parts[0]) {
                case "customers" -> customers(method, parts, given);
                case "products" -> catalogue(books.products, "prod", method, parts, given);
                case "prices" -> prices(method, parts, given);
                case "coupons" -> catalogue(books.coupons, "coupon", method, parts, given);
                case "checkout" -> checkout(method, parts, given);
                case "subscriptions" -> subscriptions(method, parts, given);
                case "invoices" ->
                    method.equals("POST")
                            ? preview(given)
                            : Answer.ok(StandInViews.page(books.invoices.values(), given));
                case "charges" -> Answer.ok(StandInViews.page(books.charges.values(), given));
                case "billing_portal" ->
                    Answer.ok(new JsonObject()
                            .put("id", books.id("bps"))
                            .put("object", "billing_portal.session")
                            .put("url", "https://portal.example/" + given.get("customer")));
                case "billing" -> meter(given);
                default -> missing(path);
            };
        }
    }

    private static Answer missing(String what) {
        return new Answer(404, StandInViews.error("invalid_request_error", "resource_missing", "No such " + what));
    }

    private Answer customers(String method, String[] parts, Map<String, String> given) {
        if (parts.length == 1 && method.equals("POST")) {
            var customer = new JsonObject()
                    .put("id", books.id("cus"))
                    .put("object", "customer")
                    .put("created", books.now())
                    .put("metadata", metadata(given));
            books.customers.put(customer.getString("id"), customer);
            books.tell("customer.created", customer);
            return Answer.ok(customer);
        }
        if (parts.length == 1) {
            return Answer.ok(StandInViews.page(books.customers.values(), given));
        }
        if (parts[1].equals("search")) {
            return Answer.ok(new JsonObject()
                    .put("object", "search_result")
                    .put(
                            "data",
                            new JsonArray(books.customers.values().stream()
                                    .filter(each -> given.get("query")
                                            .contains(each.getJsonObject("metadata")
                                                    .getString("userId", "?")))
                                    .map(JsonObject::copy)
                                    .toList())));
        }
        JsonObject customer = books.customers.get(parts[1]);
        if (customer == null) {
            return missing("customer: " + parts[1]);
        }
        if (method.equals("DELETE")) {
            books.subscriptionsOf(parts[1]).forEach(each -> books.cancel(each.getString("id")));
            books.customers.put(
                    parts[1],
                    new JsonObject()
                            .put("id", parts[1])
                            .put("object", "customer")
                            .put("deleted", true));
            return Answer.ok(books.customers.get(parts[1]));
        }
        return Answer.ok(customer);
    }

    private Answer catalogue(
            Map<String, JsonObject> kind, String prefix, String method, String[] parts, Map<String, String> given) {
        if (method.equals("GET")) {
            return parts.length == 1
                    ? Answer.ok(StandInViews.page(kind.values(), given))
                    : kind.containsKey(parts[1]) ? Answer.ok(kind.get(parts[1])) : missing(prefix + ": " + parts[1]);
        }
        String id = parts.length > 1 ? parts[1] : given.getOrDefault("id", books.id(prefix));
        var object = kind.computeIfAbsent(
                id,
                created -> new JsonObject()
                        .put("id", id)
                        .put("object", prefix.equals("prod") ? "product" : prefix)
                        .put("active", true));
        given.forEach((name, value) -> {
            if (!name.contains("[")) {
                object.put(name, typed(name, value));
            }
        });
        return Answer.ok(object.put("metadata", metadata(given)));
    }

    private static Object typed(String name, String value) {
        return switch (name) {
            case "active" -> Boolean.valueOf(value);
            case "percent_off" -> Double.valueOf(value);
            default -> value;
        };
    }

    private Answer prices(String method, String[] parts, Map<String, String> given) {
        if (method.equals("GET")) {
            var data = new JsonArray();
            books.prices.values().stream()
                    .filter(each -> given.entrySet().stream()
                            .filter(asked -> asked.getKey().startsWith("lookup_keys"))
                            .anyMatch(asked -> asked.getValue().equals(each.getString("lookup_key"))))
                    .forEach(each -> data.add(each.copy()));
            return Answer.ok(
                    new JsonObject().put("object", "list").put("data", data).put("has_more", false));
        }
        if (parts.length > 1) {
            return Answer.ok(books.prices.get(parts[1]).put("active", Boolean.valueOf(given.get("active"))));
        }
        JsonObject before = books.price(given.get("lookup_key"));
        if (before != null) {
            before.putNull("lookup_key");
        }
        var price = new JsonObject()
                .put("id", books.id("price"))
                .put("object", "price")
                .put("active", true)
                .put("product", given.get("product"))
                .put("lookup_key", given.get("lookup_key"))
                .put("currency", given.get("currency"))
                .put("unit_amount", Long.valueOf(given.get("unit_amount")))
                .put(
                        "recurring",
                        new JsonObject()
                                .put("interval", given.get("recurring[interval]"))
                                .put("interval_count", 1))
                .put("metadata", metadata(given));
        books.prices.put(price.getString("id"), price);
        return Answer.ok(price);
    }

    private Answer checkout(String method, String[] parts, Map<String, String> given) {
        if (parts.length == 2) {
            String id = books.id("cs");
            var session = new JsonObject()
                    .put("id", id)
                    .put("object", "checkout.session")
                    .put("status", "open")
                    .put("customer", given.get("customer"))
                    .put("url", "https://checkout.example/" + id)
                    .put("expires_at", books.now() + 86_400)
                    .put("asked", new JsonObject(new TreeMap<String, Object>(given)))
                    .put("priceId", given.get("line_items[0][price]"))
                    .put("trialDays", Long.valueOf(given.getOrDefault("subscription_data[trial_period_days]", "0")));
            books.sessions.put(id, session);
            return Answer.ok(session);
        }
        JsonObject session = books.sessions.get(parts[2]);
        if (session == null) {
            return missing("checkout.session: " + parts[2]);
        }
        if (method.equals("POST") && !session.getString("status").equals("open")) {
            return new Answer(400, StandInViews.error("invalid_request_error", "", "This Session is not open"));
        }
        return Answer.ok(method.equals("POST") ? session.put("status", "expired") : session);
    }

    private Answer subscriptions(String method, String[] parts, Map<String, String> given) {
        if (parts.length == 1) {
            JsonObject customer = books.customers.get(given.getOrDefault("customer", ""));
            return customer == null || customer.getBoolean("deleted", false)
                    ? missing("customer: " + given.get("customer"))
                    : Answer.ok(StandInViews.page(books.subscriptions.values(), given));
        }
        JsonObject subscription = books.subscriptions.get(parts[1]);
        if (subscription == null) {
            return missing("subscription: " + parts[1]);
        }
        return method.equals("GET") ? Answer.ok(subscription) : update(subscription, given);
    }

    private Answer update(JsonObject subscription, Map<String, String> given) {
        if (given.containsKey("items[0][price]")) {
            JsonObject price = books.prices.get(given.get("items[0][price]"));
            long balance = price.getLong("unit_amount") - StandInBooks.amount(subscription);
            boolean charge = balance > 0 && subscription.getString("status").equals("active");
            if (charge
                    && books.customers.get(subscription.getString("customer")).getBoolean("declines", false)) {
                return new Answer(402, StandInViews.error("card_error", "card_declined", "Your card was declined."));
            }
            StandInBooks.item(subscription).put("price", price);
            if (charge) {
                books.pay(books.invoice(subscription, balance));
            }
        }
        if (given.containsKey("cancel_at_period_end")) {
            subscription.put("cancel_at_period_end", Boolean.valueOf(given.get("cancel_at_period_end")));
        }
        if (given.containsKey("pause_collection[behavior]")) {
            subscription.put(
                    "pause_collection", new JsonObject().put("behavior", given.get("pause_collection[behavior]")));
        } else if (given.containsKey("pause_collection")) {
            subscription.putNull("pause_collection");
        }
        books.tell("customer.subscription.updated", subscription);
        return Answer.ok(subscription);
    }

    private Answer preview(Map<String, String> given) {
        JsonObject subscription = books.subscriptions.get(given.get("subscription"));
        long from = StandInBooks.amount(subscription);
        long to = books.prices
                .get(given.get("subscription_details[items][0][price]"))
                .getLong("unit_amount");
        return Answer.ok(new JsonObject()
                .put("object", "invoice")
                .put("currency", "usd")
                .put("amount_due", Math.max(0, to - from))
                .put(
                        "lines",
                        StandInBooks.list(List.of(
                                new JsonObject()
                                        .put("object", "line_item")
                                        .put("description", "Unused time")
                                        .put("amount", -from),
                                new JsonObject()
                                        .put("object", "line_item")
                                        .put("description", "Remaining time")
                                        .put("amount", to)))));
    }

    private Answer meter(Map<String, String> given) {
        if (given.get("event_name").startsWith("no_such")) {
            return new Answer(
                    400,
                    StandInViews.error(
                            "invalid_request_error", "", "No active meter found for " + given.get("event_name")));
        }
        if (books.meterEvents.containsKey(given.get("identifier"))) {
            return new Answer(
                    400, StandInViews.error("invalid_request_error", "", "An event with this identifier exists"));
        }
        var event = new JsonObject().put("object", "billing.meter_event").put("identifier", given.get("identifier"));
        new TreeMap<>(given).forEach(event::put);
        books.meterEvents.put(given.get("identifier"), event);
        return Answer.ok(event);
    }

    private static JsonObject metadata(Map<String, String> given) {
        var metadata = new JsonObject();
        given.forEach((name, value) -> {
            if (name.startsWith("metadata[")) {
                metadata.put(name.substring("metadata[".length(), name.length() - 1), value);
            }
        });
        return metadata;
    }
}
