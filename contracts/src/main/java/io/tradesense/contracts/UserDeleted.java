package io.tradesense.contracts;

import io.vertx.core.json.JsonObject;
import java.util.UUID;

/** A user is gone: every service removes what it holds of them. */
public record UserDeleted(UUID userId) {
    public static final String TYPE = "tradesense.auth.user-deleted.v1";

    public JsonObject toJson() {
        return new JsonObject().put("userId", userId.toString());
    }

    public static UserDeleted fromJson(JsonObject json) {
        return new UserDeleted(UUID.fromString(json.getString("userId")));
    }
}
