package io.tradesense.contracts;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.UUID;

/**
 * Something stands out in a user's figures by more than luck and has not been told before. Its figures are not told:
 * whoever may read them asks ai for them.
 *
 * @param kind CELL for trades told apart by one property, else the pattern's own
 * @param title for people
 * @param severity WARNING, STRENGTH, or as analytics grades a pattern
 */
public record InsightCreated(UUID insightId, UUID userId, String kind, String title, String severity, Instant at) {
    public static final String TYPE = "tradesense.ai.insight-created.v1";

    public JsonObject toJson() {
        return new JsonObject()
                .put("insightId", insightId.toString())
                .put("userId", userId.toString())
                .put("kind", kind)
                .put("title", title)
                .put("severity", severity)
                .put("at", at.toString());
    }

    public static InsightCreated fromJson(JsonObject json) {
        return new InsightCreated(
                UUID.fromString(json.getString("insightId")),
                UUID.fromString(json.getString("userId")),
                json.getString("kind"),
                json.getString("title"),
                json.getString("severity"),
                Instant.parse(json.getString("at")));
    }
}
