package io.tradesense.contracts;

import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A habit was found in a user's trades for the first time. Told once a habit, whether they asked or not.
 *
 * @param patternId as {@code GET /patterns} names it
 * @param kind which habit, such as {@code REVENGE_SIZE}
 * @param title what it is, as a statement
 * @param severity {@code LOW}, {@code MEDIUM} or {@code HIGH}
 * @param cost money lost by it, negative where it earned; an estimate. Null where it cannot be told
 * @param currency of the cost; null with it
 * @param dataVersion of the trades it was found in
 * @param at when it was found
 */
public record PatternFound(
        UUID patternId,
        UUID userId,
        String kind,
        String title,
        String severity,
        @Nullable BigDecimal cost,
        @Nullable String currency,
        long dataVersion,
        Instant at) {
    public static final String TYPE = "tradesense.analytics.pattern-found.v1";

    public JsonObject toJson() {
        var json = new JsonObject()
                .put("patternId", patternId.toString())
                .put("userId", userId.toString())
                .put("kind", kind)
                .put("title", title)
                .put("severity", severity)
                .put("dataVersion", dataVersion)
                .put("at", at.toString());
        if (cost != null) {
            json.put("cost", cost.toPlainString());
        }
        return currency == null ? json : json.put("currency", currency);
    }

    public static PatternFound fromJson(JsonObject json) {
        String cost = json.getString("cost");
        return new PatternFound(
                UUID.fromString(json.getString("patternId")),
                UUID.fromString(json.getString("userId")),
                json.getString("kind"),
                json.getString("title"),
                json.getString("severity"),
                cost == null ? null : new BigDecimal(cost),
                json.getString("currency"),
                json.getLong("dataVersion"),
                Instant.parse(json.getString("at")));
    }
}
