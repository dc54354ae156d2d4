package io.tradesense.contracts;

import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/**
 * A price a user waited for was reached. Each alert triggers once.
 *
 * @param condition {@code ABOVE} or {@code BELOW}
 * @param price what was waited for
 * @param marketPrice what set it off
 * @param at when the market's price was that
 * @param simulated the market's price was made up, because no provider was there to be asked
 */
public record AlertTriggered(
        UUID alertId,
        UUID userId,
        String symbol,
        String condition,
        BigDecimal price,
        BigDecimal marketPrice,
        Instant at,
        boolean simulated) {
    public static final String TYPE = "tradesense.market.alert-triggered.v1";

    public JsonObject toJson() {
        return new JsonObject()
                .put("alertId", alertId.toString())
                .put("userId", userId.toString())
                .put("symbol", symbol)
                .put("condition", condition)
                .put("price", price.toPlainString())
                .put("marketPrice", marketPrice.toPlainString())
                .put("at", at.toString())
                .put("simulated", simulated);
    }

    public static AlertTriggered fromJson(JsonObject json) {
        return new AlertTriggered(
                UUID.fromString(json.getString("alertId")),
                UUID.fromString(json.getString("userId")),
                json.getString("symbol"),
                json.getString("condition"),
                new BigDecimal(json.getString("price")),
                new BigDecimal(json.getString("marketPrice")),
                Instant.parse(json.getString("at")),
                json.getBoolean("simulated"));
    }
}
