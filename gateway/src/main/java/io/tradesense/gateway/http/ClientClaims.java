package io.tradesense.gateway.http;

import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Takes away every header that only the gateway may say. The names are compared with {@code _} read as {@code -}, because
 * many servers behind a gateway (CGI, WSGI) cannot tell the two apart.
 */
public final class ClientClaims implements Handler<RoutingContext> {
    private static final Set<String> OURS = Set.of(
            "forwarded",
            "x-real-ip",
            "x-client-ip",
            "x-cluster-client-ip",
            "true-client-ip",
            "x-request-timeout-ms",
            "x-roles",
            "x-session-id",
            "x-original-url",
            "x-rewrite-url",
            "x-http-method-override");
    private static final List<String> OUR_FAMILIES =
            List.of("x-forwarded-", "x-internal-", "x-user-", "x-auth-", "x-authenticated-", "x-remote-");

    private final Supplier<TrustedProxies> trusted;

    public ClientClaims(Supplier<TrustedProxies> trusted) {
        this.trusted = trusted;
    }

    @Override
    public void handle(RoutingContext ctx) {
        Origin.of(ctx.request(), trusted.get()).attach(ctx);
        var headers = ctx.request().headers();
        Set<String> claimed = new HashSet<>();
        headers.forEach((name, value) -> {
            if (isOurs(name)) {
                claimed.add(name);
            }
        });
        claimed.forEach(headers::remove);
        ctx.next();
    }

    static boolean isOurs(String name) {
        char first = name.charAt(0);
        // Every one of ours begins so; most headers are told apart by this alone.
        if (first != 'x' && first != 'X' && first != 'f' && first != 'F' && first != 't' && first != 'T') {
            return false;
        }
        String plain = name.toLowerCase(Locale.ROOT).replace('_', '-');
        return OURS.contains(plain)
                || OUR_FAMILIES.stream().anyMatch(plain::startsWith)
                || name.indexOf('_') >= 0 && (plain.equals("x-request-id") || plain.equals("traceparent"));
    }
}
