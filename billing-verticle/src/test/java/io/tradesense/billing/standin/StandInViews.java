package io.tradesense.billing.standin;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** Lists as Stripe answers them: the newest first, a page at a time. */
final class StandInViews {

    private StandInViews() {}

    static String subscription(JsonObject invoice) {
        return invoice.getJsonObject("parent")
                .getJsonObject("subscription_details")
                .getString("subscription");
    }

    /** Those of a customer, where one is asked for. */
    static JsonObject page(Collection<JsonObject> all, Map<String, String> query) {
        String customer = query.get("customer");
        List<JsonObject> found = new ArrayList<>(all.stream()
                .filter(each -> customer == null || customer.equals(each.getString("customer")))
                .toList());
        Collections.reverse(found);
        String after = query.get("starting_after");
        int from = 0;
        for (int index = 0; after != null && index < found.size(); index++) {
            if (after.equals(found.get(index).getString("id"))) {
                from = index + 1;
            }
        }
        int limit = Integer.parseInt(query.getOrDefault("limit", "10"));
        int to = Math.min(found.size(), from + limit);
        var data = new JsonArray();
        found.subList(from, to).forEach(each -> data.add(each.copy()));
        return new JsonObject()
                .put("object", "list")
                .put("url", "/v1/list")
                .put("data", data)
                .put("has_more", to < found.size());
    }

    static JsonObject error(String type, String code, String message) {
        return new JsonObject()
                .put(
                        "error",
                        new JsonObject().put("type", type).put("code", code).put("message", message));
    }
}
