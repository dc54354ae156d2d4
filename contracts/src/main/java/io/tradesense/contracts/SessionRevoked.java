package io.tradesense.contracts;

import io.vertx.core.json.JsonObject;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Access tokens issued so far are not to be believed any more.
 *
 * @param sessionId the one session meant; null for all of the user's
 * @param epoch of the user from now on: a token that states an earlier one is dead. 0 where one session is meant, and
 *     in events from before there was such a claim
 */
public record SessionRevoked(UUID userId, @Nullable UUID sessionId, long epoch) {
    public static final String TYPE = "tradesense.auth.session-revoked.v1";

    public JsonObject toJson() {
        var json = new JsonObject().put("userId", userId.toString());
        return sessionId == null ? json.put("epoch", epoch) : json.put("sessionId", sessionId.toString());
    }

    public static SessionRevoked fromJson(JsonObject json) {
        String sessionId = json.getString("sessionId");
        return new SessionRevoked(
                UUID.fromString(json.getString("userId")),
                sessionId == null ? null : UUID.fromString(sessionId),
                json.getLong("epoch", 0L));
    }
}
