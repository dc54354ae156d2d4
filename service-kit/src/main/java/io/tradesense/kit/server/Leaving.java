package io.tradesense.kit.server;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;

/**
 * Ends each connection with its next answer, once the server is about to stop. A client that is told so asks elsewhere;
 * one whose quiet connection is merely closed may have a request on its way that nobody answers.
 */
public final class Leaving implements Handler<RoutingContext> {
    private final Handler<RoutingContext> lastAnswer;
    private volatile boolean begun;

    /** @param lastAnswer is told of each request whose answer is to end its connection */
    public Leaving(Handler<RoutingContext> lastAnswer) {
        this.lastAnswer = lastAnswer;
    }

    /** For a server of HTTP/1 alone. */
    static Leaving ofService() {
        return new Leaving(ctx -> {
            ctx.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
            ctx.addEndHandler(sent -> ctx.request().connection().close());
        });
    }

    public void begin() {
        begun = true;
    }

    @Override
    public void handle(RoutingContext ctx) {
        if (begun) {
            lastAnswer.handle(ctx);
        }
        ctx.next();
    }
}
