package io.tradesense.contracts;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.UUID;

/**
 * A user has asked for market data.
 *
 * @param calls how often since the last such event
 */
public record MarketUsageRecorded(UUID userId, long calls, Instant at) {
    public static final String TYPE = "tradesense.market.usage-recorded.v1";

    public JsonObject toJson() {
        return new JsonObject()
                .put("userId", userId.toString())
                .put("calls", calls)
                .put("at", at.toString());
    }

    public static MarketUsageRecorded fromJson(JsonObject json) {
        return new MarketUsageRecorded(
                UUID.fromString(json.getString("userId")), json.getLong("calls"), Instant.parse(json.getString("at")));
    }
}
