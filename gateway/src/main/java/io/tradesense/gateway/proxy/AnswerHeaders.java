package io.tradesense.gateway.proxy;

import io.tradesense.gateway.http.SecurityHeaders;
import io.vertx.core.MultiMap;
import java.util.HashSet;
import java.util.Set;

/** A service's headers without those of its hop and those that are the gateway's to say. */
public final class AnswerHeaders {
    private static final String CORS = "access-control-";

    private AnswerHeaders() {}

    public static void clean(MultiMap headers) {
        HopHeaders.removeFrom(headers);
        SecurityHeaders.removeFrom(headers);
        headers.remove("x-request-id");
        Set<String> foreign = new HashSet<>();
        headers.forEach((name, value) -> {
            if (name.regionMatches(true, 0, CORS, 0, CORS.length())) {
                foreign.add(name);
            }
        });
        foreign.forEach(headers::remove);
    }
}
