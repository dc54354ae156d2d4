package io.tradesense.gateway.http;

import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;

/**
 * Ends each connection with its next answer, once the gateway is about to stop. A client that is told so asks elsewhere;
 * one whose quiet connection is merely closed may have a request on its way that nobody answers.
 */
public final class Leaving implements Handler<RoutingContext> {
    private boolean begun;

    public void begin() {
        begun = true;
    }

    @Override
    public void handle(RoutingContext ctx) {
        if (begun) {
            Connections.endAfterAnswer(ctx);
        }
        ctx.next();
    }
}
