package io.tradesense.auth.apikeys.http;

import io.tradesense.auth.apikeys.domain.KeyGrants;
import io.tradesense.kit.Fault;
import io.vertx.core.Future;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.time.Clock;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /internal/api-keys/verify {"digest": "..."}}: whom a key speaks for that was presented at the gateway. Answers
 * {@code {keyId, userId, roles, scopes, plan, requestsPerMinute, expiresAt, epoch}}, or 404 of type {@code unknown-api-key}
 * whatever is wrong with it. Only the digest travels. Stands beside the contract because no client may ask.
 */
public final class KeyVerification {
    public static final String PATH = "/internal/api-keys/verify";
    private static final Pattern DIGEST = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final long BODY_BYTES = 1_024;
    private final KeyGrants grants;
    private final Clock clock;

    public KeyVerification(KeyGrants grants, Clock clock) {
        this.grants = grants;
        this.clock = clock;
    }

    public void mount(Router router) {
        router.post(PATH)
                .handler(BodyHandler.create(false).setBodyLimit(BODY_BYTES))
                .handler(this::answer);
    }

    private void answer(RoutingContext ctx) {
        verify(digest(ctx))
                .onSuccess(holder -> ctx.response()
                        .putHeader("cache-control", "no-store")
                        .putHeader("content-type", "application/json")
                        .end(holder.toBuffer()))
                .onFailure(ctx::fail);
    }

    private Future<JsonObject> verify(String digest) {
        return grants.use(digest, clock.instant())
                .map(holder -> holder.map(ApiKeyJson::write)
                        .orElseThrow(() -> Fault.notFound("API key").typed("unknown-api-key")));
    }

    private static String digest(RoutingContext ctx) {
        if (given(ctx) instanceof String text && DIGEST.matcher(text).matches()) {
            return text;
        }
        throw Fault.invalid("/digest", "is the SHA-256 of a key, Base64url without padding");
    }

    private static @Nullable Object given(RoutingContext ctx) {
        try {
            JsonObject body = ctx.body().asJsonObject();
            return body == null ? null : body.getValue("digest");
        } catch (DecodeException | ClassCastException unreadable) {
            throw Fault.malformed("the body is not JSON", List.of(new Fault.At("", "is not a JSON object")));
        }
    }
}
