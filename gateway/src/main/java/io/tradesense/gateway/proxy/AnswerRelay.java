package io.tradesense.gateway.proxy;

import io.netty.handler.codec.DateFormatter;
import io.tradesense.gateway.http.Closing;
import io.tradesense.gateway.http.Connections;
import io.vertx.core.Future;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import java.util.Date;

/**
 * Sends a service's answer on to the client. The proxy's own way copies each head twice and reads the date to write the
 * same one again; and for a client of HTTP/1.0, which knows no chunks, it collects all of an answer of unknown length,
 * however much that is.
 */
final class AnswerRelay {
    private AnswerRelay() {}

    static Future<Void> send(RoutingContext ctx, HttpClientResponse from) {
        var to = ctx.response().setStatusCode(from.statusCode()).setStatusMessage(from.statusMessage());
        var headers = to.headers();
        AnswerHeaders.pass(from.headers(), headers);
        if (!headers.contains(HttpHeaders.DATE)) {
            headers.set(HttpHeaders.DATE, DateFormatter.format(new Date()));
        }
        if (from.statusCode() == 204 || from.statusCode() == 304) {
            // Neither has a body, whatever the head says of one; the server itself would state a length of zero at the
            // end.
            ctx.addHeadersEndHandler(head -> headers.remove(HttpHeaders.CONTENT_LENGTH));
            from.resume();
            return to.end();
        }
        return headers.contains(HttpHeaders.CONTENT_LENGTH) ? pipe(from, to) : pipeOfUnknownLength(ctx, from, to);
    }

    private static Future<Void> pipeOfUnknownLength(
            RoutingContext ctx, HttpClientResponse from, HttpServerResponse to) {
        if (ctx.request().version() == HttpVersion.HTTP_1_0) {
            // It is over when the connection is (RFC 9112, 6.3).
            Connections.endAfterAnswer(ctx);
            return pipe(from, to).onFailure(broken -> Closing.now(ctx.request().connection()));
        }
        return pipe(from, to.setChunked(true));
    }

    /** What breaks off must never look whole. */
    private static Future<Void> pipe(HttpClientResponse from, HttpServerResponse to) {
        return from.pipe().endOnFailure(false).to(to).onFailure(broken -> {
            from.request().reset();
            to.reset();
        });
    }
}
