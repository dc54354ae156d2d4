package io.tradesense.gateway.sockets;

import io.tradesense.gateway.access.Authentication;
import io.tradesense.gateway.access.Identity;
import io.tradesense.gateway.http.Cors;
import io.tradesense.gateway.limits.PlanQuotas;
import io.tradesense.gateway.limits.RateLimits;
import io.tradesense.kit.Fault;
import io.tradesense.kit.identity.Caller;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;

/** Who may open a socket, and keep it: by the rules of any request, and a page only from an origin that may call here. */
public final class Admission {
    private final Cors cors;
    private final RateLimits rates;
    private final PlanQuotas plans;
    private final Authentication authentication;

    public Admission(Cors cors, RateLimits rates, PlanQuotas plans, Authentication authentication) {
        this.cors = cors;
        this.rates = rates;
        this.plans = plans;
        this.authentication = authentication;
    }

    /**
     * Who asks for this socket. Fails with a {@link Fault} where they may have none.
     *
     * @throws Fault FORBIDDEN for a page of another origin
     */
    Future<Caller> admit(RoutingContext ctx, Handshake handshake) {
        if (!cors.admits(ctx)) {
            throw Fault.of(Fault.Kind.FORBIDDEN, "pages of this origin may not call here")
                    .typed("origin-not-allowed");
        }
        return rates.admitAddress(ctx)
                .compose(admitted -> authentication.identify(ctx, handshake.stated()))
                .compose(identity -> rates.admitCaller(ctx, identity, plans).map(identity))
                .map(Identity::caller);
    }

    /** Who has the socket now. Fails as at the handshake once they may have it no longer. */
    Future<Caller> standing(RoutingContext ctx, Handshake handshake) {
        return authentication.identify(ctx, handshake.stated()).map(Identity::caller);
    }
}
