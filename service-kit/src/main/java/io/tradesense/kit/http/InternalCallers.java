package io.tradesense.kit.http;

import io.tradesense.kit.identity.Caller;
import io.tradesense.kit.identity.InternalTokens;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;

/** Lets in calls that carry an internal token for this service, and nobody else: a place in the network is no right. */
public final class InternalCallers implements Handler<RoutingContext> {
    private static final String CALLER = "tradesense.caller";
    private final InternalTokens tokens;
    private final String service;

    public InternalCallers(InternalTokens tokens, String service) {
        this.tokens = tokens;
        this.service = service;
    }

    @Override
    public void handle(RoutingContext ctx) {
        var request = ctx.request();
        request.pause();
        tokens.verify(request.getHeader(InternalTokens.HEADER), service)
                .onSuccess(caller -> {
                    ctx.put(CALLER, caller);
                    request.resume();
                    ctx.next();
                })
                .onFailure(failure -> {
                    request.resume();
                    ctx.response().putHeader(InternalTokens.REFUSAL_HEADER, "caller");
                    ctx.fail(failure);
                });
    }

    /** @throws IllegalStateException on a route that this handler does not guard */
    public static Caller of(RoutingContext ctx) {
        Caller caller = ctx.get(CALLER);
        if (caller == null) {
            throw new IllegalStateException("this route is not guarded");
        }
        return caller;
    }

    /** Whether the request has shown a good internal token. */
    static boolean isKnown(RoutingContext ctx) {
        return ctx.get(CALLER) != null;
    }
}
