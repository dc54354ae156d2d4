package io.tradesense.contracts;

import io.vertx.core.json.JsonObject;
import java.util.UUID;

/** A round trip that is none any more: its fills were taken back, or a fill from before has joined it to another. */
public record TradeDeleted(UUID tradeId, UUID userId, UUID accountId) {
    public static final String TYPE = "tradesense.trading.trade-deleted.v1";

    public JsonObject toJson() {
        return new JsonObject()
                .put("tradeId", tradeId.toString())
                .put("userId", userId.toString())
                .put("accountId", accountId.toString());
    }

    public static TradeDeleted fromJson(JsonObject json) {
        return new TradeDeleted(
                UUID.fromString(json.getString("tradeId")),
                UUID.fromString(json.getString("userId")),
                UUID.fromString(json.getString("accountId")));
    }
}
