package io.tradesense.gateway.http;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;

/**
 * Ends connections whose request was answered before its body had come in. The rest is thrown away for a moment first: a
 * socket closed over unread bytes is reset, and the client would never see the answer.
 */
public final class UnreadBodies implements Handler<RoutingContext> {
    private static final long PATIENCE_MILLIS = 1_000;

    @Override
    public void handle(RoutingContext ctx) {
        var request = ctx.request();
        // A stream of HTTP/2 ends without its connection.
        if (request.version() != HttpVersion.HTTP_2
                && (request.headers().contains(HttpHeaders.TRANSFER_ENCODING)
                        || request.headers().contains(HttpHeaders.CONTENT_LENGTH))) {
            ctx.addHeadersEndHandler(head -> {
                if (!ctx.request().isEnded()) {
                    Connections.takeNoMore(ctx);
                    ctx.response().putHeader("connection", "close");
                }
            });
            ctx.addEndHandler(ended -> closeAfterTheRest(ctx));
        }
        ctx.next();
    }

    private static void closeAfterTheRest(RoutingContext ctx) {
        var request = ctx.request();
        if (request.isEnded()) {
            return;
        }
        var connection = request.connection();
        long patience = ctx.vertx().setTimer(PATIENCE_MILLIS, late -> connection.close());
        request.handler(rest -> {}).exceptionHandler(gone -> {}).endHandler(end -> {
            ctx.vertx().cancelTimer(patience);
            connection.close();
        });
        request.resume();
    }
}
