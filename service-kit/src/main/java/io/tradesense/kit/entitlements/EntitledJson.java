package io.tradesense.kit.entitlements;

import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.Map;

/** Entitlements as billing answers them and as its event tells them: the same members. */
final class EntitledJson {

    private EntitledJson() {}

    static Entitled read(JsonObject json) {
        return new Entitled(
                json.getString("plan"),
                json.getString("status"),
                limits(json.getJsonObject("entitlements")),
                json.getLong("version"));
    }

    static Map<String, Long> limits(JsonObject json) {
        Map<String, Long> limits = new HashMap<>();
        json.forEach(each -> limits.put(each.getKey(), ((Number) each.getValue()).longValue()));
        return limits;
    }
}
