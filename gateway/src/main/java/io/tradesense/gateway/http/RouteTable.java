package io.tradesense.gateway.http;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which service stands behind which public address. What is not here cannot be reached. */
public final class RouteTable {
    public static final String API = "/api";

    private static final Map<String, List<String>> PREFIXES = prefixes();

    private static final Map<String, Area> AREAS = areas();

    /**
     * What lies under one prefix.
     *
     * @param template as logs and metrics name it: {@code /api/trades/*}
     */
    public record Area(String service, String template) {}

    private RouteTable() {}

    /** Every service that may be reached, in the order {@code /health} names them. */
    public static List<String> services() {
        return List.copyOf(PREFIXES.keySet());
    }

    /** The first path segments, as the service itself serves them: {@code /trades}. */
    public static List<String> prefixes(String service) {
        return PREFIXES.getOrDefault(service, List.of());
    }

    /** The service behind a public address; empty where there is none. */
    public static Optional<String> serviceOf(PublicPath path) {
        return areaOf(path).map(Area::service);
    }

    /** The area that a public address lies in; empty where it lies in none. */
    public static Optional<Area> areaOf(PublicPath path) {
        String address = path.path();
        if (!address.startsWith(API + "/")) {
            return Optional.empty();
        }
        int end = address.indexOf('/', API.length() + 1);
        return Optional.ofNullable(AREAS.get(end < 0 ? address : address.substring(0, end)));
    }

    private static Map<String, Area> areas() {
        Map<String, Area> areas = new HashMap<>();
        PREFIXES.forEach((service, prefixes) ->
                prefixes.forEach(prefix -> areas.put(API + prefix, new Area(service, API + prefix + "/*"))));
        return Map.copyOf(areas);
    }

    private static Map<String, List<String>> prefixes() {
        Map<String, List<String>> prefixes = new LinkedHashMap<>();
        prefixes.put("auth", List.of("/auth"));
        prefixes.put("trading", List.of("/trades", "/portfolio", "/journal"));
        prefixes.put("analytics", List.of("/analytics", "/patterns", "/performance"));
        prefixes.put("market", List.of("/market-data", "/quotes"));
        prefixes.put("billing", List.of("/billing", "/subscriptions"));
        prefixes.put("ai", List.of("/ai", "/intelligence"));
        return prefixes;
    }
}
