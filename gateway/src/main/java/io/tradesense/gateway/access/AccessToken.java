package io.tradesense.gateway.access;

import io.tradesense.kit.Fault;
import io.tradesense.kit.identity.Caller;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a verified access token says.
 *
 * @param sessionId null where the token belongs to no session
 * @param plan what the user paid for when it was issued; empty where it does not say
 * @param epoch of the user when it was issued; null where it does not say
 * @param secondFactor whether its user signed in with more than a password
 * @param issuedSecond since 1970; when within that second is not known
 */
record AccessToken(
        UUID userId,
        Set<String> roles,
        @Nullable String sessionId,
        String plan,
        @Nullable Long epoch,
        boolean secondFactor,
        long issuedSecond,
        Instant expiry) {

    /** @throws Fault UNAUTHENTICATED where a signed token does not hold what every access token holds */
    static AccessToken of(JsonObject claims) {
        try {
            return new AccessToken(
                    UUID.fromString(claims.getString("sub")),
                    claims.getJsonArray("roles", new JsonArray()).stream()
                            .map(String.class::cast)
                            .collect(Collectors.toUnmodifiableSet()),
                    claims.getString("sid"),
                    claims.getString("plan", ""),
                    claims.getLong("epoch"),
                    claims.getJsonArray("amr", new JsonArray()).contains("mfa"),
                    claims.getLong("iat"),
                    Instant.ofEpochSecond(claims.getLong("exp")));
        } catch (RuntimeException incomplete) {
            throw refusal();
        }
    }

    Caller caller() {
        return new Caller("gateway", userId, roles, sessionId);
    }

    /** One refusal for all that can be wrong with a token: the reason would help only who forges one. */
    static Fault refusal() {
        return Fault.of(Fault.Kind.UNAUTHENTICATED, "the access token is not valid")
                .typed("invalid-token");
    }
}
