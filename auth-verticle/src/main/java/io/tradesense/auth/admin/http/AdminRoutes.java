package io.tradesense.auth.admin.http;

import io.tradesense.auth.admin.domain.Administration;
import io.tradesense.auth.admin.domain.Directory;
import io.tradesense.auth.admin.domain.Role;
import io.tradesense.auth.audit.http.AuditJson;
import io.tradesense.auth.http.Pages;
import io.tradesense.auth.sessions.http.EndUser;
import io.tradesense.auth.users.domain.User;
import io.tradesense.auth.users.http.UserJson;
import io.tradesense.auth.users.http.UserVersion;
import io.tradesense.kit.Fault;
import io.tradesense.kit.http.Cursor;
import io.tradesense.kit.http.Reply;
import io.tradesense.kit.openapi.ContractRequest;
import io.tradesense.kit.openapi.ContractRouter;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The accounts of others, for administrators. */
public final class AdminRoutes {
    private final Administration administration;

    public AdminRoutes(Administration administration) {
        this.administration = administration;
    }

    public ContractRouter serve(ContractRouter contract) {
        return contract.on("listUsers", this::listUsers)
                .on("getUser", this::getUser)
                .on("changeUser", this::changeUser)
                .on("listUserAudit", this::listUserAudit);
    }

    private Future<Reply> listUsers(ContractRequest request) {
        int limit = request.integer("limit", Pages.USUAL);
        var filter = new Directory.Filter(
                request.text("q").orElse(null),
                request.text("role").map(Role::of).orElse(null),
                request.text("disabled").map(Boolean::valueOf).orElse(null));
        Directory.After after = request.text("cursor").map(AdminRoutes::after).orElse(null);
        return administration
                .list(EndUser.actor(request), filter, after, limit + 1)
                .map(found -> unkept(Reply.ok(Pages.of(found, limit, AdminRoutes::write, AdminRoutes::cursor))));
    }

    private Future<Reply> getUser(ContractRequest request) {
        return administration.find(EndUser.actor(request), request.id("userId")).map(AdminRoutes::reply);
    }

    private Future<Reply> changeUser(ContractRequest request) {
        var change = new Directory.Change(request.body().getBoolean("disabled"), roles(request.body()));
        return administration
                .change(EndUser.actor(request), request.id("userId"), change, UserVersion.asked(request))
                .map(AdminRoutes::reply);
    }

    private Future<Reply> listUserAudit(ContractRequest request) {
        int limit = request.integer("limit", Pages.USUAL);
        return administration
                .audit(EndUser.actor(request), request.id("userId"), AuditJson.after(request), limit + 1)
                .map(found -> unkept(Reply.ok(AuditJson.page(found, limit, AuditJson::forAdministrator))));
    }

    private static @Nullable Set<Role> roles(JsonObject body) {
        JsonArray given = body.getJsonArray("roles");
        if (given == null) {
            return null;
        }
        Set<Role> roles = given.stream().map(text -> Role.of(text.toString())).collect(Collectors.toSet());
        if (!roles.contains(Role.USER)) {
            throw Fault.invalid("/roles", "everybody has the role user");
        }
        return roles;
    }

    private static JsonObject write(User user) {
        return UserJson.write(user).put("disabled", user.disabled());
    }

    private static Cursor cursor(User last) {
        return Cursor.of(last.email().toLowerCase(Locale.ROOT), last.id().toString());
    }

    private static Directory.After after(String text) {
        var cursor = Cursor.parse(text, 2);
        try {
            return new Directory.After(cursor.value(0), UUID.fromString(cursor.value(1)));
        } catch (IllegalArgumentException foreign) {
            throw Cursor.refusal();
        }
    }

    private static Reply reply(User user) {
        return unkept(Reply.ok(write(user)).with("etag", UserVersion.tag(user.version())));
    }

    private static Reply unkept(Reply reply) {
        return reply.with("cache-control", "no-store");
    }
}
