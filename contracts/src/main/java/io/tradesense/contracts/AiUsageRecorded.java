package io.tradesense.contracts;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.UUID;

/**
 * A language model has worked for a user.
 *
 * @param tokens read and written together
 * @param costMicros millionths of a US dollar; 0 where it cost nothing
 */
public record AiUsageRecorded(UUID userId, long tokens, long costMicros, Instant at) {
    public static final String TYPE = "tradesense.ai.usage-recorded.v1";

    public JsonObject toJson() {
        return new JsonObject()
                .put("userId", userId.toString())
                .put("tokens", tokens)
                .put("costMicros", costMicros)
                .put("at", at.toString());
    }

    public static AiUsageRecorded fromJson(JsonObject json) {
        return new AiUsageRecorded(
                UUID.fromString(json.getString("userId")),
                json.getLong("tokens"),
                json.getLong("costMicros"),
                Instant.parse(json.getString("at")));
    }
}
