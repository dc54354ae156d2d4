package io.tradesense.contracts;

import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * What a user is entitled to has changed.
 *
 * @param plan the one whose entitlements count now: {@code free} once a paid one has ended or its grace is over
 * @param status of the subscription, such as {@code active} or {@code past_due}; {@code none} where there is none
 * @param entitlements by name, -1 where there is no limit
 * @param version grows with every change of this user's; of two events the one with the greater is the later
 */
public record SubscriptionChanged(
        UUID userId, String plan, String status, Map<String, Long> entitlements, long version) {
    public static final String TYPE = "tradesense.billing.subscription-changed.v1";

    public SubscriptionChanged {
        entitlements = Map.copyOf(entitlements);
    }

    public JsonObject toJson() {
        var limits = new JsonObject();
        new TreeMap<>(entitlements).forEach(limits::put);
        return new JsonObject()
                .put("userId", userId.toString())
                .put("plan", plan)
                .put("status", status)
                .put("entitlements", limits)
                .put("version", version);
    }

    public static SubscriptionChanged fromJson(JsonObject json) {
        Map<String, Long> limits = new TreeMap<>();
        json.getJsonObject("entitlements")
                .forEach(each -> limits.put(each.getKey(), ((Number) each.getValue()).longValue()));
        return new SubscriptionChanged(
                UUID.fromString(json.getString("userId")),
                json.getString("plan"),
                json.getString("status"),
                limits,
                json.getLong("version"));
    }
}
