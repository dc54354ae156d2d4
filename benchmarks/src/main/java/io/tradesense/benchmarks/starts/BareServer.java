package io.tradesense.benchmarks.starts;

import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The least that answers over HTTP on this stack: Vert.x and a router with one route, which says that it is ready. No settings, logs,
 * contract or database. No service on Vert.x can start sooner on the same machine.
 */
public final class BareServer {
    private BareServer() {}

    /** Listens on the port that {@code BARE_HTTP_PORT} names, of loopback. */
    public static void main(String[] arguments) throws Exception {
        Map<String, String> environment = System.getenv();
        int port = Integer.parseInt(environment.getOrDefault("BARE_HTTP_PORT", "8080"));
        Vertx vertx = Vertx.vertx();
        Router router = Router.router(vertx);
        router.get("/health/ready").handler(context -> context.response().end("{\"status\":\"UP\"}"));
        vertx.createHttpServer()
                .requestHandler(router)
                .listen(port, "127.0.0.1")
                .await(10, TimeUnit.SECONDS);
    }
}
