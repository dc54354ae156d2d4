package io.tradesense.gateway.operations;

import io.tradesense.gateway.access.Authentication;
import io.tradesense.gateway.health.HealthReport;
import io.tradesense.gateway.http.RouteTable;
import io.tradesense.gateway.proxy.Upstreams;
import io.tradesense.kit.client.ServiceClient;
import io.tradesense.kit.identity.InternalTokens;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.function.Supplier;

/** {@code /api/operations/*}: the operators' API, for administrators. */
public final class OperationsRoutes {
    public static final String PREFIX = RouteTable.API + "/operations";
    private final HealthReport health;
    private final InstanceReports reports;
    private final ParkedRoutes parked;

    /** @param services all that may be asked */
    public OperationsRoutes(
            Vertx vertx,
            HealthReport health,
            Upstreams upstreams,
            InternalTokens tokens,
            ServiceClient client,
            Supplier<List<String>> services) {
        this.health = health;
        this.reports = new InstanceReports(vertx, upstreams, tokens, services);
        this.parked = new ParkedRoutes(client, upstreams, services);
    }

    /** @param limit of requests of one user */
    public void mount(Router router, Authentication authentication, Handler<RoutingContext> limit) {
        router.route(PREFIX + "/*")
                .handler(authentication)
                .handler(limit)
                .handler(new AdministratorsOnly())
                .handler(ctx -> {
                    ctx.response().putHeader("cache-control", "no-store");
                    ctx.next();
                });
        router.get(PREFIX + "/overview")
                .handler(ctx -> reports.all()
                        .map(all -> Overview.of(health.document(), all))
                        .onSuccess(ctx::json)
                        .onFailure(ctx::fail));
        router.get(PREFIX + "/errors")
                .handler(ctx -> reports.all()
                        .map(all -> new JsonObject().put("items", ErrorList.of(all)))
                        .onSuccess(ctx::json)
                        .onFailure(ctx::fail));
        parked.mount(router, PREFIX);
    }
}
