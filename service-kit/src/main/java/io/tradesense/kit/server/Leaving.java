package io.tradesense.kit.server;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;

/** Ends each connection with its next answer, once the server is about to stop: who is told so asks elsewhere. */
final class Leaving implements Handler<RoutingContext> {
    private volatile boolean begun;

    void begin() {
        begun = true;
    }

    @Override
    public void handle(RoutingContext ctx) {
        if (begun) {
            ctx.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
            ctx.addEndHandler(sent -> ctx.request().connection().close());
        }
        ctx.next();
    }
}
