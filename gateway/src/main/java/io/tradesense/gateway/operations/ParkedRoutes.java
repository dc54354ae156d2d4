package io.tradesense.gateway.operations;

import io.tradesense.gateway.proxy.Upstreams;
import io.tradesense.kit.Fault;
import io.tradesense.kit.client.ServiceClient;
import io.tradesense.kit.identity.Caller;
import io.tradesense.kit.operations.OperationsRoute;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Parked events of all services, and their replay. Any instance of a service can tell: they share a database. */
final class ParkedRoutes {
    private static final Logger log = LoggerFactory.getLogger(ParkedRoutes.class);
    private static final Caller SELF = Caller.service("gateway");
    private static final String PARKED = OperationsRoute.PATH + "/parked";
    private static final int PAGE = 100;
    private final ServiceClient client;
    private final Upstreams upstreams;
    private final Supplier<List<String>> services;

    ParkedRoutes(ServiceClient client, Upstreams upstreams, Supplier<List<String>> services) {
        this.client = client;
        this.services = services;
        this.upstreams = upstreams;
    }

    void mount(Router router, String prefix) {
        router.get(prefix + "/parked").handler(this::list);
        router.post(prefix + "/parked/:service/:id/replay").handler(this::replay);
    }

    /** The first hundred of each service, or with {@code ?service=} those of one, on from {@code ?cursor=}. */
    private void list(RoutingContext ctx) {
        String only = ctx.request().getParam("service");
        List<String> asked = only == null ? present() : List.of(known(only));
        long after = only == null ? 0 : cursor(ctx.request().getParam("cursor"));
        List<Future<JsonArray>> answers =
                asked.stream().map(service -> parked(service, after)).toList();
        Future.join(answers)
                .transform(done -> Future.succeededFuture(page(asked, answers, only != null)))
                .onSuccess(ctx::json)
                .onFailure(ctx::fail);
    }

    private List<String> present() {
        return services.get().stream()
                .filter(service -> !upstreams.all(service).isEmpty())
                .toList();
    }

    private Future<JsonArray> parked(String service, long after) {
        return client.get(SELF, service, PARKED + "?limit=" + PAGE + "&after=" + after)
                .map(answer -> {
                    var items = new JsonArray();
                    answer.getJsonArray("items")
                            .forEach(item -> items.add(((JsonObject) item).put("service", service)));
                    return items;
                });
    }

    private static JsonObject page(List<String> asked, List<Future<JsonArray>> answers, boolean mayGoOn) {
        var items = new JsonArray();
        List<String> unreachable = new ArrayList<>();
        for (int i = 0; i < asked.size(); i++) {
            if (answers.get(i).succeeded()) {
                answers.get(i).result().forEach(items::add);
            } else {
                unreachable.add(asked.get(i));
            }
        }
        boolean more = mayGoOn && items.size() == PAGE;
        return new JsonObject()
                .put("items", items)
                .put(
                        "nextCursor",
                        more
                                ? String.valueOf(
                                        items.getJsonObject(items.size() - 1).getLong("number"))
                                : null)
                .put("unreachable", new JsonArray(unreachable));
    }

    private void replay(RoutingContext ctx) {
        String service = known(ctx.pathParam("service"));
        UUID id = id(ctx.pathParam("id"));
        client.post(SELF, service, PARKED + "/" + id + "/replay", new JsonObject())
                .onSuccess(done -> log.info("parked event {} of {} was replayed: {}", id, service, done.encode()))
                .onSuccess(ctx::json)
                .onFailure(ctx::fail);
    }

    private String known(String service) {
        if (!services.get().contains(service)) {
            throw Fault.notFound("service");
        }
        return service;
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException unreadable) {
            throw Fault.notFound("parked event");
        }
    }

    private static long cursor(@Nullable String text) {
        try {
            return text == null ? 0 : Math.max(0, Long.parseLong(text));
        } catch (NumberFormatException unreadable) {
            throw Fault.malformed(List.of(new Fault.At("query:cursor", "is not one this list gave")));
        }
    }
}
