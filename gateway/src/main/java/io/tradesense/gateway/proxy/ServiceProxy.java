package io.tradesense.gateway.proxy;

import io.tradesense.gateway.http.PlainRequests;
import io.tradesense.gateway.http.RouteTable;
import io.tradesense.kit.Fault;
import io.tradesense.kit.http.AccessLog;
import io.tradesense.kit.identity.InternalTokens;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.proxy.handler.ProxyHandler;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.ProxyOptions;

/** Passes requests on to services: one a door. */
public final class ServiceProxy {
    private final Upstreams upstreams;
    private final InternalTokens tokens;
    private final UpstreamClients clients;
    private final long maxBody;
    private final Patience patience;

    /** @param maxBody in bytes */
    public ServiceProxy(Vertx vertx, Upstreams upstreams, InternalTokens tokens, long maxBody, Patience patience) {
        this.upstreams = upstreams;
        this.tokens = tokens;
        this.clients = new UpstreamClients(vertx);
        this.maxBody = maxBody;
        this.patience = patience;
    }

    /** To the service whose area the address lies in; what lies in none goes on to the next route. */
    public Handler<RoutingContext> byAddress() {
        return ctx -> RouteTable.areaOf(PlainRequests.path(ctx))
                .ifPresentOrElse(
                        area -> {
                            AccessLog.template(ctx, area.template());
                            pass(ctx, area.service());
                        },
                        ctx::next);
    }

    /** To a service, without the part of the address that is the gateway's own. */
    public void pass(RoutingContext ctx, String service) {
        var path = PlainRequests.path(ctx);
        if (!path.isUnder(RouteTable.API)) {
            throw Fault.of(Fault.Kind.NOT_FOUND, "there is nothing at this address");
        }
        String uri = path.path().substring(RouteTable.API.length()) + path.query();
        upstreams.requireOne(service);
        var outgoing = new OutgoingRequest(ctx, service, uri, tokens, maxBody);
        var attempts = new Attempts(ctx, service, upstreams, outgoing, patience);
        var proxy = HttpProxy.reverseProxy(new ProxyOptions().setSupportWebSocket(false), clients.of(ctx.request()))
                .origin(attempts::connect)
                .addInterceptor(new Exchange(ctx, outgoing, attempts));
        ProxyHandler.create(proxy).handle(ctx);
    }
}
