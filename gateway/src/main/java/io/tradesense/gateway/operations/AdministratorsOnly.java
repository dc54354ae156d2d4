package io.tradesense.gateway.operations;

import io.tradesense.gateway.access.Authentication;
import io.tradesense.kit.Fault;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;

/** Lets in signed-in users with the role {@code admin}. An API key opens nothing here: no scope covers it. */
final class AdministratorsOnly implements Handler<RoutingContext> {
    private static final String ROLE = "admin";

    @Override
    public void handle(RoutingContext ctx) {
        var caller = Authentication.callerOf(ctx);
        if (caller.userId() == null) {
            ctx.response().putHeader("www-authenticate", "Bearer");
            throw Fault.of(Fault.Kind.UNAUTHENTICATED, "operations are for administrators: sign in as one");
        }
        if (!caller.roles().contains(ROLE)) {
            throw Fault.of(Fault.Kind.FORBIDDEN, "operations are for administrators");
        }
        ctx.next();
    }
}
