package io.tradesense.gateway;

import io.tradesense.gateway.access.Authentication;
import io.tradesense.gateway.http.ClientClaims;
import io.tradesense.gateway.http.Compression;
import io.tradesense.gateway.http.Cors;
import io.tradesense.gateway.http.PlainRequests;
import io.tradesense.gateway.http.RouteTable;
import io.tradesense.gateway.http.SecurityHeaders;
import io.tradesense.gateway.http.UnreadBodies;
import io.tradesense.gateway.http.UnreadableRequests;
import io.tradesense.gateway.proxy.Patience;
import io.tradesense.gateway.proxy.ServiceProxy;
import io.tradesense.kit.http.AccessLog;
import io.tradesense.kit.http.Problems;
import io.tradesense.kit.http.RequestScopes;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** The public server on one event loop. */
final class Door extends VerticleBase {
    // To Vert.x, port 0 is a port for each door and -1 any free one for all of them.
    private static final int ANY_SHARED_PORT = -1;
    private final Room room;
    private final IntConsumer opened;
    private @Nullable HttpServer server;

    Door(Room room, IntConsumer opened) {
        this.room = room;
        this.opened = opened;
    }

    @Override
    public Future<?> start() {
        room.limit().watch(vertx);
        var http = room.config().http();
        var options = http.serverOptions()
                .setPort(http.port() == 0 ? ANY_SHARED_PORT : http.port())
                .setCompressionSupported(true);
        var starting = vertx.createHttpServer(options)
                .requestHandler(router())
                .invalidRequestHandler(new UnreadableRequests());
        server = starting;
        return starting.listen()
                .onSuccess(listening -> opened.accept(listening.actualPort()))
                .recover(failure -> Future.failedFuture(Ports.explain(failure, http.port(), "GATEWAY_HTTP_PORT")));
    }

    @Override
    public Future<?> stop() {
        // Doors stop before the verticle that opened them: a balancer must hear of it first.
        room.health().ready(false);
        return server == null
                ? Future.succeededFuture()
                : server.shutdown(room.config().http().drain().toMillis(), TimeUnit.MILLISECONDS);
    }

    private Router router() {
        var config = room.config();
        var router = Problems.answerFor(Router.router(vertx));
        router.route().handler(new ClientClaims(() -> config.policy().get().trustedProxies()));
        router.route().handler(new RequestScopes(config.http().requestTime()));
        router.route().handler(new SecurityHeaders());
        router.route().handler(new AccessLog("gateway", room.platform().meters()));
        router.route().handler(new UnreadBodies());
        router.route().handler(new Cors(() -> config.policy().get().allowedOrigins()));
        router.route().handler(new PlainRequests(config.maxBody()));
        router.route().handler(new Compression());
        router.get("/health").handler(room.report());
        room.health().mount(router);
        room.docs().mount(router);
        router.route(RouteTable.API + "/*")
                .handler(room.limit())
                .handler(room.rates().ofAddress());
        mountServices(router);
        return router;
    }

    private void mountServices(Router router) {
        var config = room.config();
        var authentication = new Authentication(room.tokens(), room.apiKeys());
        var callerLimit = room.rates().ofCaller();
        var proxy = new ServiceProxy(
                vertx,
                room.upstreams(),
                room.platform().tokens(),
                config.maxBody(),
                new Patience(config.http().requestTime(), config.slowAnswer()));
        for (String service : RouteTable.services()) {
            for (String prefix : RouteTable.prefixes(service)) {
                String address = RouteTable.API + prefix;
                router.route(address + "/*")
                        .handler(authentication)
                        .handler(callerLimit)
                        .handler(proxy.to(service, address, RouteTable.API));
            }
        }
    }
}
