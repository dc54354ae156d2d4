package io.tradesense.contracts;

import io.vertx.core.json.JsonObject;
import java.util.UUID;

/** Somebody has an account now. Who they are stays with auth: no address and no name travels in an event. */
public record UserRegistered(UUID userId) {
    public static final String TYPE = "tradesense.auth.user-registered.v1";

    public JsonObject toJson() {
        return new JsonObject().put("userId", userId.toString());
    }

    public static UserRegistered fromJson(JsonObject json) {
        return new UserRegistered(UUID.fromString(json.getString("userId")));
    }
}
