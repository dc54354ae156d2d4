package io.tradesense.contracts;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The figures of a user may have changed: what is known of their trades has a new version.
 *
 * @param dataVersion as analytics answers it with every figure; grows
 * @param asOf when the latest event the figures know of had happened
 */
public record PerformanceUpdated(
        UUID userId, long dataVersion, @Nullable Instant asOf) {
    public static final String TYPE = "tradesense.analytics.performance-updated.v1";

    public JsonObject toJson() {
        var json = new JsonObject().put("userId", userId.toString()).put("dataVersion", dataVersion);
        if (asOf != null) {
            json.put("asOf", asOf.toString());
        }
        return json;
    }

    public static PerformanceUpdated fromJson(JsonObject json) {
        String asOf = json.getString("asOf");
        return new PerformanceUpdated(
                UUID.fromString(json.getString("userId")),
                json.getLong("dataVersion"),
                asOf == null ? null : Instant.parse(asOf));
    }
}
