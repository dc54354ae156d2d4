package io.tradesense.gateway.docs;

import io.tradesense.gateway.http.PublicPath;
import io.tradesense.gateway.http.RouteTable;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The services' OpenAPI documents as one: what can be reached through the gateway, at the address it is reached at. */
final class MergedContract {
    private static final Set<String> METHODS =
            Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace");
    private static final String SECURITY = "securitySchemes";
    private final JsonObject paths = new JsonObject();
    private final JsonObject components = new JsonObject();
    private final JsonArray tags = new JsonArray();
    private final Set<String> operationIds = new HashSet<>();

    private MergedContract() {}

    /** @param contracts by service, in the order they shall stand */
    static JsonObject of(Map<String, JsonObject> contracts) {
        var merged = new MergedContract();
        contracts.forEach(merged::add);
        return merged.document();
    }

    private JsonObject document() {
        components.put(
                SECURITY,
                new JsonObject()
                        .put(
                                "bearer",
                                new JsonObject()
                                        .put("type", "http")
                                        .put("scheme", "bearer")
                                        .put("description", "An access token, or an API key within its scopes")));
        return new JsonObject()
                .put("openapi", "3.1.0")
                .put(
                        "info",
                        new JsonObject()
                                .put("title", "TradeSense")
                                .put("version", "1")
                                .put("description", "What every service that is up serves, through the gateway."))
                .put("servers", new JsonArray().add(new JsonObject().put("url", "/")))
                .put("tags", tags)
                .put("paths", paths)
                .put("components", components);
    }

    private void add(String service, JsonObject contract) {
        var own = contract.getJsonObject("components", new JsonObject()).copy();
        own.remove(SECURITY);
        var names = new ComponentNames(service, own, components);
        for (String kind : own.fieldNames()) {
            var all = components.getJsonObject(kind, new JsonObject());
            own.getJsonObject(kind)
                    .forEach(each -> all.put(names.nameOf(kind, each.getKey()), names.translated(each.getValue())));
            components.put(kind, all);
        }
        var info = contract.getJsonObject("info", new JsonObject());
        tags.add(new JsonObject().put("name", service).put("description", info.getString("title", service)));
        var security = contract.getJsonArray("security");
        contract.getJsonObject("paths", new JsonObject()).forEach(path -> {
            if (isReachable(service, path.getKey()) && names.translated(path.getValue()) instanceof JsonObject item) {
                METHODS.forEach(method -> finish(service, item.getJsonObject(method), security));
                paths.put(RouteTable.API + path.getKey(), item);
            }
        });
    }

    private static boolean isReachable(String service, String path) {
        return RouteTable.prefixes(service).stream().anyMatch(prefix -> new PublicPath(path, "").isUnder(prefix));
    }

    private void finish(String service, @Nullable JsonObject operation, @Nullable JsonArray security) {
        if (operation == null) {
            return;
        }
        operation.put("tags", new JsonArray().add(service));
        if (security != null && !operation.containsKey("security")) {
            operation.put("security", security.copy());
        }
        String id = operation.getString("operationId");
        if (id != null && !operationIds.add(id)) {
            operation.put("operationId", service + "." + id);
        }
    }
}
