package io.tradesense.gateway.routing;

import io.tradesense.gateway.access.Authentication;
import io.tradesense.gateway.http.Origin;
import io.tradesense.gateway.http.PlainRequests;
import io.tradesense.gateway.proxy.ServiceProxy;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.util.UUID;
import java.util.function.Supplier;

/** Sends a request where configuration says; what it says nothing of goes on to the built-in routes. */
public final class MovedRoutes implements Handler<RoutingContext> {
    private final Supplier<Moves> moves;
    private final ServiceProxy proxy;

    public MovedRoutes(Supplier<Moves> moves, ServiceProxy proxy) {
        this.moves = moves;
        this.proxy = proxy;
    }

    @Override
    public void handle(RoutingContext ctx) {
        moves.get()
                .serviceOf(PlainRequests.path(ctx), who(ctx))
                .ifPresentOrElse(service -> proxy.pass(ctx, service), ctx::next);
    }

    private static String who(RoutingContext ctx) {
        UUID user = Authentication.callerOf(ctx).userId();
        return user == null ? Origin.of(ctx).addresses() : user.toString();
    }
}
