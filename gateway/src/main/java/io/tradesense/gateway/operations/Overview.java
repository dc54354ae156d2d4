package io.tradesense.gateway.operations;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Puts what the gateway sees of the services and what they say of themselves into one document. */
final class Overview {
    private static final int RECENT_ERRORS = 20;

    private Overview() {}

    /**
     * @param health as {@code GET /health} answers
     * @param reports as the instances answered
     */
    static JsonObject of(JsonObject health, List<JsonObject> reports) {
        var services = new JsonArray();
        for (String service : health.getJsonObject("services").fieldNames()) {
            services.add(service(
                    service,
                    health,
                    reports.stream()
                            .filter(report -> service.equals(report.getString("service")))
                            .toList()));
        }
        var errors = new JsonArray();
        ErrorList.of(reports).stream().limit(RECENT_ERRORS).forEach(errors::add);
        return new JsonObject()
                .put("status", health.getString("status"))
                .put("gateway", health.getString("gateway"))
                .put("services", services)
                .put("errors", errors);
    }

    private static JsonObject service(String service, JsonObject health, List<JsonObject> reports) {
        var instances = new JsonArray();
        for (Object each : health.getJsonObject("instances").getJsonArray(service)) {
            var instance = ((JsonObject) each).copy();
            reports.stream()
                    .filter(report -> instance.getString("id").equals(report.getString("instance")))
                    .findFirst()
                    .ifPresent(report -> instance.put("startedAt", report.getString("startedAt")));
            instances.add(instance);
        }
        var consumers = consumers(reports);
        return new JsonObject()
                .put("name", service)
                .put("state", health.getJsonObject("services").getString(service))
                .put("instances", instances)
                .put("consumers", consumers)
                .put(
                        "lagSeconds",
                        consumers.stream()
                                .mapToDouble(consumer -> ((JsonObject) consumer).getDouble("lagSeconds"))
                                .max()
                                .orElse(0))
                .put(
                        "parked",
                        consumers.stream()
                                .mapToLong(consumer -> ((JsonObject) consumer).getLong("parked"))
                                .sum());
    }

    /** Instances of a service share their positions: of each source the best informed one is right. */
    private static JsonArray consumers(List<JsonObject> reports) {
        Map<String, JsonObject> bySource = new TreeMap<>();
        reports.stream()
                .flatMap(report -> report.getJsonArray("consumers").stream())
                .map(JsonObject.class::cast)
                .sorted(Comparator.comparing(consumer -> consumer.getDouble("lagSeconds")))
                .forEach(consumer -> bySource.putIfAbsent(consumer.getString("source"), consumer));
        return new JsonArray(List.copyOf(bySource.values()));
    }
}
