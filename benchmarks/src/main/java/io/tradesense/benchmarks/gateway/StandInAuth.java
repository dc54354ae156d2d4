package io.tradesense.benchmarks.gateway;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.util.concurrent.TimeUnit;

/** The part of auth that a gateway reads: the public keys, and a feed in which nothing has happened. */
final class StandInAuth {
    private static final String NOTHING = "{\"items\":[],\"next\":\"0-0\"}";
    private final HttpServer server;

    private StandInAuth(HttpServer server) {
        this.server = server;
    }

    static StandInAuth start(Vertx vertx, AccessTokenMint mint) throws Exception {
        var listening = vertx.createHttpServer()
                .requestHandler(request -> answer(request, mint))
                .listen(0, "127.0.0.1");
        return new StandInAuth(
                listening.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS));
    }

    int port() {
        return server.actualPort();
    }

    private static void answer(HttpServerRequest request, AccessTokenMint mint) {
        String text = request.path().endsWith("jwks.json") ? mint.jwks().encode() : NOTHING;
        request.response()
                .putHeader("content-type", "application/json")
                .end(text)
                .onFailure(gone -> System.err.println("the gateway hung up on the keys: " + gone));
    }
}
