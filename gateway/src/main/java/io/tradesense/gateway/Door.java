package io.tradesense.gateway;

import io.tradesense.gateway.access.Authentication;
import io.tradesense.gateway.http.ClientClaims;
import io.tradesense.gateway.http.Compression;
import io.tradesense.gateway.http.Connections;
import io.tradesense.gateway.http.Cors;
import io.tradesense.gateway.http.Gate;
import io.tradesense.gateway.http.PlainRequests;
import io.tradesense.gateway.http.RouteTable;
import io.tradesense.gateway.http.SecurityHeaders;
import io.tradesense.gateway.http.UnreadBodies;
import io.tradesense.gateway.http.UnreadableRequests;
import io.tradesense.gateway.limits.PlanQuotas;
import io.tradesense.gateway.proxy.Patience;
import io.tradesense.gateway.proxy.ServiceProxy;
import io.tradesense.gateway.routing.MovedRoutes;
import io.tradesense.gateway.sockets.Admission;
import io.tradesense.gateway.sockets.SocketDoor;
import io.tradesense.kit.entitlements.Entitlements;
import io.tradesense.kit.http.AccessLog;
import io.tradesense.kit.http.Problems;
import io.tradesense.kit.http.RequestScopes;
import io.tradesense.kit.server.LastRequests;
import io.tradesense.kit.server.Leaving;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** The public server on one event loop. */
final class Door extends VerticleBase {
    // To Vert.x, port 0 is a port for each door and -1 any free one for all of them.
    private static final int ANY_SHARED_PORT = -1;
    private static final String BILLING = "billing";
    private static final int SOCKET_CLOSING_SECONDS = 5;
    private final Room room;
    private final IntConsumer opened;
    private final Leaving leaving = new Leaving(Connections::endAfterAnswer);
    private @Nullable HttpServer server;
    private @Nullable SocketDoor sockets;

    Door(Room room, IntConsumer opened) {
        this.room = room;
        this.opened = opened;
    }

    @Override
    public Future<?> start() {
        var platform = room.platform();
        return Entitlements.start(
                        vertx, "gateway", platform.events(), room.services(), platform.meters(), platform.clock())
                .compose(this::open);
    }

    private Future<?> open(Entitlements entitlements) {
        room.limit().watch(vertx);
        var plans = new PlanQuotas(entitlements, () -> room.upstreams().areThere(BILLING));
        var http = room.config().http();
        var options = serverOptions();
        var connections = new Connections(vertx, room.connections(), options);
        var starting = vertx.createHttpServer(options)
                .connectionHandler(connection -> {
                    room.socket().entered(connection);
                    connections.opened(connection);
                    LastRequests.allow(connection, room.config().notice());
                })
                .requestHandler(new Gate(connections, router(connections, plans)))
                .invalidRequestHandler(new UnreadableRequests(connections));
        server = starting;
        return starting.listen()
                .onSuccess(this::listening)
                .recover(failure -> Future.failedFuture(Ports.explain(failure, http.port(), "GATEWAY_HTTP_PORT")));
    }

    private void listening(HttpServer listening) {
        opened.accept(listening.actualPort());
        if (room.certificates() != null) {
            room.certificates().serve(listening);
        }
    }

    @Override
    public Future<?> stop() {
        // Doors stop before the verticle that opened them: a balancer must hear of it first.
        room.health().ready(false);
        var listening = server;
        if (listening == null) {
            return Future.succeededFuture();
        }
        leaving.begin();
        Future<Void> sentAway = sockets == null ? Future.succeededFuture() : sockets.drain();
        return Future.join(sentAway, noticed())
                .transform(away -> room.socket().close(context))
                .transform(closed ->
                        listening.shutdown(room.config().http().drain().toMillis(), TimeUnit.MILLISECONDS));
    }

    /** Who sends requests here needs a moment to hear that others should get them. */
    private Future<?> noticed() {
        long millis = room.config().notice().toMillis();
        return millis == 0 ? Future.succeededFuture() : vertx.timer(millis, TimeUnit.MILLISECONDS);
    }

    private HttpServerOptions serverOptions() {
        var http = room.config().http();
        var options = room.config()
                .limits()
                .applyTo(http.serverOptions())
                .setCompressionSupported(true)
                .setPort(http.port() == 0 ? ANY_SHARED_PORT : http.port())
                .setMaxWebSocketFrameSize(room.config().sockets().maxFrame())
                .setWebSocketClosingTimeout(SOCKET_CLOSING_SECONDS)
                // Inflated frames would pass the bound on frames, and each connection would keep a window.
                .setPerMessageWebSocketCompressionSupported(false)
                .setPerFrameWebSocketCompressionSupported(false);
        return room.certificates() == null ? options : room.certificates().applyTo(options);
    }

    private Router router(Connections connections, PlanQuotas plans) {
        var config = room.config();
        var cors = new Cors(() -> config.policy().get().allowedOrigins());
        var router = Problems.answerFor(Router.router(vertx));
        // On one route: to look for the next of ten costs more than most of these do.
        router.route()
                .handler(connections)
                .handler(leaving)
                .handler(new ClientClaims(() -> config.policy().get().trustedProxies()))
                .handler(new RequestScopes(config.http().requestTime()))
                .handler(new SecurityHeaders())
                .handler(new AccessLog("gateway", room.platform().meters()))
                .handler(new UnreadBodies())
                .handler(cors)
                .handler(new PlainRequests(config.maxBody()))
                .handler(new Compression());
        router.get("/health").handler(room.report());
        room.health().mount(router);
        room.docs().mount(router);
        var authentication = new Authentication(
                room.tokens(),
                room.apiKeys(),
                () -> room.config().policy().get().secondFactorDemanded());
        // Before the bound on requests: a socket that is open has a bound of its own.
        router.route(RouteTable.API + "/*").handler(socketDoor(connections, authentication, cors, plans));
        router.route(RouteTable.API + "/*")
                .handler(room.limit())
                .handler(room.rates().ofAddress());
        room.operations().mount(router, authentication, room.rates().ofCaller(plans));
        mountServices(router, authentication, plans);
        room.dashboard().mount(router);
        return router;
    }

    private SocketDoor socketDoor(Connections connections, Authentication authentication, Cors cors, PlanQuotas plans) {
        var door = new SocketDoor(
                vertx,
                room.sockets(),
                room.upstreams(),
                new Admission(cors, room.rates(), plans, authentication),
                room.platform().tokens(),
                connections::left,
                room.config().http().requestTime());
        sockets = door;
        return door;
    }

    private void mountServices(Router router, Authentication authentication, PlanQuotas plans) {
        var config = room.config();
        var callerLimit = room.rates().ofCaller(plans);
        var proxy = new ServiceProxy(
                vertx,
                room.upstreams(),
                room.platform().tokens(),
                config.maxBody(),
                new Patience(
                        config.http().requestTime(),
                        config.slowAnswer(),
                        config.limits().bodyRate()));
        router.route(RouteTable.API + "/*")
                .handler(authentication)
                .handler(callerLimit)
                .handler(new MovedRoutes(() -> config.policy().get().moves(), proxy))
                .handler(proxy.byAddress());
    }
}
