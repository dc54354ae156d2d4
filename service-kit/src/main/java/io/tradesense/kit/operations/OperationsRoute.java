package io.tradesense.kit.operations;

import io.tradesense.kit.Fault;
import io.tradesense.kit.http.InternalCallers;
import io.tradesense.kit.log.ErrorGroup;
import io.tradesense.kit.log.ErrorGroups;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * What the gateway shows to administrators of one service's process.
 *
 * <ul>
 *   <li>{@code GET /internal/operations}: consumers with lag and parked events, errors by kind
 *   <li>{@code GET /internal/operations/parked?source=&after=<number>&limit=}: the parked events of one source
 *   <li>{@code POST /internal/operations/parked/<id>/replay}: applies one again, with those of its owner
 * </ul>
 */
public final class OperationsRoute {
    public static final String PATH = "/internal/operations";
    private static final String GATEWAY = "gateway";
    private static final int MOST = 500;
    private final Operations operations;
    private final String service;
    private final String instance;

    public OperationsRoute(Operations operations, String service, String instance) {
        this.operations = operations;
        this.service = service;
        this.instance = instance;
    }

    public void mount(Router router) {
        router.get(PATH).handler(OperationsRoute::requireGateway).handler(ctx -> ctx.json(overview()));
        router.get(PATH + "/parked").handler(OperationsRoute::requireGateway).handler(this::parked);
        router.post(PATH + "/parked/:id/replay")
                .handler(OperationsRoute::requireGateway)
                .handler(this::replay);
    }

    /** The gateway lets administrators through and nobody else; other services have no business here. */
    private static void requireGateway(RoutingContext ctx) {
        if (!InternalCallers.of(ctx).service().equals(GATEWAY)) {
            throw Fault.of(Fault.Kind.FORBIDDEN, "operations are for the gateway");
        }
        ctx.next();
    }

    private JsonObject overview() {
        var consumers = new JsonArray();
        operations.consumers(service).forEach(consumer -> consumers.add(consumer(consumer)));
        var errors = new JsonArray();
        ErrorGroups.current()
                .ifPresent(groups -> groups.all().stream()
                        .filter(group ->
                                group.service().isEmpty() || group.service().equals(service))
                        .map(OperationsRoute::error)
                        .forEach(errors::add));
        return new JsonObject()
                .put("service", service)
                .put("instance", instance)
                .put("process", operations.process())
                .put("startedAt", operations.started().toString())
                .put("consumers", consumers)
                .put("errors", errors);
    }

    private JsonObject consumer(Consumption consumer) {
        return new JsonObject()
                .put("source", consumer.source())
                .put("lagSeconds", operations.lag(service, consumer.source()).toMillis() / 1_000.0)
                .put("parked", consumer.parked());
    }

    /** A kind of errors as JSON. */
    public static JsonObject error(ErrorGroup group) {
        return new JsonObject()
                .put("id", group.id())
                .put("service", group.service())
                .put("kind", group.kind())
                .put("message", group.message())
                .put("where", group.where())
                .put("count", group.count())
                .put("firstAt", group.firstAt().toString())
                .put("lastAt", group.lastAt().toString())
                .put("requestId", group.requestId());
    }

    private void parked(RoutingContext ctx) {
        String source = ctx.request().getParam("source");
        int limit = (int) number(ctx, "limit", 100, MOST);
        long after = number(ctx, "after", 0, Long.MAX_VALUE);
        List<Future<List<ParkedEvent>>> asked = with(each -> source == null || source.equals(each.source())).stream()
                .map(consumer -> consumer.parkedEvents(after, limit))
                .toList();
        Future.all(asked)
                .map(all -> {
                    var items = new JsonArray();
                    asked.stream()
                            .flatMap(each -> each.result().stream())
                            .sorted((one, other) -> Long.compare(one.number(), other.number()))
                            .limit(limit)
                            .map(OperationsRoute::event)
                            .forEach(items::add);
                    return new JsonObject().put("items", items);
                })
                .onSuccess(ctx::json)
                .onFailure(ctx::fail);
    }

    private static JsonObject event(ParkedEvent event) {
        return new JsonObject()
                .put("number", event.number())
                .put("id", event.id().toString())
                .put("source", event.source())
                .put("type", event.type())
                .put("subject", event.subject())
                .put("owner", event.owner())
                .put("time", event.time().toString())
                .put("waiting", event.error() == null)
                .put("error", event.error())
                .put("tries", event.tries())
                .put("parkedAt", event.parkedAt().toString());
    }

    private void replay(RoutingContext ctx) {
        UUID id = id(ctx.pathParam("id"));
        Future<Consumption.Replay> replayed = Future.failedFuture(Fault.notFound("parked event"));
        for (Consumption consumer : with(each -> true)) {
            replayed =
                    replayed.recover(failure -> failure instanceof Fault fault && fault.kind() == Fault.Kind.NOT_FOUND
                            ? consumer.replay(id)
                            : Future.failedFuture(failure));
        }
        replayed.map(done -> new JsonObject().put("applied", done.applied()).put("error", done.error()))
                .onSuccess(ctx::json)
                .onFailure(ctx::fail);
    }

    private List<Consumption> with(Predicate<Consumption> wanted) {
        return operations.consumers(service).stream().filter(wanted).toList();
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException unreadable) {
            throw Fault.notFound("parked event");
        }
    }

    private static long number(RoutingContext ctx, String name, long fallback, long most) {
        String text = ctx.request().getParam(name);
        try {
            return text == null ? fallback : Math.max(0, Math.min(most, Long.parseLong(text)));
        } catch (NumberFormatException unreadable) {
            throw Fault.malformed(List.of(new Fault.At("query:" + name, "is not a whole number")));
        }
    }
}
