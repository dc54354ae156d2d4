package io.tradesense.auth.apikeys.http;

import io.tradesense.auth.apikeys.domain.ApiKeys;
import io.tradesense.auth.apikeys.domain.KeyGrant;
import io.tradesense.auth.apikeys.domain.KeyName;
import io.tradesense.auth.apikeys.domain.RetryKey;
import io.tradesense.auth.apikeys.domain.Scope;
import io.tradesense.auth.domain.Digest;
import io.tradesense.auth.sessions.http.EndUser;
import io.tradesense.kit.Fault;
import io.tradesense.kit.http.Reply;
import io.tradesense.kit.openapi.ContractRequest;
import io.tradesense.kit.openapi.ContractRouter;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A user's API keys. */
public final class ApiKeyRoutes {
    private final ApiKeys keys;

    public ApiKeyRoutes(ApiKeys keys) {
        this.keys = keys;
    }

    public ContractRouter serve(ContractRouter contract) {
        return contract.on("listApiKeys", this::listApiKeys)
                .on("createApiKey", this::createApiKey)
                .on("revokeApiKey", this::revokeApiKey);
    }

    private Future<Reply> listApiKeys(ContractRequest request) {
        return keys.list(request.userId()).map(found -> Reply.ok(page(found)).with("cache-control", "no-store"));
    }

    /** Nothing that could show the key again is kept, so a retry is told of the key without it. */
    private Future<Reply> createApiKey(ContractRequest request) {
        return keys.issue(EndUser.actor(request), order(request.body()), retry(request))
                .map(issued -> {
                    JsonObject body = ApiKeyJson.write(issued.grant())
                            .put("key", issued.key().orElse(null));
                    Reply reply = issued.key().isPresent()
                            ? Reply.created("/auth/api-keys/" + issued.grant().id(), body)
                            : Reply.ok(body);
                    return reply.with("cache-control", "no-store");
                });
    }

    private Future<Reply> revokeApiKey(ContractRequest request) {
        return keys.revoke(EndUser.actor(request), request.id("apiKeyId")).map(revoked -> Reply.noContent());
    }

    private static ApiKeys.Order order(JsonObject body) {
        return new ApiKeys.Order(
                new KeyName(body.getString("name")),
                body.getJsonArray("scopes").stream()
                        .map(text -> Scope.parse(text.toString()).orElseThrow())
                        .collect(Collectors.toSet()),
                body.getInteger("requestsPerMinute"),
                instant(body.getString("expiresAt")));
    }

    private static @Nullable Instant instant(@Nullable String text) {
        try {
            return text == null ? null : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException unreadable) {
            throw Fault.invalid("/expiresAt", "is not a valid date-time");
        }
    }

    private static Optional<RetryKey> retry(ContractRequest request) {
        return request.text("Idempotency-Key")
                .map(key ->
                        new RetryKey(Digest.of(key), Digest.of(request.rawBody().getBytes())));
    }

    private static JsonObject page(List<KeyGrant> found) {
        var items = new JsonArray();
        found.forEach(grant -> items.add(ApiKeyJson.write(grant)));
        return new JsonObject().put("items", items).putNull("nextCursor");
    }
}
