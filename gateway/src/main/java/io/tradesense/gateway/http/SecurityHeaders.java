package io.tradesense.gateway.http;

import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import java.util.List;

/** What every answer tells a browser not to do. */
public final class SecurityHeaders implements Handler<RoutingContext> {
    private static final List<String> NAMES = List.of(
            "x-content-type-options",
            "content-security-policy",
            "referrer-policy",
            "x-frame-options",
            "strict-transport-security",
            "server",
            "x-powered-by");

    @Override
    public void handle(RoutingContext ctx) {
        var headers = ctx.response().headers();
        set(headers);
        if (Origin.of(ctx).scheme().equals("https")) {
            headers.set("strict-transport-security", "max-age=31536000; includeSubDomains");
        }
        ctx.next();
    }

    static void set(MultiMap headers) {
        headers.set("x-content-type-options", "nosniff")
                .set("content-security-policy", "default-src 'none'; frame-ancestors 'none'")
                .set("referrer-policy", "no-referrer")
                .set("x-frame-options", "DENY");
    }

    /** What a service says of these is not passed on: the gateway's word stands, once. */
    public static void removeFrom(MultiMap headers) {
        NAMES.forEach(headers::remove);
    }
}
