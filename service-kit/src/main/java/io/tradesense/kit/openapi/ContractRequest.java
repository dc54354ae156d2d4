package io.tradesense.kit.openapi;

import io.tradesense.kit.Fault;
import io.tradesense.kit.http.InternalCallers;
import io.tradesense.kit.identity.Caller;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A request that keeps to the contract: what is read from it here has the type the contract gives it. */
public final class ContractRequest {
    private final RoutingContext ctx;
    private final Map<String, Object> parameters;
    private final @Nullable Object body;

    ContractRequest(RoutingContext ctx, Map<String, Object> parameters, @Nullable Object body) {
        this.ctx = ctx;
        this.parameters = parameters;
        this.body = body;
    }

    public Caller caller() {
        return InternalCallers.of(ctx);
    }

    /** The user the request is made for. @throws Fault UNAUTHENTICATED where there is none */
    public UUID userId() {
        UUID userId = caller().userId();
        if (userId == null) {
            throw Fault.of(Fault.Kind.UNAUTHENTICATED, "sign in first");
        }
        return userId;
    }

    public Optional<String> text(String name) {
        return Optional.ofNullable(parameters.get(name)).map(Object::toString);
    }

    /** For a parameter that the contract requires or gives a default. */
    public String requiredText(String name) {
        return text(name).orElseThrow(() -> new IllegalStateException("the contract does not require " + name));
    }

    public int integer(String name, int fallback) {
        if (!(parameters.get(name) instanceof Number number)) {
            return fallback;
        }
        if (number.longValue() != number.intValue()) {
            throw Fault.malformed(List.of(new Fault.At(name, "is too large or too small")));
        }
        return number.intValue();
    }

    public boolean flag(String name) {
        return Boolean.TRUE.equals(parameters.get(name));
    }

    /** For a parameter whose format the contract gives as uuid. */
    public UUID id(String name) {
        return UUID.fromString(requiredText(name));
    }

    public Optional<UUID> optionalId(String name) {
        return text(name).map(UUID::fromString);
    }

    public JsonObject body() {
        return body instanceof JsonObject object ? object : new JsonObject();
    }

    /** The body as it was sent: what an idempotency key is held against. */
    public Buffer rawBody() {
        Buffer raw = ctx.body().buffer();
        return raw == null ? Buffer.buffer() : raw;
    }

    public RoutingContext context() {
        return ctx;
    }
}
