package io.tradesense.contracts;

import io.vertx.core.json.JsonObject;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whether a round trip kept the rules of its setup, as far as that is known now; the latest counts. Of a trade that none
 * was told of, nothing is known.
 *
 * @param rulesKept false where at least one rule was broken; null where it is not, or no longer, known
 */
public record TradeJudged(
        UUID tradeId, UUID userId, @Nullable Boolean rulesKept) {
    public static final String TYPE = "tradesense.trading.trade-judged.v1";

    public JsonObject toJson() {
        var json = new JsonObject().put("tradeId", tradeId.toString()).put("userId", userId.toString());
        return rulesKept == null ? json : json.put("rulesKept", rulesKept);
    }

    public static TradeJudged fromJson(JsonObject json) {
        return new TradeJudged(
                UUID.fromString(json.getString("tradeId")),
                UUID.fromString(json.getString("userId")),
                json.getBoolean("rulesKept"));
    }
}
