package io.tradesense.gateway.proxy;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.ext.web.RoutingContext;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyResponse;

/** One request's way to a service and the answer's way back, seen by the proxy that carries them. */
final class Exchange implements ProxyInterceptor {
    private final RoutingContext ctx;
    private final OutgoingRequest outgoing;
    private final Attempts attempts;

    Exchange(RoutingContext ctx, OutgoingRequest outgoing, Attempts attempts) {
        this.ctx = ctx;
        this.outgoing = outgoing;
        this.attempts = attempts;
    }

    @Override
    public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
        outgoing.write(context.request());
        return attempts.send(context).recover(failure -> {
            attempts.refuse(failure);
            // The router has answered: the proxy's own, bodiless 502 must never come after it.
            return Promise.<ProxyResponse>promise().future();
        });
    }

    @Override
    public Future<Void> handleProxyResponse(ProxyContext context) {
        return AnswerRelay.send(ctx, context.response().proxiedResponse());
    }
}
