package io.tradesense.gateway.http;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;

/**
 * Decides what the server may compress. Compressed length betrays a secret that stands beside text an attacker chooses
 * (BREACH), so nothing of {@code /api/auth} is compressed, where tokens and keys are shown. Elsewhere an answer holds no
 * secret but the data itself, and another site cannot ask for it in a user's name: callers are known by a header, not by a
 * cookie. What carries an {@code ETag} stays as it is too, because a tag names exact bytes and clients send it back to
 * change what they have read.
 */
public final class Compression implements Handler<RoutingContext> {
    private static final int WORTH_IT = 1_024;
    private static final String SECRETS = RouteTable.API + "/auth";

    @Override
    public void handle(RoutingContext ctx) {
        ctx.addHeadersEndHandler(head -> {
            var headers = ctx.response().headers();
            if (!headers.contains(HttpHeaders.CONTENT_ENCODING) && !isWorthIt(ctx)) {
                headers.set(HttpHeaders.CONTENT_ENCODING, HttpHeaders.IDENTITY);
            }
        });
        ctx.next();
    }

    private static boolean isWorthIt(RoutingContext ctx) {
        var headers = ctx.response().headers();
        String type = headers.get(HttpHeaders.CONTENT_TYPE);
        String length = headers.get(HttpHeaders.CONTENT_LENGTH);
        return ctx.request().method() == HttpMethod.GET
                && ctx.response().getStatusCode() == 200
                && !headers.contains(HttpHeaders.ETAG)
                && type != null
                && (type.startsWith("application/json") || type.startsWith("text/csv"))
                && (length == null || Long.parseLong(length) >= WORTH_IT)
                && !PlainRequests.path(ctx).isUnder(SECRETS);
    }
}
