package io.tradesense.gateway.http;

import io.tradesense.kit.Fault;
import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import java.util.List;

/** Reads a request's address in its one form, and refuses at once a body that says it is too large. */
public final class PlainRequests implements Handler<RoutingContext> {
    private static final String PATH = "gateway.path";
    private static final List<HttpMethod> WITH_BODY = List.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH);
    private final long maxBody;

    /** @param maxBody in bytes */
    public PlainRequests(long maxBody) {
        this.maxBody = maxBody;
    }

    @Override
    public void handle(RoutingContext ctx) {
        try {
            ctx.put(PATH, PublicPath.parse(ctx.request().uri()));
        } catch (Fault ambiguous) {
            Connections.endAfterAnswer(ctx);
            throw ambiguous;
        }
        if (contentLength(ctx.request().headers()) > maxBody) {
            throw tooLarge(maxBody);
        }
        ctx.next();
    }

    public static PublicPath path(RoutingContext ctx) {
        PublicPath path = ctx.get(PATH);
        if (path == null) {
            throw new IllegalStateException("the address was not read on this route");
        }
        return path;
    }

    public static Fault tooLarge(long maxBody) {
        return Fault.of(Fault.Kind.TOO_LARGE, "a body may have at most " + maxBody + " bytes");
    }

    /** HTTP/2 needs no header for a body: there, methods that usually have one are taken to have one. */
    public static boolean announcesBody(HttpServerRequest request) {
        var headers = request.headers();
        long length = contentLength(headers);
        return headers.contains(HttpHeaders.TRANSFER_ENCODING)
                || length > 0
                || length < 0 && request.version() == HttpVersion.HTTP_2 && WITH_BODY.contains(request.method());
    }

    /** -1 where it is not stated. */
    public static long contentLength(MultiMap headers) {
        String text = headers.get(HttpHeaders.CONTENT_LENGTH);
        try {
            return text == null ? -1 : Long.parseLong(text);
        } catch (NumberFormatException unreadable) {
            throw Fault.of(Fault.Kind.MALFORMED, "the content length cannot be read");
        }
    }
}
