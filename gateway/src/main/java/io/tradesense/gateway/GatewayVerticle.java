package io.tradesense.gateway;

import io.tradesense.gateway.access.AccessTokens;
import io.tradesense.gateway.access.ApiKeys;
import io.tradesense.gateway.access.RevocationFeed;
import io.tradesense.gateway.access.Revocations;
import io.tradesense.gateway.access.TokenKeys;
import io.tradesense.gateway.dashboard.DashboardRoutes;
import io.tradesense.gateway.docs.ContractLibrary;
import io.tradesense.gateway.docs.DocsRoutes;
import io.tradesense.gateway.health.HealthReport;
import io.tradesense.gateway.health.Prober;
import io.tradesense.gateway.http.OpenConnections;
import io.tradesense.gateway.limits.LoadShedding;
import io.tradesense.gateway.limits.RateLimits;
import io.tradesense.gateway.operations.OperationsRoutes;
import io.tradesense.gateway.proxy.UpstreamMeters;
import io.tradesense.gateway.proxy.Upstreams;
import io.tradesense.gateway.reload.SettingsWatch;
import io.tradesense.gateway.sockets.OpenSockets;
import io.tradesense.gateway.tls.Certificates;
import io.tradesense.kit.client.Instances;
import io.tradesense.kit.client.ServiceClient;
import io.tradesense.kit.discovery.Instance;
import io.tradesense.kit.health.HealthRoutes;
import io.tradesense.kit.launch.Platform;
import io.tradesense.kit.server.ListeningSocket;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What the gateway knows, once a process; the doors that use it are verticles of their own, one an event loop. */
final class GatewayVerticle extends VerticleBase {
    private static final int MOST_REVOCATIONS = 100_000;
    private final GatewayConfig config;
    private final Platform platform;
    private final String id = "gateway-" + UUID.randomUUID();
    private @Nullable HealthRoutes health;
    private @Nullable SettingsWatch watch;
    private @Nullable Certificates certificates;
    private @Nullable Instance announced;

    GatewayVerticle(GatewayConfig config, Platform platform) {
        this.config = config;
        this.platform = platform;
    }

    @Override
    public Future<?> start() {
        return config.tls().isEmpty()
                ? start(null)
                : Certificates.start(vertx, config.tls().get()).compose(this::start);
    }

    private Future<?> start(@Nullable Certificates loaded) {
        certificates = loaded;
        var meters = platform.meters();
        var instances = new Instances(vertx, platform.registry());
        var services = new ServiceClient(vertx, instances, platform.tokens());
        var upstreams = new Upstreams(instances, new UpstreamMeters(meters));
        var revocations = new Revocations(platform.clock(), MOST_REVOCATIONS);
        watch = SettingsWatch.start(vertx, config.policy());
        return RevocationFeed.start(vertx, platform.events(), services, revocations, platform.clock())
                .compose(listening -> manage())
                .compose(managed -> DocsRoutes.load(vertx, ContractLibrary.start(vertx, upstreams)))
                .compose(docs -> DashboardRoutes.load(vertx)
                        .map(dashboard -> room(services, upstreams, revocations, docs, dashboard)))
                .compose(this::openDoors)
                .compose(this::announce);
    }

    private Room room(
            ServiceClient services,
            Upstreams upstreams,
            Revocations revocations,
            DocsRoutes docs,
            DashboardRoutes dashboard) {
        var policy = config.policy();
        var meters = platform.meters();
        var keys = new TokenKeys(vertx, services, platform.clock());
        keys.start();
        var routes = new HealthRoutes(vertx, "gateway", id, List.of());
        health = routes;
        Supplier<List<String>> asked = () -> policy.get().services();
        var report = new HealthReport(
                upstreams,
                Prober.start(vertx, upstreams, asked),
                asked,
                () -> policy.get().expectedServices());
        return new Room(
                config,
                platform,
                services,
                upstreams,
                new AccessTokens(keys, revocations, platform.clock()),
                report,
                routes,
                new LoadShedding(config.http().inFlight(), meters),
                new ApiKeys(vertx, services, revocations, platform.clock()),
                RateLimits.start(vertx, () -> policy.get().limits(), config.counting(), config.redis(), meters),
                docs,
                new OperationsRoutes(vertx, report, upstreams, platform.tokens(), services, asked),
                dashboard,
                new OpenSockets(config.sockets(), meters),
                new ListeningSocket(),
                new OpenConnections(config.limits(), () -> policy.get().trustedProxies(), meters),
                certificates);
    }

    @Override
    public Future<?> stop() {
        if (watch != null) {
            watch.stop();
        }
        if (certificates != null) {
            certificates.stop();
        }
        if (health != null) {
            health.ready(false);
        }
        return announced == null
                ? Future.succeededFuture()
                : platform.registry().withdraw(announced);
    }

    private Future<HttpServer> manage() {
        var router = Router.router(vertx);
        router.get("/metrics")
                .blockingHandler(
                        ctx -> ctx.response()
                                .putHeader("content-type", "text/plain; version=0.0.4; charset=utf-8")
                                .end(platform.meters().scrape()),
                        false);
        return vertx.createHttpServer()
                .requestHandler(router)
                .listen(config.managementPort(), config.managementHost())
                .recover(failure -> Future.failedFuture(
                        Ports.explain(failure, config.managementPort(), "GATEWAY_MANAGEMENT_PORT")));
    }

    private Future<Integer> openDoors(Room room) {
        var port = new AtomicInteger();
        return vertx.deployVerticle(
                        () -> new Door(room, port::set), new DeploymentOptions().setInstances(config.doors()))
                .map(deployed -> port.get());
    }

    private Future<Void> announce(int port) {
        var instance = new Instance(id, "gateway", config.http().advertisedHost(), port);
        announced = instance;
        if (health != null) {
            health.ready(true);
        }
        return platform.registry().announce(instance);
    }
}
