package io.tradesense.gateway.proxy;

import io.vertx.core.MultiMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Headers that end at each hop (RFC 9110, 7.6.1): the fixed ones and those that {@code Connection} names. */
final class HopHeaders {
    private static final List<String> FIXED = List.of(
            "connection",
            "keep-alive",
            "proxy-connection",
            "proxy-authenticate",
            "proxy-authorization",
            "te",
            "trailer",
            "upgrade",
            "http2-settings");
    // Naming one of these as a hop's own would change what the message is.
    private static final Set<String> NEVER_NAMED =
            Set.of("content-length", "transfer-encoding", "content-type", "host");

    private HopHeaders() {}

    /** Leaves {@code Transfer-Encoding} to the proxy, which frames each side anew. */
    static void removeFrom(MultiMap headers) {
        for (String value : headers.getAll("connection")) {
            for (String name : value.split(",")) {
                String named = name.trim().toLowerCase(Locale.ROOT);
                if (!named.isEmpty() && !NEVER_NAMED.contains(named)) {
                    headers.remove(named);
                }
            }
        }
        FIXED.forEach(headers::remove);
    }
}
