package io.tradesense.contracts;

import io.vertx.core.json.JsonObject;
import java.util.UUID;

/** A broker's file has been read to its end and every trade it touches stands. */
public record ImportCompleted(
        UUID importId, UUID userId, UUID accountId, String format, long imported, long duplicates, long rejected) {
    public static final String TYPE = "tradesense.trading.import-completed.v1";

    public JsonObject toJson() {
        return new JsonObject()
                .put("importId", importId.toString())
                .put("userId", userId.toString())
                .put("accountId", accountId.toString())
                .put("format", format)
                .put("imported", imported)
                .put("duplicates", duplicates)
                .put("rejected", rejected);
    }

    public static ImportCompleted fromJson(JsonObject json) {
        return new ImportCompleted(
                UUID.fromString(json.getString("importId")),
                UUID.fromString(json.getString("userId")),
                UUID.fromString(json.getString("accountId")),
                json.getString("format"),
                json.getLong("imported"),
                json.getLong("duplicates"),
                json.getLong("rejected"));
    }
}
