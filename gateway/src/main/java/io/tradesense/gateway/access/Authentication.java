package io.tradesense.gateway.access;

import io.tradesense.gateway.http.PlainRequests;
import io.tradesense.gateway.http.RouteTable;
import io.tradesense.kit.Fault;
import io.tradesense.kit.identity.ApiKey;
import io.tradesense.kit.identity.Caller;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Says who asks. Without a token or a key that is nobody, and the service's contract decides whether nobody may; one that
 * is not good is refused here, and so are a key outside of its scopes and, where a second factor is demanded, a sign-in
 * without one: it leads to auth alone, where one is set up.
 */
public final class Authentication implements Handler<RoutingContext> {
    private static final String IDENTITY = "gateway.identity";
    private static final String SCHEME = "bearer ";
    private static final String AUTH = RouteTable.API + "/auth";
    private final AccessTokens tokens;
    private final ApiKeys keys;
    private final BooleanSupplier secondFactorDemanded;

    public Authentication(AccessTokens tokens, ApiKeys keys, BooleanSupplier secondFactorDemanded) {
        this.tokens = tokens;
        this.keys = keys;
        this.secondFactorDemanded = secondFactorDemanded;
    }

    @Override
    public void handle(RoutingContext ctx) {
        var asked = identify(ctx, ctx.request().headers().getAll(HttpHeaders.AUTHORIZATION));
        if (asked.isComplete()) {
            goOn(ctx, asked);
            return;
        }
        ctx.request().pause();
        asked.onComplete(identity -> {
            ctx.request().resume();
            goOn(ctx, asked);
        });
    }

    /** @throws IllegalStateException on a route that does not ask who calls */
    public static Identity identityOf(RoutingContext ctx) {
        Identity identity = ctx.get(IDENTITY);
        if (identity == null) {
            throw new IllegalStateException("nobody was asked who calls on this route");
        }
        return identity;
    }

    /** @throws IllegalStateException on a route that does not ask who calls */
    public static Caller callerOf(RoutingContext ctx) {
        return identityOf(ctx).caller();
    }

    /**
     * Who these {@code Authorization} headers name: nobody where there is none. Fails with a {@link Fault}:
     * UNAUTHENTICATED for what is not good, or no longer; FORBIDDEN for a key that may not do what the request asks;
     * UNAVAILABLE where it cannot be judged at the moment.
     */
    public Future<Identity> identify(RoutingContext ctx, List<String> stated) {
        if (stated.isEmpty()) {
            return Future.succeededFuture(Identity.NOBODY);
        }
        String first = stated.get(0);
        if (stated.size() > 1 || !first.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Future.failedFuture(AccessToken.refusal());
        }
        String credential = first.substring(SCHEME.length()).trim();
        return credential.startsWith(ApiKey.PREFIX)
                ? keys.find(credential).compose(key -> withinScopes(ctx, key))
                : tokens.find(credential).compose(token -> withinFactors(ctx, token));
    }

    private Future<Identity> withinFactors(RoutingContext ctx, AccessToken token) {
        boolean admitted = token.secondFactor()
                || !secondFactorDemanded.getAsBoolean()
                || PlainRequests.path(ctx).isUnder(AUTH);
        return admitted
                ? Future.succeededFuture(Identity.of(token))
                : Future.failedFuture(Fault.of(
                                Fault.Kind.FORBIDDEN,
                                "this installation demands a second factor: set one up and sign in with it")
                        .typed("second-factor-required"));
    }

    private static Future<Identity> withinScopes(RoutingContext ctx, KeyGrant key) {
        var required = Scopes.required(ctx.request().method(), PlainRequests.path(ctx));
        if (required.filter(key.scopes()::contains).isPresent()) {
            return Future.succeededFuture(Identity.of(key));
        }
        // An open socket is asked about again, long after its answer.
        if (!ctx.response().headWritten()) {
            ctx.response()
                    .putHeader(
                            "www-authenticate",
                            "Bearer error=\"insufficient_scope\""
                                    + required.map(scope -> ", scope=\"" + scope + "\"")
                                            .orElse(""));
        }
        return Future.failedFuture(Fault.of(
                        Fault.Kind.FORBIDDEN,
                        required.map(scope -> "the API key does not have the scope " + scope)
                                .orElse("no API key opens this address"))
                .typed("insufficient-scope"));
    }

    private static void goOn(RoutingContext ctx, Future<Identity> asked) {
        if (asked.succeeded()) {
            ctx.put(IDENTITY, asked.result());
            ctx.next();
            return;
        }
        if (asked.cause() instanceof Fault fault && fault.kind() == Fault.Kind.UNAUTHENTICATED) {
            ctx.response().putHeader("www-authenticate", "Bearer error=\"invalid_token\"");
        }
        ctx.fail(asked.cause());
    }
}
