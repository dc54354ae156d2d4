package io.tradesense.contracts;

import io.vertx.core.json.JsonObject;
import java.util.UUID;

/**
 * A user may not come in until further notice: no token and no API key of theirs is to be believed.
 *
 * @param epoch of the user from now on; tokens that state an earlier one stay dead when the user is let in again
 */
public record UserDisabled(UUID userId, long epoch) {
    public static final String TYPE = "tradesense.auth.user-disabled.v1";

    public JsonObject toJson() {
        return new JsonObject().put("userId", userId.toString()).put("epoch", epoch);
    }

    public static UserDisabled fromJson(JsonObject json) {
        return new UserDisabled(UUID.fromString(json.getString("userId")), json.getLong("epoch"));
    }
}
