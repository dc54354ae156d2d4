package io.tradesense.gateway.proxy;

import io.tradesense.gateway.http.Closing;
import io.tradesense.gateway.http.Connections;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import io.vertx.httpproxy.ProxyResponse;

/**
 * An answer of unknown length to a client of HTTP/1.0, which knows no chunks: it is over when the connection is (RFC 9112,
 * 6.3). The proxy itself would collect all of it first, however much that is.
 */
final class CloseDelimited {
    private CloseDelimited() {}

    static boolean isDue(RoutingContext ctx, ProxyResponse answer) {
        return ctx.request().version() == HttpVersion.HTTP_1_0
                && answer.getBody() != null
                && answer.getBody().length() < 0;
    }

    static Future<Void> send(RoutingContext ctx, ProxyResponse answer) {
        HttpServerResponse to = ctx.response();
        to.setStatusCode(answer.getStatusCode());
        answer.headers().remove("transfer-encoding");
        to.headers().addAll(answer.headers());
        Connections.endAfterAnswer(ctx);
        return answer.getBody().stream().pipe().endOnFailure(false).to(to).onFailure(broken -> {
            answer.proxiedResponse().request().reset();
            Closing.now(ctx.request().connection());
        });
    }
}
