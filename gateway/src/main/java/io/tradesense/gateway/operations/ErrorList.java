package io.tradesense.gateway.operations;

import io.tradesense.kit.log.ErrorGroup;
import io.tradesense.kit.log.ErrorGroups;
import io.tradesense.kit.operations.OperationsRoute;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The errors of all processes by kind: the same kind in several processes is one, counted together. */
final class ErrorList {
    private static final String GATEWAY = "gateway";
    private final Set<String> seen = new HashSet<>();
    private final Map<String, JsonObject> kinds = new LinkedHashMap<>();

    private ErrorList() {}

    /** The latest first. Instants are all in UTC and of one form, so their texts have their order. */
    static JsonArray of(List<JsonObject> reports) {
        var list = new ErrorList();
        reports.forEach(list::add);
        ErrorGroups.current()
                .ifPresent(groups -> groups.all().stream()
                        .filter(group -> group.service().equals(GATEWAY))
                        .forEach(list::add));
        var errors = new JsonArray();
        list.kinds.values().stream()
                .sorted(Comparator.comparing((JsonObject error) -> error.getString("lastAt"))
                        .reversed())
                .forEach(errors::add);
        return errors;
    }

    private void add(JsonObject report) {
        for (Object each : report.getJsonArray("errors")) {
            var error = ((JsonObject) each).copy();
            // Services of one process share what is logged by the kit: it is counted once.
            if (seen.add(report.getString("process") + error.getString("id"))) {
                add(
                        error.getString("service").isEmpty() ? report.getString("service") : error.getString("service"),
                        error);
            }
        }
    }

    private void add(ErrorGroup group) {
        add(GATEWAY, OperationsRoute.error(group));
    }

    private void add(String service, JsonObject error) {
        error.put("service", service);
        kinds.merge(service + error.getString("id"), error, ErrorList::together);
    }

    private static JsonObject together(JsonObject one, JsonObject other) {
        boolean newer = one.getString("lastAt").compareTo(other.getString("lastAt")) >= 0;
        boolean older = one.getString("firstAt").compareTo(other.getString("firstAt")) <= 0;
        return (newer ? one : other)
                .copy()
                .put("count", one.getLong("count") + other.getLong("count"))
                .put("firstAt", (older ? one : other).getString("firstAt"));
    }
}
