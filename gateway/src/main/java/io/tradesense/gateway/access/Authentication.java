package io.tradesense.gateway.access;

import io.tradesense.kit.Fault;
import io.tradesense.kit.identity.Caller;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.util.List;

/**
 * Says who asks. Without a token that is nobody, and the service's contract decides whether nobody may; a token that is
 * not good is refused here.
 */
public final class Authentication implements Handler<RoutingContext> {
    private static final String CALLER = "gateway.caller";
    private static final String SCHEME = "bearer ";
    private static final Caller NOBODY = Caller.service("gateway");
    private final AccessTokens tokens;

    public Authentication(AccessTokens tokens) {
        this.tokens = tokens;
    }

    @Override
    public void handle(RoutingContext ctx) {
        var stated = ctx.request().headers().getAll("authorization");
        if (stated.isEmpty()) {
            ctx.put(CALLER, NOBODY);
            ctx.next();
            return;
        }
        ctx.request().pause();
        caller(stated)
                .onSuccess(caller -> {
                    ctx.put(CALLER, caller);
                    ctx.request().resume();
                    ctx.next();
                })
                .onFailure(failure -> refuse(ctx, failure));
    }

    /** @throws IllegalStateException on a route that does not ask who calls */
    public static Caller callerOf(RoutingContext ctx) {
        Caller caller = ctx.get(CALLER);
        if (caller == null) {
            throw new IllegalStateException("nobody was asked who calls on this route");
        }
        return caller;
    }

    private Future<Caller> caller(List<String> stated) {
        String first = stated.get(0);
        boolean plain = stated.size() == 1 && first.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
        return plain
                ? tokens.caller(first.substring(SCHEME.length()).trim())
                : Future.failedFuture(AccessToken.refusal());
    }

    private static void refuse(RoutingContext ctx, Throwable failure) {
        ctx.request().resume();
        if (failure instanceof Fault fault && fault.kind() == Fault.Kind.UNAUTHENTICATED) {
            ctx.response().putHeader("www-authenticate", "Bearer error=\"invalid_token\"");
        }
        ctx.fail(failure);
    }
}
