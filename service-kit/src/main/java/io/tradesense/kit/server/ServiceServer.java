package io.tradesense.kit.server;

import io.tradesense.kit.discovery.Instance;
import io.tradesense.kit.health.Dependency;
import io.tradesense.kit.health.HealthRoutes;
import io.tradesense.kit.http.AccessLog;
import io.tradesense.kit.http.HttpSettings;
import io.tradesense.kit.http.InFlightLimit;
import io.tradesense.kit.http.InternalCallers;
import io.tradesense.kit.http.Problems;
import io.tradesense.kit.http.RequestScopes;
import io.tradesense.kit.launch.Platform;
import io.tradesense.kit.openapi.ContractRouter;
import io.tradesense.kit.operations.OperationsRoute;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP server of a service: scope, log, health, metrics and the contract are open to whoever reaches the port; all
 * else answers other services of TradeSense only. It announces itself once it listens, and drains when it stops.
 */
public final class ServiceServer {
    private final Context context;
    private final Platform platform;
    private final String service;
    private final HttpSettings settings;
    private final HttpServer server;
    private final ListeningSocket socket;
    private final HealthRoutes health;
    private final Leaving leaving;
    private @Nullable Instance instance;

    private ServiceServer(
            Context context,
            Platform platform,
            String service,
            HttpSettings settings,
            HttpServer server,
            ListeningSocket socket,
            HealthRoutes health,
            Leaving leaving) {
        this.context = context;
        this.platform = platform;
        this.service = service;
        this.settings = settings;
        this.server = server;
        this.socket = socket;
        this.health = health;
        this.leaving = leaving;
    }

    /** @param internal mounts what other services may call beside the contract, such as the event feed */
    public static Future<ServiceServer> start(
            Vertx vertx,
            Platform platform,
            String service,
            HttpSettings settings,
            List<Dependency> dependencies,
            ContractRouter contract,
            Consumer<Router> internal) {
        String id = service + "-" + UUID.randomUUID();
        var health = new HealthRoutes(vertx, service, id, dependencies);
        var leaving = Leaving.ofService();
        var router = Problems.answerFor(Router.router(vertx));
        router.route().handler(leaving);
        router.route().handler(new RequestScopes(settings.requestTime()));
        router.route().handler(new AccessLog(service, platform.meters()));
        health.mount(router);
        router.get("/metrics")
                .blockingHandler(
                        ctx -> ctx.response()
                                .putHeader("content-type", "text/plain; version=0.0.4; charset=utf-8")
                                .end(platform.meters().scrape()),
                        false);
        router.get("/openapi.yaml")
                .handler(ctx -> ctx.response()
                        .putHeader("content-type", "application/yaml")
                        .end(contract.document()));
        router.route().handler(new InFlightLimit(settings.inFlight()));
        router.route().handler(new InternalCallers(platform.tokens(), service));
        new OperationsRoute(platform.operations(), service, id).mount(router);
        internal.accept(router);
        router.route().subRouter(contract.router());
        var socket = new ListeningSocket();
        var server = vertx.createHttpServer(settings.serverOptions())
                .connectionHandler(connection -> {
                    socket.entered(connection);
                    LastRequests.allow(connection, settings.linger());
                })
                .requestHandler(router);
        var starting = new ServiceServer(
                vertx.getOrCreateContext(), platform, service, settings, server, socket, health, leaving);
        return server.listen().compose(listening -> starting.announce(id)).map(starting);
    }

    public int port() {
        return server.actualPort();
    }

    /** Leaves the registry first, so that nobody is sent here any more; then waits for the requests under way. */
    public Future<Void> drain() {
        health.ready(false);
        leaving.begin();
        Future<Void> withdrawn = instance == null
                ? Future.succeededFuture()
                : platform.registry().withdraw(instance);
        return withdrawn
                .transform(done -> socket.close(context))
                .transform(done -> server.shutdown(settings.drain().toMillis(), TimeUnit.MILLISECONDS));
    }

    private Future<Void> announce(String id) {
        instance = new Instance(id, service, settings.advertisedHost(), server.actualPort());
        health.ready(true);
        return platform.registry().announce(instance);
    }
}
