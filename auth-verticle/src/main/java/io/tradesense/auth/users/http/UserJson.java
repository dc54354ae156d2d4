package io.tradesense.auth.users.http;

import io.tradesense.auth.users.domain.User;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** Users as their owners see them. */
public final class UserJson {

    private UserJson() {}

    public static JsonObject write(User user) {
        return new JsonObject()
                .put("id", user.id().toString())
                .put("email", user.email())
                .put("name", user.name())
                .put("roles", new JsonArray(user.roles()))
                .put("plan", user.plan())
                .put("emailVerified", user.emailVerified())
                .put("createdAt", user.createdAt().toString());
    }
}
