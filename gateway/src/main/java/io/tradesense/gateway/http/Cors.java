package io.tradesense.gateway.http;

import io.tradesense.kit.Fault;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.function.Supplier;

/**
 * Cross-origin rules, here and nowhere else. A request from an origin that is not listed is served without the headers
 * that would let a page read the answer; refusing it would also refuse a page of our own, whose POSTs name an origin too.
 */
public final class Cors implements Handler<RoutingContext> {
    private static final String METHODS = "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS";
    private static final String ACCEPTED =
            "Authorization, Content-Type, Accept, Accept-Language, If-Match, If-None-Match,"
                    + " Idempotency-Key, X-Request-Id, Traceparent, Tracestate, Last-Event-ID";
    private static final String EXPOSED = "X-Request-Id, ETag, Location, Retry-After, Idempotency-Key,"
            + " Idempotency-Replayed, Content-Disposition, WWW-Authenticate, RateLimit,"
            + " RateLimit-Policy";
    private static final String PREFLIGHT_SECONDS = "600";
    private final Supplier<List<String>> allowed;

    /** @param allowed exact ones, such as {@code https://app.example}; a star is none of them */
    public Cors(Supplier<List<String>> allowed) {
        this.allowed = allowed;
    }

    @Override
    public void handle(RoutingContext ctx) {
        String origin = ctx.request().getHeader(HttpHeaders.ORIGIN);
        var origins = allowed.get();
        if (!origins.isEmpty()) {
            ctx.response().headers().add(HttpHeaders.VARY, "Origin");
        }
        boolean listed = origin != null && origins.contains(origin);
        if (listed) {
            ctx.response()
                    .putHeader("access-control-allow-origin", origin)
                    .putHeader("access-control-allow-credentials", "true")
                    .putHeader("access-control-expose-headers", EXPOSED);
        }
        if (origin != null && isPreflight(ctx)) {
            answer(ctx, listed);
        } else {
            ctx.next();
        }
    }

    /**
     * Whether a page may open a socket, which no browser asks beforehand: one of a listed origin, or of the address it
     * calls. A program names no origin.
     */
    public boolean admits(RoutingContext ctx) {
        String origin = ctx.request().getHeader(HttpHeaders.ORIGIN);
        var here = Origin.of(ctx);
        return origin == null || allowed.get().contains(origin) || origin.equals(here.scheme() + "://" + here.host());
    }

    private static boolean isPreflight(RoutingContext ctx) {
        return ctx.request().method() == HttpMethod.OPTIONS
                && ctx.request().headers().contains("access-control-request-method");
    }

    private static void answer(RoutingContext ctx, boolean listed) {
        if (!listed) {
            ctx.fail(Fault.of(Fault.Kind.FORBIDDEN, "pages of this origin may not call here")
                    .typed("origin-not-allowed"));
            return;
        }
        ctx.response()
                .setStatusCode(204)
                .putHeader("access-control-allow-methods", METHODS)
                .putHeader("access-control-allow-headers", ACCEPTED)
                .putHeader("access-control-max-age", PREFLIGHT_SECONDS)
                .end();
    }
}
