package io.tradesense.gateway.proxy;

import io.tradesense.gateway.http.SecurityHeaders;
import io.tradesense.kit.scope.RequestScope;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.Locale;
import java.util.Set;

/** A service's headers without those of its hop and those that are the gateway's to say. */
public final class AnswerHeaders {
    private static final MultiMap DROPPED = dropped();
    private static final String CORS = "access-control-";

    private AnswerHeaders() {}

    /** Adds them to those that are there, in one walk. How the body is framed is left to who sends it. */
    public static void pass(MultiMap from, MultiMap to) {
        Set<String> named = HopHeaders.named(from);
        from.forEach((name, value) -> {
            if (!isDropped(name) && (named.isEmpty() || !named.contains(name.toLowerCase(Locale.ROOT)))) {
                to.add(name, value);
            }
        });
    }

    private static boolean isDropped(String name) {
        return DROPPED.contains(name) || name.regionMatches(true, 0, CORS, 0, CORS.length());
    }

    private static MultiMap dropped() {
        var names = MultiMap.caseInsensitiveMultiMap();
        HopHeaders.FIXED.forEach(name -> names.add(name, ""));
        SecurityHeaders.NAMES.forEach(name -> names.add(name, ""));
        return names.add(HttpHeaders.TRANSFER_ENCODING, "").add(RequestScope.REQUEST_ID_HEADER, "");
    }
}
