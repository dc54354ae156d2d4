package io.tradesense.auth.apikeys.http;

import io.tradesense.auth.apikeys.domain.KeyGrant;
import io.tradesense.auth.apikeys.domain.KeyHolder;
import io.tradesense.auth.apikeys.domain.Scope;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Keys as their owners and as the gateway see them. */
final class ApiKeyJson {

    private ApiKeyJson() {}

    static JsonObject write(KeyGrant grant) {
        return new JsonObject()
                .put("id", grant.id().toString())
                .put("name", grant.name())
                .put("hint", grant.hint())
                .put("scopes", scopes(grant.scopes()))
                .put("requestsPerMinute", grant.requestsPerMinute())
                .put("createdAt", grant.createdAt().toString())
                .put("expiresAt", text(grant.expiresAt()))
                .put("lastUsedAt", text(grant.lastUsedAt()));
    }

    /** A key speaks for its user and never as an administrator. */
    static JsonObject write(KeyHolder holder) {
        KeyGrant grant = holder.grant();
        return new JsonObject()
                .put("keyId", grant.id().toString())
                .put("userId", grant.userId().toString())
                .put("roles", JsonArray.of("user"))
                .put("scopes", scopes(grant.scopes()))
                .put("plan", holder.plan())
                .put("requestsPerMinute", grant.requestsPerMinute())
                .put("expiresAt", text(grant.expiresAt()))
                .put("epoch", holder.epoch());
    }

    private static JsonArray scopes(Set<Scope> scopes) {
        return new JsonArray(scopes.stream().map(Scope::text).sorted().toList());
    }

    private static @Nullable String text(@Nullable Instant at) {
        return at == null ? null : at.toString();
    }
}
