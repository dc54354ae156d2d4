package io.tradesense.gateway.sockets;

import io.tradesense.kit.Fault;
import io.vertx.core.MultiMap;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a client offers in {@code Sec-WebSocket-Protocol}. A page cannot set {@code Authorization} on a WebSocket, so it
 * offers the word {@code bearer} and its access token right after it; the two are the gateway's and go no further.
 *
 * @param offered what is left for the service to choose from
 * @param token null where none was offered
 */
record Subprotocols(List<String> offered, @Nullable String token) {
    static final String HEADER = "sec-websocket-protocol";
    static final String BEARER = "bearer";

    /** @throws Fault MALFORMED for {@code bearer} without a token after it, or said twice */
    static Subprotocols of(MultiMap headers) {
        List<String> offered = new ArrayList<>();
        String token = null;
        boolean isToken = false;
        for (String name : names(headers)) {
            if (isToken) {
                token = name;
                isToken = false;
            } else if (!name.equals(BEARER)) {
                offered.add(name);
            } else if (token == null) {
                isToken = true;
            } else {
                throw refusal();
            }
        }
        if (isToken) {
            throw refusal();
        }
        return new Subprotocols(List.copyOf(offered), token);
    }

    /** What the client is told was chosen: a page's browser closes a socket that answers none of what was offered. */
    @Nullable
    String answer(@Nullable String chosenByService) {
        return chosenByService == null && token != null ? BEARER : chosenByService;
    }

    private static List<String> names(MultiMap headers) {
        List<String> names = new ArrayList<>();
        for (String line : headers.getAll(HEADER)) {
            for (String name : line.split(",")) {
                if (!name.isBlank()) {
                    names.add(name.trim());
                }
            }
        }
        return names;
    }

    private static Fault refusal() {
        return Fault.of(Fault.Kind.MALFORMED, "the subprotocol bearer is followed by one access token");
    }
}
