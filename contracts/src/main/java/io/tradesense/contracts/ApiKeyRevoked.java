package io.tradesense.contracts;

import io.vertx.core.json.JsonObject;
import java.util.UUID;

/** An API key must not be believed any more, whoever remembers it as good. */
public record ApiKeyRevoked(UUID userId, UUID keyId) {
    public static final String TYPE = "tradesense.auth.api-key-revoked.v1";

    public JsonObject toJson() {
        return new JsonObject().put("userId", userId.toString()).put("keyId", keyId.toString());
    }

    public static ApiKeyRevoked fromJson(JsonObject json) {
        return new ApiKeyRevoked(UUID.fromString(json.getString("userId")), UUID.fromString(json.getString("keyId")));
    }
}
