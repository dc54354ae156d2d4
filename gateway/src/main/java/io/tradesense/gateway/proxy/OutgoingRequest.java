package io.tradesense.gateway.proxy;

import io.tradesense.gateway.access.Authentication;
import io.tradesense.gateway.http.PlainRequests;
import io.tradesense.kit.identity.InternalTokens;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.ProxyRequest;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A client's request as a service gets it: its address and body, and the gateway's word for who asks. */
final class OutgoingRequest {
    private static final Set<HttpMethod> IDEMPOTENT =
            Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS, HttpMethod.PUT, HttpMethod.DELETE);
    private final RoutingContext ctx;
    private final String service;
    private final String uri;
    private final InternalTokens tokens;
    private final @Nullable ClientBody body;
    private boolean continued;

    OutgoingRequest(RoutingContext ctx, String service, String uri, InternalTokens tokens, long maxBody) {
        this.ctx = ctx;
        this.service = service;
        this.uri = uri;
        this.tokens = tokens;
        this.body = PlainRequests.announcesBody(ctx.request())
                ? new ClientBody(ctx.request(), maxBody, isIdempotent())
                : null;
    }

    void write(ProxyRequest request) {
        request.setURI(uri);
        if (body != null && !ctx.request().headers().contains(HttpHeaders.CONTENT_LENGTH)) {
            // Over HTTP/2 nothing says so, and the proxy looks here for how to frame the body.
            ctx.request().headers().set("transfer-encoding", "chunked");
        }
        ForwardedHeaders.write(ctx, service, Authentication.callerOf(ctx), tokens, request.headers());
        if (body == null) {
            // Nobody would read to its end a request that has no body, and the connection would take no other.
            ctx.request().resume();
            request.setBody(null);
        } else {
            long length = PlainRequests.contentLength(ctx.request().headers());
            request.setBody(Body.body(body, length, ctx.request().getHeader("content-type")));
        }
    }

    /** The body is asked for only once somebody is there to take it. */
    void invite() {
        if (!continued && "100-continue".equalsIgnoreCase(ctx.request().getHeader(HttpHeaders.EXPECT))) {
            continued = true;
            ctx.response().writeContinue();
        }
    }

    /** True where doing it twice is doing it once, and all that was sent the first time can be sent again. */
    boolean isRepeatable() {
        return isIdempotent() && (body == null || body.whole() != null);
    }

    /** Makes ready to be sent again what was sent already. */
    void rewind(ProxyRequest request) {
        var whole = body == null ? null : body.whole();
        if (whole != null) {
            request.setBody(Body.body(whole.copy()));
        }
    }

    private boolean isIdempotent() {
        return IDEMPOTENT.contains(ctx.request().method())
                || ctx.request().headers().contains("idempotency-key");
    }

    boolean isTooLarge() {
        return body != null && body.isTooLarge();
    }

    boolean isBroken() {
        return body != null && body.isBroken();
    }

    /** True once all of it has come in from the client. */
    boolean hasEnded() {
        return body == null || body.hasEnded();
    }

    /** True where the client has sent at least so many bytes of it since this was last asked. */
    boolean hasMoved(long least) {
        return body != null && body.hasMoved(least);
    }

    /** True where it is the service that keeps the rest from coming in. */
    boolean isHeldBack() {
        return body != null && body.isHeldBack();
    }
}
