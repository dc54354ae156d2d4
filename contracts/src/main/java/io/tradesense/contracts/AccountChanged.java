package io.tradesense.contracts;

import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.util.UUID;

/**
 * A broker account as it stands after it was opened, changed or removed.
 *
 * @param startingBalance in {@code currency}: what returns and drawdowns are measured from
 * @param deleted true where the account and everything in it is gone
 */
public record AccountChanged(
        UUID accountId, UUID userId, String name, String currency, BigDecimal startingBalance, boolean deleted) {
    public static final String TYPE = "tradesense.trading.account-changed.v1";

    public JsonObject toJson() {
        return new JsonObject()
                .put("accountId", accountId.toString())
                .put("userId", userId.toString())
                .put("name", name)
                .put("currency", currency)
                .put("startingBalance", startingBalance.toPlainString())
                .put("deleted", deleted);
    }

    public static AccountChanged fromJson(JsonObject json) {
        return new AccountChanged(
                UUID.fromString(json.getString("accountId")),
                UUID.fromString(json.getString("userId")),
                json.getString("name"),
                json.getString("currency"),
                new BigDecimal(json.getString("startingBalance")),
                json.getBoolean("deleted"));
    }
}
