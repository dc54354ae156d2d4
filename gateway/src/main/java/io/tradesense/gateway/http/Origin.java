package io.tradesense.gateway.http;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;

/**
 * Where a request came from, as far as that can be believed.
 *
 * @param addresses the chain of {@code X-Forwarded-For}; the last one is who connected to us
 * @param scheme http or https, as the client spoke it
 * @param host as the client asked for it
 */
public record Origin(String addresses, String scheme, String host) {
    private static final String KEY = "gateway.origin";

    /** Reads what a client or a proxy claims; must run before the claims are removed. */
    static Origin of(HttpServerRequest request, TrustedProxies trusted) {
        String peer = request.remoteAddress().hostAddress();
        String scheme = request.isSSL() ? "https" : "http";
        String host = textOr(request.getHeader("host"), "");
        if (!trusted.contains(peer)) {
            return new Origin(peer, scheme, host);
        }
        String chain = request.getHeader("x-forwarded-for");
        String claimed = request.getHeader("x-forwarded-proto");
        return new Origin(
                chain == null ? peer : chain + ", " + peer,
                "https".equalsIgnoreCase(claimed) || "http".equalsIgnoreCase(claimed) ? claimed : scheme,
                textOr(request.getHeader("x-forwarded-host"), host));
    }

    public static Origin of(RoutingContext ctx) {
        Origin origin = ctx.get(KEY);
        if (origin == null) {
            throw new IllegalStateException("the client's claims were not read on this route");
        }
        return origin;
    }

    void attach(RoutingContext ctx) {
        ctx.put(KEY, this);
    }

    private static String textOr(@Nullable String text, String fallback) {
        return text == null ? fallback : text;
    }
}
