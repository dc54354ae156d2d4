package io.tradesense.gateway.sockets;

import io.tradesense.gateway.http.Connections;
import io.tradesense.kit.Fault;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A request to become a WebSocket (RFC 6455, 4.1).
 *
 * @param stated its {@code Authorization} headers, and its token from the subprotocols as if it were one
 */
record Handshake(HttpServerRequest request, Subprotocols subprotocols, List<String> stated) {
    private static final String FAMILY = "sec-websocket-";
    private static final int KEY_LENGTH = 24;

    static boolean isWanted(HttpServerRequest request) {
        String upgrade = request.getHeader("upgrade");
        return upgrade != null && upgrade.toLowerCase(Locale.ROOT).contains("websocket");
    }

    /** @throws Fault MALFORMED for a request that cannot become one */
    static Handshake of(RoutingContext ctx) {
        var request = ctx.request();
        var headers = request.headers();
        String connection = String.join(",", headers.getAll("connection")).toLowerCase(Locale.ROOT);
        boolean plain = request.version() == HttpVersion.HTTP_1_1
                && request.method() == HttpMethod.GET
                && "websocket".equalsIgnoreCase(headers.get("upgrade"))
                && connection.contains("upgrade")
                && "13".equals(headers.get("sec-websocket-version"))
                && hasKey(headers.get("sec-websocket-key"))
                // Java's own client states that it has no body.
                && "0".equals(headers.contains("content-length") ? headers.get("content-length") : "0")
                && !headers.contains("transfer-encoding");
        if (!plain) {
            // A client that believes in its upgrade would go on in frames.
            Connections.endAfterAnswer(ctx);
            throw Fault.of(Fault.Kind.MALFORMED, "this is no opening of a WebSocket of version 13");
        }
        var subprotocols = Subprotocols.of(headers);
        List<String> stated = new ArrayList<>(headers.getAll("authorization"));
        if (subprotocols.token() != null) {
            stated.add("Bearer " + subprotocols.token());
        }
        return new Handshake(request, subprotocols, List.copyOf(stated));
    }

    /** The client's headers without those of the handshake, which each hop does anew. */
    MultiMap headers() {
        var headers = MultiMap.caseInsensitiveMultiMap().addAll(request.headers());
        List.copyOf(headers.names()).stream()
                .filter(name -> name.toLowerCase(Locale.ROOT).startsWith(FAMILY))
                .forEach(headers::remove);
        return headers.remove("host");
    }

    private static boolean hasKey(@Nullable String key) {
        return key != null && key.length() == KEY_LENGTH;
    }
}
