package io.tradesense.gateway.access;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What auth says of a good API key.
 *
 * @param scopes such as {@code trades:read}
 * @param requestsPerMinute the key's own limit beside its user's; null where it has none
 * @param expiresAt null where it never does
 * @param epoch of its user when auth was asked
 */
public record KeyGrant(
        UUID keyId,
        UUID userId,
        Set<String> roles,
        Set<String> scopes,
        String plan,
        @Nullable Integer requestsPerMinute,
        @Nullable Instant expiresAt,
        long epoch) {

    static KeyGrant fromJson(JsonObject json) {
        return new KeyGrant(
                UUID.fromString(json.getString("keyId")),
                UUID.fromString(json.getString("userId")),
                words(json.getJsonArray("roles", new JsonArray())),
                words(json.getJsonArray("scopes", new JsonArray())),
                json.getString("plan", ""),
                json.getInteger("requestsPerMinute"),
                json.getInstant("expiresAt"),
                json.getLong("epoch", 0L));
    }

    boolean isExpired(Instant now) {
        return expiresAt != null && !expiresAt.isAfter(now);
    }

    private static Set<String> words(JsonArray array) {
        return array.stream().map(String.class::cast).collect(Collectors.toUnmodifiableSet());
    }
}
