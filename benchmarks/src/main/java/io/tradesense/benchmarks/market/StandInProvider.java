package io.tradesense.benchmarks.market;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Finnhub's quotes, Coinbase's, and Coinbase's stream, as each documents its own: without the wait and the bill. */
record StandInProvider(HttpServer server) {
    private static final int TRADE_MILLIS = 1_000;

    static StandInProvider start(Vertx vertx) throws Exception {
        var server = vertx.createHttpServer()
                .requestHandler(StandInProvider::quote)
                .webSocketHandler(socket -> trades(vertx, socket));
        return new StandInProvider(server.listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS));
    }

    String url() {
        return "http://127.0.0.1:" + server.actualPort();
    }

    String streamUrl() {
        return "ws://127.0.0.1:" + server.actualPort();
    }

    private static void quote(HttpServerRequest request) {
        var body = request.path().startsWith("/products/")
                ? new JsonObject()
                        .put("price", "190.12")
                        .put("bid", "190.11")
                        .put("ask", "190.13")
                        .put("volume", "1000.5")
                        .put("time", Instant.now().toString())
                : new JsonObject()
                        .put("c", 190.12)
                        .put("d", 2.87)
                        .put("dp", 1.53)
                        .put("h", 191)
                        .put("l", 188.1)
                        .put("o", 188.5)
                        .put("pc", 187.25)
                        .put("t", System.currentTimeMillis() / 1_000);
        request.response().putHeader("content-type", "application/json").end(body.encode());
    }

    /** Of every symbol asked for, a trade a second at another price. */
    private static void trades(Vertx vertx, ServerWebSocket socket) {
        var symbols = new JsonArray();
        var cents = new AtomicLong();
        socket.textMessageHandler(message -> symbols.addAll(new JsonObject(message).getJsonArray("product_ids")));
        long timer = vertx.setPeriodic(
                TRADE_MILLIS,
                due -> symbols.forEach(symbol -> {
                    var trade = new JsonObject()
                            .put("type", "ticker")
                            .put("product_id", symbol)
                            .put("price", "190." + (10 + cents.incrementAndGet() % 90))
                            .put("time", Instant.now().toString());
                    socket.writeTextMessage(trade.encode())
                            .onFailure(gone -> socket.close().onComplete(closed -> {}));
                }));
        socket.closeHandler(closed -> vertx.cancelTimer(timer));
    }
}
