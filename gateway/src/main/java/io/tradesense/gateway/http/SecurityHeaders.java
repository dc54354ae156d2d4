package io.tradesense.gateway.http;

import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.List;

/** What every answer tells a browser not to do. */
public final class SecurityHeaders implements Handler<RoutingContext> {
    private static final CharSequence TYPES = HttpHeaders.createOptimized("x-content-type-options");
    private static final CharSequence CONTENT = HttpHeaders.createOptimized("content-security-policy");
    private static final CharSequence REFERRER = HttpHeaders.createOptimized("referrer-policy");
    private static final CharSequence FRAMES = HttpHeaders.createOptimized("x-frame-options");
    private static final CharSequence TRANSPORT = HttpHeaders.createOptimized("strict-transport-security");
    private static final CharSequence POWERED = HttpHeaders.createOptimized("x-powered-by");
    /** What a service says of these is not passed on: the gateway's word stands, once. */
    public static final List<CharSequence> NAMES =
            List.of(TYPES, CONTENT, REFERRER, FRAMES, TRANSPORT, HttpHeaders.SERVER, POWERED);

    private static final CharSequence AS_STATED = HttpHeaders.createOptimized("nosniff");
    private static final CharSequence NOTHING =
            HttpHeaders.createOptimized("default-src 'none'; frame-ancestors 'none'");
    private static final CharSequence NONE = HttpHeaders.createOptimized("no-referrer");
    private static final CharSequence DENY = HttpHeaders.createOptimized("DENY");

    @Override
    public void handle(RoutingContext ctx) {
        var headers = ctx.response().headers();
        set(headers);
        if (Origin.of(ctx).scheme().equals("https")) {
            headers.set(TRANSPORT, "max-age=31536000; includeSubDomains");
        }
        ctx.next();
    }

    static void set(MultiMap headers) {
        headers.set(TYPES, AS_STATED).set(CONTENT, NOTHING).set(REFERRER, NONE).set(FRAMES, DENY);
    }
}
