package io.tradesense.gateway.access;

import io.tradesense.gateway.http.PublicPath;
import io.tradesense.gateway.http.RouteTable;
import io.vertx.core.http.HttpMethod;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What an API key must be allowed for which request: {@code trades:read} to read under {@code /api/trades}. */
final class Scopes {
    private static final Map<String, String> AREAS = areas();
    private static final String ME = RouteTable.API + "/auth/users/me";

    private Scopes() {}

    /** Empty where no key may: a key neither signs in nor makes another, and what somebody pays is theirs to decide. */
    static Optional<String> required(HttpMethod method, PublicPath path) {
        boolean reads = method == HttpMethod.GET || method == HttpMethod.HEAD;
        if (path.path().equals(ME) && method == HttpMethod.GET) {
            return Optional.of("profile:read");
        }
        return AREAS.entrySet().stream()
                .filter(area -> path.isUnder(RouteTable.API + area.getKey()))
                .map(area -> area.getValue() + (reads ? ":read" : ":write"))
                .filter(scope -> !scope.equals("billing:write"))
                .findFirst();
    }

    private static Map<String, String> areas() {
        Map<String, String> areas = new LinkedHashMap<>();
        areas.put("/trades", "trades");
        areas.put("/portfolio", "portfolio");
        areas.put("/journal", "journal");
        areas.put("/analytics", "analytics");
        areas.put("/patterns", "analytics");
        areas.put("/performance", "analytics");
        areas.put("/market-data", "market");
        areas.put("/quotes", "market");
        areas.put("/billing", "billing");
        areas.put("/subscriptions", "billing");
        areas.put("/ai", "ai");
        areas.put("/intelligence", "ai");
        return areas;
    }
}
