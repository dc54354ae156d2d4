package io.tradesense.gateway.proxy;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Headers that end at each hop (RFC 9110, 7.6.1): the fixed ones and those that {@code Connection} names. */
final class HopHeaders {
    static final List<CharSequence> FIXED = Stream.of(
                    "connection",
                    "keep-alive",
                    "proxy-connection",
                    "proxy-authenticate",
                    "proxy-authorization",
                    "te",
                    "trailer",
                    "upgrade",
                    "http2-settings")
            .map(HttpHeaders::createOptimized)
            .toList();
    // Naming one of these as a hop's own would change what the message is.
    private static final Set<String> NEVER_NAMED =
            Set.of("content-length", "transfer-encoding", "content-type", "host");

    private HopHeaders() {}

    /** Leaves {@code Transfer-Encoding} to the proxy, which frames each side anew. */
    static void removeFrom(MultiMap headers) {
        named(headers).forEach(headers::remove);
        FIXED.forEach(headers::remove);
    }

    /** What {@code Connection} names; in lower case. */
    static Set<String> named(MultiMap headers) {
        if (!headers.contains(HttpHeaders.CONNECTION)) {
            return Set.of();
        }
        return headers.getAll(HttpHeaders.CONNECTION).stream()
                .flatMap(value -> Arrays.stream(value.split(",")))
                .map(name -> name.trim().toLowerCase(Locale.ROOT))
                .filter(name -> !name.isEmpty() && !NEVER_NAMED.contains(name))
                .collect(Collectors.toUnmodifiableSet());
    }
}
