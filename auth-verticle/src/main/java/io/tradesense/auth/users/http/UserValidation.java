package io.tradesense.auth.users.http;

import io.tradesense.auth.users.domain.Standing;
import io.tradesense.auth.users.domain.Users;
import io.tradesense.kit.Fault;
import io.vertx.core.Future;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /internal/users/validate {"userIds": [...]}}: what another service must know before it works for users it
 * has not met, at most 500 at a time. Answers {@code {"users": [{userId, exists, enabled, plan, epoch}]}}, one for each id asked
 * for and in that order. Stands beside the contract because no client may ask.
 */
public final class UserValidation {
    public static final String PATH = "/internal/users/validate";
    private static final int MOST = 500;
    private static final long BODY_BYTES = 65_536;
    private final Users users;

    public UserValidation(Users users) {
        this.users = users;
    }

    public void mount(Router router) {
        router.post(PATH)
                .handler(BodyHandler.create(false).setBodyLimit(BODY_BYTES))
                .handler(this::answer);
    }

    private void answer(RoutingContext ctx) {
        Set<UUID> ids = ids(ctx);
        standings(ids)
                .onSuccess(found -> ctx.json(new JsonObject().put("users", found)))
                .onFailure(ctx::fail);
    }

    private Future<JsonArray> standings(Set<UUID> ids) {
        return users.standings(ids).map(found -> {
            Map<UUID, Standing> known = found.stream().collect(Collectors.toMap(Standing::userId, Function.identity()));
            var all = new JsonArray();
            ids.forEach(id -> all.add(write(known.getOrDefault(id, Standing.unknown(id)))));
            return all;
        });
    }

    private static JsonObject write(Standing standing) {
        return new JsonObject()
                .put("userId", standing.userId().toString())
                .put("exists", standing.exists())
                .put("enabled", standing.enabled())
                .put("plan", standing.plan())
                .put("epoch", standing.epoch());
    }

    private static Set<UUID> ids(RoutingContext ctx) {
        JsonArray given = given(ctx);
        if (given == null || given.isEmpty() || given.size() > MOST) {
            throw Fault.invalid("/userIds", "is a list of 1 to " + MOST + " ids");
        }
        Set<UUID> ids = new LinkedHashSet<>();
        for (int index = 0; index < given.size(); index++) {
            ids.add(id(given.getValue(index), index));
        }
        return ids;
    }

    private static @Nullable JsonArray given(RoutingContext ctx) {
        try {
            JsonObject body = ctx.body().asJsonObject();
            return body != null && body.getValue("userIds") instanceof JsonArray ids ? ids : null;
        } catch (DecodeException | ClassCastException unreadable) {
            throw Fault.malformed("the body is not JSON", List.of(new Fault.At("", "is not a JSON object")));
        }
    }

    private static UUID id(@Nullable Object value, int index) {
        try {
            return UUID.fromString(String.valueOf(value));
        } catch (IllegalArgumentException unreadable) {
            throw Fault.invalid("/userIds/" + index, "is not a UUID");
        }
    }
}
