package io.tradesense.contracts;

import io.vertx.core.json.JsonObject;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Access tokens issued so far are not to be believed any more.
 *
 * @param sessionId the one session meant; null for all of the user's
 */
public record SessionRevoked(UUID userId, @Nullable UUID sessionId) {
    public static final String TYPE = "tradesense.auth.session-revoked.v1";

    public JsonObject toJson() {
        var json = new JsonObject().put("userId", userId.toString());
        return sessionId == null ? json : json.put("sessionId", sessionId.toString());
    }

    public static SessionRevoked fromJson(JsonObject json) {
        String sessionId = json.getString("sessionId");
        return new SessionRevoked(
                UUID.fromString(json.getString("userId")), sessionId == null ? null : UUID.fromString(sessionId));
    }
}
